using Assay.Pipelines.Local;
using Assay.Workspace.Lineage;

namespace Assay.Pipelines.Lineage;

/// <summary>Tells the event log of a local run and of its steps: a START and one end each, whatever becomes of the processes.</summary>
internal sealed class RunLineage(IEventSink sink, PipelineRunRequest request, LineageRun pipeline, TimeProvider time)
{
    public static async Task<RunLineage> StartAsync(
        IEventSink sink, PipelineRunRequest request, Guid runId, TimeProvider time, CancellationToken cancellation)
    {
        var start = new LineageStart
        {
            Project = request.Project,
            Job = request.Ir.Name,
            RunId = runId,
            JobFacets = new()
            {
                JobType = new() { JobType = "PIPELINE" },
                Documentation = request.Descriptor?.Documentation is { Length: > 0 } text ? new() { Description = text } : null,
                Ownership = request.Descriptor?.Owner is { } owner ? new() { Owners = [new(owner)] } : null,
            },
            RunFacets = request.ScheduledTime is { } scheduled ? new() { NominalTime = new() { NominalStartTime = scheduled } } : null,
        };
        return new(sink, request, await LineageRun.StartAsync(sink, start, time, cancellation).ConfigureAwait(false), time);
    }

    /// <summary>Starts a step.</summary>
    /// <param name="step">The step; null for a task of a pipeline without declaration.</param>
    /// <param name="task">The task's name.</param>
    /// <param name="stepRunId">The step's run; null for a new one.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public Task<LineageRun> StepAsync(StepDescriptor? step, string task, Guid? stepRunId, CancellationToken cancellation) => LineageRun.StartAsync(
        sink,
        new()
        {
            Project = request.Project,
            Job = $"{request.Ir.Name}.{task}",
            RunId = stepRunId,
            Parent = pipeline.AsParent(),
            JobFacets = StepDatasets.Job(step, request.Descriptor?.Owner),
            Inputs = step is null ? [] : StepDatasets.Inputs(request.Project, request.Ir.Name, step),
            Outputs = step is null ? [] : StepDatasets.Outputs(request.Project, request.Ir.Name, step),
        },
        time,
        cancellation);

    public Task EndAsync(TaskState state, string? reason) => state switch
    {
        TaskState.Canceled => pipeline.AbortAsync(CancellationToken.None),
        TaskState.Failed => pipeline.FailAsync(reason ?? "a step failed", CancellationToken.None),
        _ => pipeline.CompleteAsync(CancellationToken.None),
    };
}
