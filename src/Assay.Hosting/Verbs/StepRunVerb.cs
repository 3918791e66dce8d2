using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Pipelines;
using Assay.Pipelines.Steps;

namespace Assay.Hosting.Verbs;

/// <summary>Runs one step of a pipeline: what Kubeflow's containers and the local runner's processes call.</summary>
internal sealed class StepRunVerb : Verb, IGroupedVerb
{
    private readonly Argument<string> _pipeline = new("pipeline") { Description = "the pipeline's declared name" };
    private readonly Argument<string> _step = new("step") { Description = "the task's name" };
    private readonly Option<string> _input = new("--executor-input") { Description = "Kubeflow's executor input as JSON", Required = true };

    public StepRunVerb() : base("run", "Runs one step: what containers call.", "step run flight-delay-train train --executor-input {}")
    {
        Arguments.Add(_pipeline);
        Arguments.Add(_step);
        Options.Add(_input);
    }

    public VerbGroup Group => Groups.Step;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var plan = context.Get<Declarations>().Pipeline(arguments.GetValue(_pipeline)!);
        var name = arguments.GetValue(_step)!;
        var step = plan.Descriptor.Steps.FirstOrDefault(step => step.Name == name)
            ?? throw UsageException.Unknown($"step of {plan.Descriptor.Name}", name, plan.Descriptor.Steps.Select(step => step.Name));
        var outcome = await context.Get<StepHost>().RunAsync(plan, step, ExecutorInput.Parse(arguments.GetValue(_input)!), cancellation).ConfigureAwait(false);
        if (outcome.ExitCode == ExitCode.Fine)
            context.Say(outcome.Message);
        else if (outcome.Exception is { } thrown)
            return Failures.Report(thrown, context.Environment, outcome.ExitCode);
        else
            await context.Environment.Error.WriteLineAsync(outcome.Message).ConfigureAwait(false);
        return outcome.ExitCode;
    }
}
