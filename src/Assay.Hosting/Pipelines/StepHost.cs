using Assay.CompilerServices;
using Assay.Hosting.CommandLine;
using Assay.Pipelines.Steps;
using Assay.Validation.Reports;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Pipelines;

/// <summary>Runs a step with the rooms of this host, inside the tracked run that the environment names.</summary>
internal sealed class StepHost(
    IServiceProvider provider,
    HostEnvironment environment,
    Declarations declarations,
    IDatasetSources sources,
    IBatchValidation validation,
    IPartialValidation parts,
    IModelRegistry registry,
    IRunTracker tracker,
    IEventSink events,
    IEnumerable<IReferenceStore> references,
    TimeProvider clock)
{
    public async Task<StepOutcome> RunAsync(PipelinePlan plan, StepDescriptor step, ExecutorInput input, CancellationToken cancellation)
    {
        // Adopted where MLFLOW_RUN_ID names one; a step run by hand gets a run of its own.
        var run = await tracker.StartAsync(new RunStart(plan.Descriptor.Name, step.Name), cancellation).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            var runner = new StepRunner(new StepServices
            {
                Project = DeclaringProject.OfPipeline(plan.Descriptor.Name, declarations.Project),
                Sources = sources,
                Validation = validation,
                Parts = parts,
                VerdictReport = static (verdicts, made) => VerdictPage.Render(verdicts, made),
                Registry = registry,
                Run = run,
                Events = events,
                Time = clock,
                References = [.. references],
                Provider = provider,
                RunId = Id(StepEnvironment.RunId),
                StepRunId = Id(StepEnvironment.StepRunId),
            });
            try
            {
                var outcome = await runner.RunAsync(plan, step, input, cancellation).ConfigureAwait(false);
                run.LogMetric($"system/{step.Name}/peak_memory_bytes", PeakMemory());
                await run.EndAsync(outcome.ExitCode == ExitCode.Fine, cancellation).ConfigureAwait(false);
                return outcome;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                await run.StopAsync(CancellationToken.None).ConfigureAwait(false);
                throw;
            }
        }
    }

    private static long PeakMemory()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private Guid? Id(string variable) => Guid.TryParse(environment.Variable(variable), out var id) ? id : null;
}
