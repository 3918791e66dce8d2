using Assay.CompilerServices;

namespace Assay.Pipelines.Steps;

/// <summary>
/// The container's side of a pipeline: runs one step over Kubeflow's <see cref="ExecutorInput"/>, in a cluster and under the local runner alike.
/// Safe to use from many threads.
/// </summary>
public sealed class StepRunner
{
    private readonly StepServices _services;

    /// <summary>A runner of steps.</summary>
    /// <param name="services">What steps need of the other rooms.</param>
    public StepRunner(StepServices services)
    {
        ArgumentNullException.ThrowIfNull(services);
        _services = services;
    }

    /// <summary>Runs a step: reads its inputs, writes its outputs, and at the end the executor output.</summary>
    /// <param name="plan">The pipeline.</param>
    /// <param name="step">The step, of the pipeline's descriptor.</param>
    /// <param name="input">What it is given.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How it ended; what it threw is in there, so that a host can show all of it in the step's log.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<StepOutcome> RunAsync(PipelinePlan plan, StepDescriptor step, ExecutorInput input, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(input);
        var inputs = new StepInputs(step, input, _services);
        var outputs = new StepOutputs(step, input, inputs.Data);
        var lineage = await StepLineage.StartAsync(plan.Descriptor, step, input, _services, cancellation).ConfigureAwait(false);
        try
        {
            var outcome = await RunAsync(plan, step, inputs, outputs, lineage, cancellation).ConfigureAwait(false);
            if (outcome.ExitCode == 0)
                await outputs.CompleteAsync(cancellation).ConfigureAwait(false);
            await lineage.EndAsync(inputs, outputs, null, outcome.ExitCode == 0 ? null : outcome.Message).ConfigureAwait(false);
            return outcome;
        }
        catch (OperationCanceledException e) when (cancellation.IsCancellationRequested)
        {
            await lineage.EndAsync(inputs, outputs, e, null).ConfigureAwait(false);
            throw;
        }
        catch (Exception e)
        {
            await lineage.EndAsync(inputs, outputs, e is OperationCanceledException ? new InvalidOperationException(e.Message, e) : e, null).ConfigureAwait(false);
            return new(3, $"{step.Name}: {e.Message}", e);
        }
    }

    private async Task<StepOutcome> RunAsync(
        PipelinePlan plan, StepDescriptor step, StepInputs inputs, StepOutputs outputs, StepLineage lineage, CancellationToken cancellation)
    {
        var generated = new GeneratedSteps(plan, step, inputs, outputs, lineage, _services);
        switch (step.Kind)
        {
            case StepKind.Observe:
                return await generated.ObserveAsync(cancellation).ConfigureAwait(false);
            case StepKind.Validate:
                return await generated.ValidateAsync(cancellation).ConfigureAwait(false);
            case StepKind.Admit:
                return await generated.AdmitAsync(cancellation).ConfigureAwait(false);
            case StepKind.Gate:
                return await generated.GateAsync(cancellation).ConfigureAwait(false);
            case StepKind.Deploy:
                return await generated.DeployAsync(cancellation).ConfigureAwait(false);
            default:
                // Under a local runner it is the runner that tells, of cached steps too.
                if (_services.StepRunId is null)
                    StepRunData.Log(_services.Run, step, inputs.Given, static _ => null);
                await plan.RunStepAsync(step.Name, new ArtifactStepContext(step, inputs, outputs, _services), cancellation).ConfigureAwait(false);
                return new(0, $"{step.Name}: done");
        }
    }
}
