using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Erasure;

namespace Assay.Hosting.Verbs;

/// <summary>Removes rows by their keys from every version, as the law may ask.</summary>
internal sealed class VersionEraseVerb : VersionVerb
{
    private readonly Option<string?> _keys = new("--keys") { Description = "a file of rows with the columns of the key: CSV with a header, Parquet, JSON lines" };
    private readonly Option<Dictionary<string, string>> _key = CommonOptions.Pairs("--key", "a cell that the rows have, as COLUMN=VALUE; several times where the key has several columns");
    private readonly Option<string> _why = new("--why") { Description = "why: becomes part of the proof; name no person in it", Required = true };
    private readonly Option<string?> _despite = new("--despite-holds") { Description = "change held versions too, for this reason, which is recorded" };

    public VersionEraseVerb() : base(
        "erase", "Removes rows by their keys from every version and deletes the files that held them; leaves a proof without the keys.", "version erase airports --key iata=ABC --why \"request 17\"")
    {
        Options.Add(_keys);
        Options.Add(_key);
        Options.Add(_why);
        Options.Add(_despite);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var cells = arguments.GetValue(_key)!;
        var file = arguments.GetValue(_keys);
        if (cells.Count == 0 == file is null)
            throw new UsageException("Name the rows with --key COLUMN=VALUE, or with --keys FILE: one of them.");
        var request = new ErasureRequest
        {
            Cells = cells,
            KeysFile = file is null ? null : Path.GetFullPath(file, context.Environment.CurrentFolder),
            Why = arguments.GetValue(_why)!,
            DespiteHolds = arguments.GetValue(_despite),
        };
        var report = await context.Get<VersionStore>().EraseAsync(dataset, request, cancellation).ConfigureAwait(false);
        context.WriteJson(report, ErasureJson.Default.ErasureReport);
        return Say(report, context);
    }

    private static int Say(ErasureReport report, VerbContext context)
    {
        if (report.FoundNothing)
        {
            context.Say($"{report.Dataset}: no version has such a row. Cells are compared as text, as assay version diff shows them");
            return ExitCode.Fine;
        }

        foreach (var version in report.Versions.Where(version => version.Rows > 0))
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{version.Version,5}  {version.Rows:N0} rows"));
        if (report.IsStopped)
        {
            context.Say($"{report.Dataset}: held by {string.Join(", ", report.Holds)}; nothing was changed. Release the holds, or give --despite-holds REASON");
            return ExitCode.Refused;
        }

        context.Say(string.Create(
            CultureInfo.InvariantCulture, $"{report.Dataset}: erased from {report.Versions.Count(version => version.Rows > 0)} versions, {report.Deleted.Count} files deleted; proof {report.Id}"));
        if (report.Holds.Count > 0)
            context.Say($"held versions were changed despite {string.Join(", ", report.Holds)}: {report.DespiteHolds}");
        context.Say("The source, quarantined rows, verdicts' samples and artifacts of runs are not versions: look there too");
        return ExitCode.Fine;
    }
}
