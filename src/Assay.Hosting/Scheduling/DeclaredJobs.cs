using System.Globalization;
using Assay.CompilerServices;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Pipelines;
using Assay.Monitoring;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.Workspace.Lineage;
using Cronos;

namespace Assay.Hosting.Scheduling;

/// <summary>What the declarations want done by itself: pipelines with a schedule, windows of monitors.</summary>
internal sealed class DeclaredJobs(VerbContext context)
{
    private static readonly TimeSpan s_longestWindowWait = TimeSpan.FromHours(1);

    public IReadOnlyList<ScheduledJob> All()
    {
        var declarations = context.Get<Declarations>();
        return
        [
            .. declarations.Pipelines.Where(plan => plan.Descriptor.Schedule is not null).Select(Pipeline),
            .. declarations.Monitors.Select(monitor => Monitor(monitor, declarations.Model(monitor.Model))),
        ];
    }

    /// <summary>A line for whoever reads the server's output.</summary>
    public void Tell(string line) => context.Environment.Error.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{context.Environment.Clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} schedule: {line}"));

    private ScheduledJob Pipeline(PipelinePlan plan)
    {
        var (name, cron) = (plan.Descriptor.Name, CronExpression.Parse(plan.Descriptor.Schedule!));
        return new(name, after => cron.GetNextOccurrence(after, TimeZoneInfo.Utc), async (due, cancellation) =>
        {
            var ir = PipelineIr.Parse(plan.Ir, name);
            var none = new Dictionary<string, string>(StringComparer.Ordinal);
            var result = await context.Get<LocalRunners>().Create(useCache: true).RunAsync(
                new PipelineRunRequest
                {
                    Ir = ir,
                    Project = DeclaringProject.OfPipeline(name, context.Get<Declarations>().Project),
                    Descriptor = plan.Descriptor,
                    Parameters = await context.Get<RunParameters>().ResolveAsync(ir, none, none, null, cancellation).ConfigureAwait(false),
                    ScheduledTime = due,
                },
                null,
                cancellation).ConfigureAwait(false);
            Tell(string.Create(CultureInfo.InvariantCulture, $"{name} of {due:yyyy-MM-dd HH:mm} UTC {RunConsole.Verdict(result)} in {result.Duration.TotalSeconds:0} s; run {result.RunId}"));
        });
    }

    // Windows that were judged and haven't changed are left alone, so that asking more often than a window ends costs little.
    private ScheduledJob Monitor(MonitorDescriptor monitor, ModelPlan model)
    {
        var every = TimeSpan.FromSeconds(monitor.WindowSeconds) is var window && window < s_longestWindowWait ? window : s_longestWindowWait;
        return new(monitor.Name, after => new DateTimeOffset(((after.UtcTicks / every.Ticks) + 1) * every.Ticks, TimeSpan.Zero), async (due, cancellation) =>
        {
            var report = await context.Get<MonitorRunner>().RunAsync(monitor, model, due, cancellation).ConfigureAwait(false);
            if (report.Windows.Count > 0)
                Tell(string.Create(CultureInfo.InvariantCulture, $"{monitor.Name}: {report.Windows.Count} windows judged, {report.Opened.Count} alerts opened, {report.Resolved.Count} resolved"));
        });
    }
}
