namespace Assay.Tracking.Import;

/// <summary>A place that experiments, runs and models are read from. What it can't read it tells <see cref="ImportProgress"/>, and goes on.</summary>
internal interface IImportSource
{
    string Location { get; }

    IAsyncEnumerable<Experiment> ExperimentsAsync(ImportProgress progress, CancellationToken cancel);

    IAsyncEnumerable<ForeignRun> RunsAsync(Experiment experiment, ImportProgress progress, CancellationToken cancel);

    IAsyncEnumerable<ForeignModel> ModelsAsync(ImportProgress progress, CancellationToken cancel);
}

/// <summary>A run of another place; what may be large is read when it is asked for.</summary>
internal sealed record ForeignRun
{
    internal required RunInfo Info { get; init; }

    internal IReadOnlyList<Param> Params { get; init; } = [];

    internal IReadOnlyList<Tag> Tags { get; init; } = [];

    internal IReadOnlyList<RunInput> Inputs { get; init; } = [];

    internal required Func<CancellationToken, IAsyncEnumerable<Metric>> Metrics { get; init; }

    internal required Func<CancellationToken, IAsyncEnumerable<ForeignFile>> Artifacts { get; init; }
}

/// <summary>A file among a run's artifacts.</summary>
internal sealed record ForeignFile(string Path, long Size, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <summary>A registered model of another place, its versions in order.</summary>
internal sealed record ForeignModel(RegisteredModel Model, IReadOnlyList<RegisteredModelVersion> Versions)
{
    /// <summary>The version's files as a path of a run's artifacts; null where they belong to no run.</summary>
    internal required Func<RegisteredModelVersion, string?> PathInRun { get; init; }
}
