using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Records;

namespace Assay.Hosting.Verbs;

/// <summary>Shows what is recorded of a version.</summary>
internal sealed class VersionShowVerb : VersionVerb
{
    private readonly Argument<string> _version = Reference("version", "the version");

    public VersionShowVerb() : base("show", "Shows a version: who, why, from what, its columns, changes and quality.", "version show airports latest") =>
        Arguments.Add(_version);

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var reference = await VersionOfAsync(dataset, arguments.GetValue(_version)!, context, cancellation).ConfigureAwait(false);
        var record = (await context.Get<VersionStore>().RecordAsync(dataset, reference, cancellation).ConfigureAwait(false))!;
        context.WriteJson(record, VersionRecordJson.Default.VersionRecord);
        var gone = await context.Get<VersionStore>().ExpiryAsync(dataset, record.V, cancellation).ConfigureAwait(false);
        (string, string?)[] since =
        [
            ("gone", gone is null ? null : Text($"since {gone.ExpiredUtc:yyyy-MM-dd HH:mm}Z by {gone.Author ?? "nobody named"}: {gone.Why}")),
            ("erased", record.Amended is { } amended ? $"rows were erased: proof {amended.Erasure}; committed as {amended.Superseded}" : null),
        ];
        foreach (var (name, value) in Facts(record).Concat(since))
        {
            if (value is { Length: > 0 })
                context.Say($"{name,-10} {value}");
        }

        return ExitCode.Fine;
    }

    private static IEnumerable<(string Name, string? Value)> Facts(VersionRecord record) =>
    [
        ("version", Text($"{record.Dataset}@{record.V}, {(record.Kind == VersionStrategy.Snapshot ? "snapshot" : "diff")} ({record.Why})")),
        ("committed", Text($"{record.CreatedUtc:yyyy-MM-dd HH:mm:ss}Z by {record.Author ?? "nobody named"}")),
        ("message", record.Message),
        ("source", record.Source.Location is { } place ? $"{place}  {record.Source.Digest}".TrimEnd() : "rows in memory"),
        ("rows", Text($"{record.Rows:N0}  (+{record.Inserted:N0} −{record.Deleted:N0} ~{record.Updated:N0})")),
        ("cells", string.Join(", ", record.ChangedCells.Select(cell => Text($"{cell.Key} {cell.Value:N0}")))),
        ("columns", string.Join(", ", record.Schema.Select(column => $"{column.Name} {column.Type}{(column.Nullable ? "?" : "")}"))),
        ("key", string.Join(", ", record.Keys)),
        ("quality", Quality(record.Quality)),
        ("content", record.ContentHash),
        ("parts", string.Join(", ", record.Files.Select(file => Text($"{file.Path} {file.Bytes:N0} bytes")))),
        ("code", record.GitCommit),
        ("run", record.RunId),
    ];

    private static string Quality(VersionQuality quality)
    {
        var counts = Text($"{quality.Status}: {quality.Passed} passed, {quality.Warned} warned, {quality.Failed} failed");
        return quality.AcceptedBecause is { } why ? $"{counts}; accepted because {why}" : counts;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
