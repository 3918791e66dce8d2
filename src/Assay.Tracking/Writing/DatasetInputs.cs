using System.Text.Json.Nodes;
using Assay.Tracking.ModelFiles;
using Assay.Tracking.Rules;

namespace Assay.Tracking.Writing;

/// <summary>A dataset that a run reads, in MLflow's form.</summary>
internal static class DatasetInputs
{
    internal const string DigestTag = RunInput.DigestTag;
    internal const string VersionTag = RunInput.VersionTag;

    internal static RunInput Of(RunDataset dataset)
    {
        var source = new JsonObject();
        if (dataset.Source is { } uri)
            source["uri"] = uri;
        var tags = new List<Tag> { new(RunInput.ContextTag, dataset.Context), new(DigestTag, dataset.Digest) };
        if (dataset.Version is { } version)
            tags.Add(new Tag(VersionTag, version));

        // MLflow keeps 36 characters of a digest: enough to tell contents apart. The whole one is the tag.
        var digest = dataset.Digest[(dataset.Digest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return new RunInput
        {
            Tags = tags,
            Dataset = new LoggedDataset
            {
                Name = dataset.Name,
                Digest = digest.Length > Limits.Digest ? digest[..Limits.Digest] : digest,
                SourceType = Type(dataset.Source),
                Source = source.ToJsonString(),
                Schema = dataset.Columns.Count > 0 ? Short(ColumnSpec.ToSchema(dataset.Columns), Limits.Schema) : null,
                Profile = dataset.Rows is { } rows ? Profile(rows, dataset.Columns.Count) : null,
            },
        };
    }

    private static string Profile(long rows, int columns)
    {
        var profile = new JsonObject { ["num_rows"] = rows };
        if (columns > 0)
            profile["num_elements"] = rows * columns;
        return profile.ToJsonString();
    }

    // Half a schema is none.
    private static string? Short(string text, int most) => text.Length <= most ? text : null;

    private static string Type(string? source) => source switch
    {
        null => "code",
        _ when source.StartsWith("s3://", StringComparison.OrdinalIgnoreCase) => "s3",
        _ when source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) => "http",
        _ when source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => "http",
        _ => "local",
    };
}
