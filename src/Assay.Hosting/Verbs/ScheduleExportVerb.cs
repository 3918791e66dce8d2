using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Hosting.Pipelines;
using Assay.Hosting.Scheduling;
using Assay.Pipelines.Kubeflow;

namespace Assay.Hosting.Verbs;

/// <summary>Hands declared schedules to a scheduler: writes what cron or systemd reads, or makes recurring runs in Kubeflow.</summary>
internal sealed class ScheduleExportVerb : Verb, IGroupedVerb
{
    private readonly Argument<string[]> _pipelines = new("pipeline") { Description = "pipelines (default: all that have a schedule)", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<ScheduleTarget> _to = new("--to") { Description = "cron, systemd or kubeflow", Required = true };
    private readonly Option<bool> _apply = new("--apply") { Description = "kubeflow: make the recurring runs, in place of those of the same name; else they are only shown" };
    private readonly Option<string?> _image = new("--image") { Description = "kubeflow: the steps' image with its digest (default: KFP_IMAGE)" };
    private readonly Option<bool> _catchUp = new("--catch-up") { Description = "kubeflow: make up for times that were missed (default: no)" };

    public ScheduleExportVerb() : base(
        "export", "Hands schedules over: as lines of a crontab, as systemd timers, or as recurring runs of Kubeflow. Times are UTC.", "schedule export --to systemd", OutputFormat.Text)
    {
        Arguments.Add(_pipelines);
        foreach (var option in new Option[] { _to, _apply, _image, _catchUp })
            Options.Add(option);
    }

    public VerbGroup Group => Groups.Schedule;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var declarations = context.Get<Declarations>();
        var named = arguments.GetValue(_pipelines) is { Length: > 0 } names ? names.Select(declarations.Pipeline).ToList() : [.. declarations.Pipelines.Where(plan => plan.Descriptor.Schedule is not null)];
        if (named.Find(plan => plan.Descriptor.Schedule is null) is { } without)
            throw new UsageException($"{without.Descriptor.Name} has no schedule: declare [Pipeline(\"{without.Descriptor.Name}\", Schedule = \"0 6 * * *\")].");
        var files = new ScheduleFiles(context.Environment.Self, ProjectFolder.Find(context.Get<AssayOptions>(), context.Environment));
        switch (arguments.GetValue(_to))
        {
            case ScheduleTarget.Cron:
                context.Say("CRON_TZ=UTC");
                foreach (var plan in named)
                    context.Say(files.Crontab(plan.Descriptor.Name, plan.Descriptor.Schedule!));
                break;
            case ScheduleTarget.Systemd:
                foreach (var plan in named)
                    context.Say(files.Systemd(plan.Descriptor.Name, plan.Descriptor.Schedule!));
                break;
            default:
                await ToKubeflowAsync(named, arguments, context, cancellation).ConfigureAwait(false);
                break;
        }

        return ExitCode.Fine;
    }

    private async Task ToKubeflowAsync(
        List<CompilerServices.PipelinePlan> plans, ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var catchUp = arguments.GetValue(_catchUp);
        if (!arguments.GetValue(_apply))
        {
            foreach (var schedule in plans.Select(plan => new RecurringSchedule(plan.Descriptor.Name, plan.Descriptor.Schedule!) { CatchUp = catchUp }))
                context.Say($"{schedule.Name,-28} {schedule.Cron,-18} one run at a time, {(schedule.CatchUp ? "missed times are made up for" : "no catch-up")}");
            context.Say("Nothing was changed: --apply makes them.");
            return;
        }

        using var kubeflow = new KubeflowRunner(context);
        foreach (var plan in plans)
        {
            var made = await kubeflow.ScheduleAsync(plan, arguments.GetValue(_image), catchUp, cancellation).ConfigureAwait(false);
            context.Say($"  {made.Name,-28} {made.Cron,-18} recurring run {made.Id}");
        }
    }
}

/// <summary>Who keeps a schedule.</summary>
internal enum ScheduleTarget
{
    Cron,
    Systemd,
    Kubeflow,
}
