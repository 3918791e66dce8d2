using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Pipelines;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;

namespace Assay.Hosting.Verbs;

/// <summary>Runs a pipeline: on this machine, each step as a process, or in Kubeflow. Both run the emitted file.</summary>
internal sealed class RunVerb : Verb
{
    private readonly RunOptions _options = new();

    public RunVerb() : base("run", "Runs a pipeline on this machine, each step as a process, or in Kubeflow.", "run flight-delay-train --param trees=200 --data flights@1") =>
        _options.AddTo(this);

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        if (arguments.GetValue(_options.File) is { } file)
            return await FileAsync(file, arguments, context, cancellation).ConfigureAwait(false);
        var plan = context.Get<Declarations>().Pipeline(arguments.GetValue(_options.Pipeline)!);
        if (arguments.GetValue(_options.On) == RunPlace.Kubeflow)
            return await OnKubeflowAsync(plan, arguments, context, cancellation).ConfigureAwait(false);
        var local = new LocalRun(context, plan, useCache: !arguments.GetValue(_options.Fresh), arguments.GetValue(_options.Debug));
        if (arguments.GetValue(_options.Sweep) is { Length: > 0 } sweep)
            return await SweepAsync(Sweep.Parse(sweep), local, arguments, context, cancellation).ConfigureAwait(false);
        return await OnceAsync(plan, local, arguments, context, cancellation).ConfigureAwait(false);
    }

    private async Task<int> OnceAsync(PipelinePlan plan, LocalRun local, ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var unchanged = context.Get<UnchangedRuns>();
        PipelineRunResult result;
        if (_options.IsResumed(arguments))
        {
            result = await local.ResumeAsync(_options.ResumedRun(arguments), cancellation).ConfigureAwait(false);
        }
        else
        {
            var parameters = await ParametersAsync(local.Ir, arguments, context, SweepPoint.Start, cancellation).ConfigureAwait(false);
            if (!arguments.GetValue(_options.Fresh) && arguments.GetValue(_options.Debug) is null
                && await FindAsync(unchanged, plan, local.Ir, parameters, cancellation).ConfigureAwait(false) is { } earlier)
            {
                context.Say($"  {earlier.Pipeline}: nothing to do. Code, parameters, data and champion are those of run {earlier.RunId}, which {RunConsole.Verdict(earlier)}. --no-cache runs it all the same.");
                return await EndAsync(earlier, context, told: true).ConfigureAwait(false);
            }

            result = await local.RunAsync(parameters, cancellation).ConfigureAwait(false);
        }

        await unchanged.KeepAsync(plan, local.Ir, result, cancellation).ConfigureAwait(false);
        return await EndAsync(result, context).ConfigureAwait(false);
    }

    private static async Task<PipelineRunResult?> FindAsync(
        UnchangedRuns runs, PipelinePlan plan, PipelineIr ir, IReadOnlyDictionary<string, JsonElement> parameters, CancellationToken cancellation)
    {
        try
        {
            return await runs.FindAsync(plan, ir, parameters, cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    private async Task<int> SweepAsync(Sweep sweep, LocalRun local, ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        // All are read first: a mistake in the last must not show after hours.
        var points = new List<IReadOnlyDictionary<string, JsonElement>>();
        foreach (var point in sweep.Points)
            points.Add(await ParametersAsync(local.Ir, arguments, context, point, cancellation).ConfigureAwait(false));
        var results = new List<PipelineRunResult>();
        foreach (var (parameters, at) in points.Select((parameters, at) => (parameters, at)))
        {
            context.Say($"  {string.Join(", ", sweep.Axes.Zip(sweep.Points[at].Values, (axis, value) => $"{axis}={value}"))}");
            results.Add(await local.RunAsync(parameters, cancellation).ConfigureAwait(false));
        }

        if (context.Json)
            await context.Out.WriteLineAsync($"[{string.Join(',', results.Select(result => Encoding.UTF8.GetString(result.ToJson())))}]").ConfigureAwait(false);
        else
            sweep.Write(context.Out, results);
        return results.Exists(result => result.ExitCode == ExitCode.EnvironmentFailed) ? ExitCode.EnvironmentFailed : results.Min(result => result.ExitCode);
    }

    private async Task<int> FileAsync(string file, ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(file, context.Environment.CurrentFolder);
        var ir = PipelineIr.Parse(await System.IO.File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), file);
        var runner = context.Get<LocalRunners>().Create(ir, arguments.GetValue(_options.Map)!);
        try
        {
            var request = new PipelineRunRequest
            {
                Ir = ir,
                Project = context.Get<Declarations>().Project,
                Parameters = PipelineParameters.Parse(ir, arguments.GetValue(_options.Parameters)!),
            };
            var observer = context.Json ? null : new RunConsole(context.Out, context.Environment.Interactive);
            return await EndAsync(await runner.RunAsync(request, observer, cancellation).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    private async Task<int> OnKubeflowAsync(PipelinePlan plan, ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        using var kubeflow = new KubeflowRunner(context);
        if (arguments.GetValue(_options.Stop) is { } stopped)
        {
            await kubeflow.StopAsync(stopped, cancellation).ConfigureAwait(false);
            context.Say($"  {stopped} is being stopped");
            return ExitCode.Fine;
        }

        var runId = arguments.GetValue(_options.Resume);
        var follow = arguments.GetValue(_options.Follow);
        if (runId is not null)
        {
            await kubeflow.RetryAsync(runId, cancellation).ConfigureAwait(false);
        }
        else
        {
            var ir = PipelineIr.Parse(plan.Ir, plan.Descriptor.Name);
            var parameters = await ParametersAsync(ir, arguments, context, SweepPoint.Start, cancellation).ConfigureAwait(false);
            var run = await kubeflow.StartAsync(plan, arguments.GetValue(_options.Image), parameters, cancellation).ConfigureAwait(false);
            kubeflow.Announce(run, follow);
            runId = run.Id;
        }

        return follow ? await kubeflow.FollowAsync(plan, runId, cancellation).ConfigureAwait(false) : ExitCode.Fine;
    }

    private static async Task<int> EndAsync(PipelineRunResult result, VerbContext context, bool told = false)
    {
        if (context.Json)
            await context.Out.WriteLineAsync(Encoding.UTF8.GetString(result.ToJson())).ConfigureAwait(false);
        else if (!told)
            RunConsole.Summarize(context.Out, result);
        return result.ExitCode;
    }

    private Task<IReadOnlyDictionary<string, JsonElement>> ParametersAsync(
        PipelineIr ir, ParseResult arguments, VerbContext context, SweepPoint point, CancellationToken cancellation) => context.Get<RunParameters>().ResolveAsync(
            ir,
            Merged(arguments.GetValue(_options.Parameters)!, point.Parameters),
            Merged(arguments.GetValue(_options.Data)!, point.Data),
            arguments.GetValue(_options.AsOf),
            cancellation);

    private static Dictionary<string, string> Merged(Dictionary<string, string> given, IReadOnlyDictionary<string, string> swept)
    {
        var all = new Dictionary<string, string>(given, StringComparer.Ordinal);
        foreach (var (key, value) in swept)
            all[key] = value;
        return all;
    }
}
