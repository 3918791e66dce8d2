using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Monitoring;

namespace Assay.Hosting.Verbs;

/// <summary>Says what is known of monitors without running them.</summary>
internal sealed class MonitorStatusVerb : MonitorVerb
{
    private readonly Argument<string?> _monitor = new("monitor") { Description = "the monitor's declared name; all where it is left out", Arity = ArgumentArity.ZeroOrOne };

    public MonitorStatusVerb() : base("status", "Shows judged windows and alerts without judging anew.", "monitor status flight-delay-live") => Arguments.Add(_monitor);

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var declarations = context.Get<Declarations>();
        List<MonitorDescriptor> monitors = arguments.GetValue(_monitor) is { } name ? [declarations.Monitor(name)] : [.. declarations.Monitors];
        var runner = context.Get<MonitorRunner>();
        var all = new List<MonitorStatus>();
        foreach (var monitor in monitors)
            all.Add(await runner.StatusAsync(monitor, cancellation).ConfigureAwait(false));
        context.WriteJson(all, MonitorJson.Default.IReadOnlyListMonitorStatus);
        if (!context.Json)
        {
            foreach (var status in all)
            {
                context.Say(string.Create(CultureInfo.InvariantCulture, $"{status.Monitor} watches {status.Model}: {status.Windows.Count} windows judged"));
                MonitorText.Windows(context.Out, status.Windows);
                MonitorText.Alerts(context.Out, [.. status.Alerts.Where(alert => alert.IsLiving)]);
            }
        }

        return all.TrueForAll(status => status.Alerts.All(alert => !alert.IsLiving)) ? ExitCode.Fine : ExitCode.Refused;
    }
}
