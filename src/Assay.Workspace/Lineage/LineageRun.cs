using Assay.Workspace.Lineage.Facets;

namespace Assay.Workspace.Lineage;

/// <summary>
/// One run as it is told to a sink: a START when it is made, what it read and wrote as that becomes known, and one COMPLETE, FAIL or ABORT.
/// <code>
/// var run = await LineageRun.StartAsync(log, new() { Project = "flights", Job = "training.features" }, time, ct);
/// run.Input("flights_raw", use: new() { InputStatistics = new() { RowCount = rows } });
/// run.Output("features", new() { Version = new() { DatasetVersion = "7" } });
/// await run.CompleteAsync(ct);
/// </code>
/// Safe to use from many threads.
/// </summary>
public sealed class LineageRun
{
    private readonly IEventSink _sink;
    private readonly TimeProvider _time;
    private readonly string _project;
    private readonly LineageJob _job;
    private readonly Lock _lock = new();
    private readonly List<InputDataset> _inputs;
    private readonly List<OutputDataset> _outputs;
    private RunFacets _facets;
    private bool _ended;

    private LineageRun(IEventSink sink, LineageStart start, TimeProvider time)
    {
        _sink = sink;
        _time = time;
        _project = start.Project;
        var jobFacets = start.JobFacets ?? new();
        _job = new() { Namespace = LineageNames.NamespaceOf(_project), Name = start.Job, Facets = jobFacets with { JobType = jobFacets.JobType ?? new() } };
        _inputs = [.. start.Inputs];
        _outputs = [.. start.Outputs];
        var runFacets = start.RunFacets ?? new();
        _facets = runFacets with
        {
            Parent = start.Parent ?? runFacets.Parent,
            ProcessingEngine = runFacets.ProcessingEngine ?? new() { Name = "assay", Version = LineageNames.Version },
        };
        RunId = start.RunId ?? Guid.CreateVersion7(time.GetUtcNow());
    }

    /// <summary>The run's id, the same in all its events.</summary>
    public Guid RunId { get; }

    /// <summary>Names this run as the parent of another: of a pipeline's steps.</summary>
    public ParentRunFacet AsParent() => ParentRunFacet.Of(RunId, _job.Namespace, _job.Name);

    /// <summary>Starts a run: emits its START.</summary>
    /// <exception cref="WorkspaceException">The sink couldn't keep the event.</exception>
    public static async Task<LineageRun> StartAsync(
        IEventSink sink, LineageStart start, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(time);
        var run = new LineageRun(sink, start, time);
        await run.EmitAsync(RunState.Start, cancellationToken);
        return run;
    }

    /// <summary>Says what the run read. Said again of the same dataset, the facets given then take the place of the former ones.</summary>
    /// <param name="dataset">The dataset's name within the project that declares it: a library's, else this one.</param>
    /// <param name="facets">What is known of the dataset; null to leave it as it was.</param>
    /// <param name="use">What this run found in it; null to leave it as it was.</param>
    public LineageRun Input(string dataset, DatasetFacets? facets = null, InputFacets? use = null) =>
        Input(new InputDataset { Namespace = NamespaceOf(dataset), Name = dataset, Facets = facets, InputFacets = use });

    /// <summary>Says what the run read, of any namespace.</summary>
    public LineageRun Input(InputDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        lock (_lock)
        {
            var at = _inputs.FindIndex(d => d.Namespace == dataset.Namespace && d.Name == dataset.Name);
            if (at < 0)
                _inputs.Add(dataset);
            else
            {
                var known = _inputs[at];
                _inputs[at] = dataset with { Facets = dataset.Facets ?? known.Facets, InputFacets = dataset.InputFacets ?? known.InputFacets };
            }
        }

        return this;
    }

    /// <summary>Says what the run wrote. Said again of the same dataset, the facets given then take the place of the former ones.</summary>
    /// <param name="dataset">The dataset's name within the project that declares it: a library's, else this one.</param>
    /// <param name="facets">What is known of the dataset; null to leave it as it was.</param>
    /// <param name="made">What this run put there; null to leave it as it was.</param>
    public LineageRun Output(string dataset, DatasetFacets? facets = null, OutputFacets? made = null) =>
        Output(new OutputDataset { Namespace = NamespaceOf(dataset), Name = dataset, Facets = facets, OutputFacets = made });

    /// <summary>Says what the run wrote, of any namespace.</summary>
    public LineageRun Output(OutputDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        lock (_lock)
        {
            var at = _outputs.FindIndex(d => d.Namespace == dataset.Namespace && d.Name == dataset.Name);
            if (at < 0)
                _outputs.Add(dataset);
            else
            {
                var known = _outputs[at];
                _outputs[at] = dataset with { Facets = dataset.Facets ?? known.Facets, OutputFacets = dataset.OutputFacets ?? known.OutputFacets };
            }
        }

        return this;
    }

    /// <summary>Changes what is known of the run; shows with its next event.</summary>
    public LineageRun Facets(Func<RunFacets, RunFacets> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_lock)
            _facets = change(_facets);
        return this;
    }

    /// <summary>Emits what is known so far, for a run that takes long.</summary>
    public Task ProgressAsync(CancellationToken cancellationToken = default) => EmitAsync(RunState.Running, cancellationToken);

    /// <summary>Ends the run well.</summary>
    /// <exception cref="InvalidOperationException">The run has ended already.</exception>
    public Task CompleteAsync(CancellationToken cancellationToken = default) => EndAsync(RunState.Complete, cancellationToken);

    /// <summary>Ends a run that was stopped.</summary>
    /// <inheritdoc cref="CompleteAsync" path="/exception"/>
    public Task AbortAsync(CancellationToken cancellationToken = default) => EndAsync(RunState.Abort, cancellationToken);

    /// <summary>Ends a run that failed. The types of the exception and of its causes are told, never a message: it may quote a cell.</summary>
    /// <inheritdoc cref="CompleteAsync" path="/exception"/>
    public Task FailAsync(Exception exception, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var types = new List<string>();
        for (var e = exception; e is not null; e = e.InnerException)
            types.Add(e.GetType().FullName ?? e.GetType().Name);
        return FailAsync(string.Join(" <- ", types), cancellationToken);
    }

    /// <summary>Ends a run that failed for a reason that is no exception.</summary>
    /// <param name="reason">The reason in words that hold no cell value, e.g. <c>step exited with 3</c>.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <inheritdoc cref="CompleteAsync" path="/exception"/>
    public Task FailAsync(string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Facets(f => f with { ErrorMessage = new() { Message = reason } });
        return EndAsync(RunState.Fail, cancellationToken);
    }

    private string NamespaceOf(string dataset) => LineageNames.NamespaceOf(DeclaringProject.OfDataset(dataset, _project));

    private async Task EndAsync(RunState state, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_ended)
                throw new InvalidOperationException($"Run {RunId} of {_job.Name} has ended already; a run ends once.");
            _ended = true;
        }

        try
        {
            await EmitAsync(state, cancellationToken);
        }
        catch
        {
            lock (_lock)
                _ended = false;
            throw;
        }
    }

    private Task EmitAsync(RunState state, CancellationToken cancellationToken)
    {
        RunEvent emitted;
        lock (_lock)
        {
            emitted = new()
            {
                EventType = state,
                EventTime = _time.GetUtcNow(),
                Run = new() { RunId = RunId, Facets = _facets },
                Job = _job,
                Inputs = [.. _inputs],
                Outputs = [.. _outputs],
            };
        }

        return _sink.AppendAsync([emitted], cancellationToken);
    }
}
