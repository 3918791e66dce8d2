using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Monitoring;
using Assay.Monitoring.Ingest;

namespace Assay.Hosting.Verbs;

/// <summary>Joins labels that arrived later with the predictions they belong to.</summary>
internal sealed class MonitorIngestVerb : MonitorVerb
{
    private readonly Argument<string> _monitor = new("monitor") { Description = "the monitor's declared name" };
    private readonly Option<string> _source = new("--source") { Description = "a file with the column id and the known-after columns, or the label", Required = true };

    public MonitorIngestVerb() : base("ingest", "Joins labels with the predictions they belong to, by id.", "monitor ingest flight-delay-live --source labels.csv")
    {
        Arguments.Add(_monitor);
        Options.Add(_source);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var declarations = context.Get<Declarations>();
        var monitor = declarations.Monitor(arguments.GetValue(_monitor)!);
        var path = Path.GetFullPath(arguments.GetValue(_source)!, context.Environment.CurrentFolder);
        var report = await context.Get<LabelIngest>().IngestAsync(declarations.Model(monitor.Model), path, cancellation).ConfigureAwait(false);
        context.WriteJson(report, MonitorJson.Default.LabelReport);
        context.Say(string.Create(CultureInfo.InvariantCulture, $"  {report.Labelled:N0} of {report.Rows:N0} rows gave predictions of {report.Model} their labels"));
        Say(context, report.Repeated, "said what was known", []);
        Say(context, report.Conflicting, "conflict with the label that is known, which stays", report.ConflictingIds);
        Say(context, report.Unknown, "have an id that the model never gave", report.UnknownIds);
        Say(context, report.Missing, "have no id or no label", []);
        Say(context, report.Unreadable, "can't be read, or make no label together with their request", []);
        return report.IsClean ? ExitCode.Fine : ExitCode.Refused;
    }

    private static void Say(VerbContext context, long rows, string what, IReadOnlyList<string> ids)
    {
        if (rows > 0)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"  {rows:N0} {what}{(ids.Count > 0 ? $": {string.Join(", ", ids)}{(rows > ids.Count ? ", …" : "")}" : "")}"));
    }
}
