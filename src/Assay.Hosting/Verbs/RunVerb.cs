using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Pipelines;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Verbs;

/// <summary>Runs a pipeline: on this machine, each step as a process, or in Kubeflow. Both run the emitted file.</summary>
internal sealed class RunVerb : Verb
{
    private readonly Argument<string> _pipeline = new("pipeline") { Description = "the pipeline's declared name" };
    private readonly Option<Dictionary<string, string>> _parameters = CommonOptions.Pairs("--param", "a parameter of the pipeline as KEY=VALUE; several times");
    private readonly Option<Dictionary<string, string>> _data = CommonOptions.Pairs("--data", "a dataset at a version as NAME@REF; several times", '@');
    private readonly Option<DateTimeOffset?> _asOf = CommonOptions.AsOf();
    private readonly Option<bool> _fresh = new("--no-cache") { Description = "run every step, even where an earlier result with the same inputs is there" };
    private readonly Option<RunPlace> _on = new("--on") { Description = "where it runs: local (default) or kubeflow (KFP_ENDPOINT)" };
    private readonly Option<string?> _image = new("--image") { Description = "kubeflow: the steps' image with its digest, REGISTRY/NAME@sha256:… (default: KFP_IMAGE)" };
    private readonly Option<bool> _follow = new("--follow") { Description = "kubeflow: wait for the end, and exit by the gate's verdict" };
    private readonly Option<string?> _retry = new("--retry") { Description = "kubeflow: run again what failed in this run" };
    private readonly Option<string?> _stop = new("--stop") { Description = "kubeflow: stop this run" };

    public RunVerb() : base("run", "Runs a pipeline on this machine, each step as a process, or in Kubeflow.", "run flight-delay-train --param trees=200 --data flights@1")
    {
        Arguments.Add(_pipeline);
        foreach (var option in new Option[] { _parameters, _data, _asOf, _fresh, _on, _image, _follow, _retry, _stop })
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(_on) == RunPlace.Kubeflow)
                return;
            foreach (var option in new Option[] { _image, _follow, _retry, _stop }.Where(option => result.GetResult(option) is { Implicit: false }))
                result.AddError($"{option.Name} needs --on kubeflow.");
        });
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var declarations = context.Get<Declarations>();
        var plan = declarations.Pipeline(arguments.GetValue(_pipeline)!);
        if (arguments.GetValue(_on) == RunPlace.Kubeflow)
            return await OnKubeflowAsync(plan, arguments, context, cancellation).ConfigureAwait(false);

        var ir = PipelineIr.Parse(plan.Ir, plan.Descriptor.Name);
        var runner = context.Get<LocalRunners>().Create(useCache: !arguments.GetValue(_fresh));
        PipelineRunResult result;
        try
        {
            var request = new PipelineRunRequest
            {
                Ir = ir,
                Project = DeclaringProject.OfPipeline(plan.Descriptor.Name, declarations.Project),
                Descriptor = plan.Descriptor,
                Parameters = await ParametersAsync(ir, arguments, context, cancellation).ConfigureAwait(false),
            };
            result = await runner.RunAsync(request, context.Json ? null : new RunConsole(context.Out), cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }

        if (context.Json)
            await context.Out.WriteLineAsync(System.Text.Encoding.UTF8.GetString(result.ToJson())).ConfigureAwait(false);
        else
            RunConsole.Summarize(context.Out, result);
        return result.ExitCode;
    }

    private async Task<int> OnKubeflowAsync(CompilerServices.PipelinePlan plan, ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        using var kubeflow = new KubeflowRunner(context);
        if (arguments.GetValue(_stop) is { } stopped)
        {
            await kubeflow.StopAsync(stopped, cancellation).ConfigureAwait(false);
            context.Say($"  {stopped} is being stopped");
            return ExitCode.Fine;
        }

        var runId = arguments.GetValue(_retry);
        var follow = arguments.GetValue(_follow);
        if (runId is not null)
        {
            await kubeflow.RetryAsync(runId, cancellation).ConfigureAwait(false);
        }
        else
        {
            var ir = PipelineIr.Parse(plan.Ir, plan.Descriptor.Name);
            var run = await kubeflow.StartAsync(
                plan, arguments.GetValue(_image), await ParametersAsync(ir, arguments, context, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            kubeflow.Announce(run, follow);
            runId = run.Id;
        }

        return follow ? await kubeflow.FollowAsync(plan, runId, cancellation).ConfigureAwait(false) : ExitCode.Fine;
    }

    private Task<IReadOnlyDictionary<string, System.Text.Json.JsonElement>> ParametersAsync(
        PipelineIr ir, ParseResult arguments, VerbContext context, CancellationToken cancellation) =>
        context.Get<RunParameters>().ResolveAsync(
            ir, arguments.GetValue(_parameters)!, arguments.GetValue(_data)!, arguments.GetValue(_asOf), cancellation);
}

/// <summary>Where a pipeline runs.</summary>
internal enum RunPlace
{
    Local,
    Kubeflow,
}
