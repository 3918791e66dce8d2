using System.CommandLine;
using System.Globalization;
using Assay.Data;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Records;

namespace Assay.Hosting.Verbs;

/// <summary>Writes exactly the rows of a version to a file.</summary>
internal sealed class VersionCheckoutVerb : Verb, IGroupedVerb
{
    private readonly Argument<string> _version = new("dataset@version") { Description = "the dataset's declared name, @, and a number, a tag, latest, or a time" };
    private readonly Option<string?> _out = new("--out") { Description = "the file (default: DATASET@VERSION and the format's extension, in the current folder); one that is there is replaced" };

    public VersionCheckoutVerb() : base(
        "checkout", "Writes exactly the rows of a version to a file, once their hash is found right.", "version checkout airports@1 --out before.csv --format csv",
        OutputFormat.Text, OutputFormat.Json, OutputFormat.Parquet, OutputFormat.Csv, OutputFormat.Arrow)
    {
        Arguments.Add(_version);
        Options.Add(_out);
    }

    public VerbGroup Group => Groups.Version;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var named = arguments.GetValue(_version)!;
        var at = named.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at == named.Length - 1)
            throw new UsageException($"'{named}' names no version: write DATASET@VERSION, as in airports@1 or airports@latest.");
        var dataset = context.Get<Declarations>().Dataset(named[..at]).Descriptor.Name;
        var version = await VersionVerb.VersionOfAsync(dataset, named[(at + 1)..], context, cancellation).ConfigureAwait(false);
        var format = FormatOf(context.Format, arguments.GetValue(_out));
        var path = Path.GetFullPath(arguments.GetValue(_out) ?? $"{dataset}@{version}.{format.ToString().ToLowerInvariant()}", context.Environment.CurrentFolder);
        var record = await context.Get<VersionStore>().CheckoutAsync(dataset, version, path, format, cancellation).ConfigureAwait(false);
        context.WriteJson(record, VersionRecordJson.Default.VersionRecord);
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{dataset}@{record.V}: {record.Rows:N0} rows, {record.ContentHash}, written to {path}"));
        return ExitCode.Fine;
    }

    private static FileFormat FormatOf(OutputFormat asked, string? path) => asked switch
    {
        OutputFormat.Parquet => FileFormat.Parquet,
        OutputFormat.Csv => FileFormat.Csv,
        OutputFormat.Arrow => FileFormat.Arrow,
        _ => Path.GetExtension(path)?.ToLowerInvariant() switch
        {
            ".csv" => FileFormat.Csv,
            ".arrow" or ".feather" => FileFormat.Arrow,
            ".jsonl" or ".ndjson" => FileFormat.JsonLines,
            null or "" or ".parquet" or ".pq" => FileFormat.Parquet,
            var other => throw new UsageException($"'{other}' is no format that can be written: name a .parquet, .csv, .jsonl or .arrow file, or give --format."),
        },
    };
}
