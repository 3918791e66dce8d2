using Assay.Workspace.Lineage;

namespace Assay.Validation.Events;

/// <summary>One validation as a run of the job <c>validate.DATASET</c>. A failed verdict completes its run: the validation did its work.</summary>
internal sealed class ValidationRun
{
    private readonly LineageRun? _run;
    private readonly DatasetDescriptor _dataset;
    private bool _ended;

    private ValidationRun(LineageRun? run, DatasetDescriptor dataset) => (_run, _dataset) = (run, dataset);

    internal static async Task<ValidationRun> StartAsync(
        BatchValidationOptions options, DatasetDescriptor dataset, TimeProvider time, CancellationToken cancellation)
    {
        if (options.Events is null)
            return new(null, dataset);
        var start = new LineageStart { Project = options.Project, Job = "validate." + dataset.Name, Parent = options.Parent };
        return new(await LineageRun.StartAsync(options.Events, start, time, cancellation).ConfigureAwait(false), dataset);
    }

    internal async Task CompleteAsync(Verdict verdict, RowsIdentity rows, CancellationToken cancellation)
    {
        if (_run is null)
            return;
        _run.Input(_dataset.Name, VerdictFacets.Dataset(_dataset, rows), VerdictFacets.Input(_dataset, verdict));
        await _run.CompleteAsync(cancellation).ConfigureAwait(false);
        _ended = true;
    }

    /// <summary>Ends the run of a validation that threw. Cancellation is not passed on: the end of a run is told in any case.</summary>
    internal Task EndAsync(Exception e) => _run is null || _ended
        ? Task.CompletedTask
        : e is OperationCanceledException ? _run.AbortAsync(CancellationToken.None) : _run.FailAsync(e, CancellationToken.None);
}
