using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Catalog;

/// <summary>ASY6008, 6010 and 6012: a dataset's source opens on one machine only, is another's too, or is read by nothing known.</summary>
internal static class SourceRules
{
    public static void Check(Inquiry inquiry)
    {
        if (inquiry.Declaration.Kind != DeclarationKind.Dataset || inquiry.Attribute.Named<string>("Source") is not { Length: > 0 } source)
            return;
        var cancellation = inquiry.Cancellation;
        var place = Places.Argument(inquiry.Attribute, "Source", 0, cancellation);
        if (inquiry.Index.Sources(cancellation).OwnerOf(inquiry.Declaration) is { } owner)
            inquiry.Report(Descriptors.SharedSource, place, inquiry.Declaration.Name, owner);
        if (SourceText.Scheme(source) is { } scheme)
        {
            // What may stand behind a scheme only its reader knows.
            if (scheme != "duckdb" && !inquiry.Index.ReadsSchemes(cancellation))
            {
                inquiry.Report(
                    Descriptors.UnreadableSource, place, source,
                    $"has the scheme '{scheme}', which nothing here reads: take a file, 'duckdb:' with a query, or register an ISourceScheme");
            }
        }
        else if (SourceText.Binding(source) is { } binding)
        {
            inquiry.Report(Descriptors.MachineBoundSource, place, source, binding);
        }
        else if (SourceText.UnknownExtension(source) is { } extension)
        {
            inquiry.Report(
                Descriptors.UnreadableSource, place, source,
                $"ends in '{extension}', of which no format is known: .parquet, .pq, .csv, .tsv, .jsonl, .ndjson and .json are read");
        }
    }
}
