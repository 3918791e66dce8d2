using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Monitoring;

namespace Assay.Hosting.Verbs;

/// <summary>Judges a monitor's windows and moves its alerts on.</summary>
internal sealed class MonitorRunVerb : MonitorVerb
{
    private readonly Argument<string> _monitor = new("monitor") { Description = "the monitor's declared name" };
    private readonly Option<DateTimeOffset?> _asOf = CommonOptions.AsOf();

    public MonitorRunVerb() : base("run", "Judges the windows that have ended and opens, keeps and resolves alerts.", "monitor run flight-delay-live --as-of 2001-07-01")
    {
        _asOf.Description = "windows that end up to this time are judged, ISO 8601; UTC where it has no zone (default: now)";
        Arguments.Add(_monitor);
        Options.Add(_asOf);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var declarations = context.Get<Declarations>();
        var monitor = declarations.Monitor(arguments.GetValue(_monitor)!);
        var asOf = arguments.GetValue(_asOf) ?? context.Environment.Clock.GetUtcNow();
        var report = await context.Get<MonitorRunner>().RunAsync(monitor, declarations.Model(monitor.Model), asOf, cancellation).ConfigureAwait(false);
        context.WriteJson(report, MonitorJson.Default.MonitorReport);
        if (!context.Json)
        {
            MonitorText.Windows(context.Out, report.Windows);
            context.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"  {report.Windows.Count} windows judged, {report.Unchanged} unchanged; alerts: {report.Opened.Count} opened, {report.Resolved.Count} resolved, {report.Open.Count} open"));
            MonitorText.Alerts(context.Out, report.Open);
            foreach (var note in report.Deliveries.Where(delivery => delivery.Note.Length > 0).Select(delivery => delivery.Note).Distinct(StringComparer.Ordinal))
                context.Say($"  {note}");
        }

        return report.IsWell ? ExitCode.Fine : ExitCode.Refused;
    }
}
