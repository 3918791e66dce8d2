using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Records;

namespace Assay.Hosting.Verbs;

/// <summary>Lists the versions of a dataset.</summary>
internal sealed class VersionListVerb() : VersionVerb("list", "Lists the versions of a dataset, newest first.", "version list airports")
{
    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var store = context.Get<VersionStore>();
        var records = await store.RecordsAsync(dataset, cancellation).ConfigureAwait(false);
        context.WriteJson(records, VersionRecordJson.Default.IReadOnlyListVersionRecord);
        var tags = (await store.TagsAsync(dataset, cancellation).ConfigureAwait(false)).ToLookup(tag => tag.Version, tag => tag.Tag);
        if (records.Count == 0)
            context.Say($"{dataset} has no version yet: assay version commit {dataset}");
        foreach (var record in records)
        {
            var gone = await store.ExpiryAsync(dataset, record.V, cancellation).ConfigureAwait(false);
            context.Say(Line(record, gone is null ? tags[record.V] : [.. tags[record.V], string.Create(CultureInfo.InvariantCulture, $"gone since {gone.ExpiredUtc:yyyy-MM-dd}")]));
        }
        return ExitCode.Fine;
    }

    private static string Line(VersionRecord record, IEnumerable<string> tags)
    {
        var named = string.Join(", ", tags);
        var label = named.Length == 0 ? "" : $"  [{named}]";
        var quality = record.Quality.AcceptedBecause is null ? "" : "  accepted with failures";
        var kind = record.Kind == VersionStrategy.Snapshot ? "snapshot" : "diff";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{record.V,5}  {record.CreatedUtc:yyyy-MM-dd HH:mm}  {kind,-8}  {record.Rows,12:N0} rows  +{record.Inserted:N0} −{record.Deleted:N0} ~{record.Updated:N0}{label}{quality}  {record.Message}").TrimEnd();
    }
}
