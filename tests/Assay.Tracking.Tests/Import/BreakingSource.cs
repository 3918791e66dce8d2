using System.Runtime.CompilerServices;
using Assay.Tracking.Import;

namespace Assay.Tracking.Tests.Import;

/// <summary>A source that breaks off after a number of things read from it: experiments, runs, points of metrics, files, models.</summary>
internal sealed class BreakingSource(IImportSource inner, int after) : IImportSource
{
    private int _read;

    public string Location => inner.Location;

    /// <summary>Things read in all.</summary>
    internal int Read => _read;

    public IAsyncEnumerable<Experiment> ExperimentsAsync(ImportProgress progress, CancellationToken cancel) => Counted(inner.ExperimentsAsync(progress, cancel));

    public async IAsyncEnumerable<ForeignRun> RunsAsync(Experiment experiment, ImportProgress progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var run in Counted(inner.RunsAsync(experiment, progress, cancel)))
            yield return run with { Metrics = stop => Counted(run.Metrics(stop)), Artifacts = stop => Counted(run.Artifacts(stop)) };
    }

    public IAsyncEnumerable<ForeignModel> ModelsAsync(ImportProgress progress, CancellationToken cancel) => Counted(inner.ModelsAsync(progress, cancel));

    private async IAsyncEnumerable<T> Counted<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
        {
            yield return item;
            // After an item was worked on: what follows it is missing.
            if (_read++ == after)
                throw new BrokenOffException();
        }
    }

    internal sealed class BrokenOffException : Exception;
}
