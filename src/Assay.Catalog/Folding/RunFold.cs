using Assay.Workspace.Lineage;

namespace Assay.Catalog.Folding;

/// <summary>All that the events of one run tell.</summary>
internal sealed class RunFold(Guid runId)
{
    private readonly Known<LineageName, DatasetUse> _reads = new(Comparer<LineageName>.Default);
    private readonly Known<LineageName, DatasetUse> _writes = new(Comparer<LineageName>.Default);
    private EventOrder? _latest;
    private DateTimeOffset _started = DateTimeOffset.MaxValue;
    private RunEvent _shell = null!;

    public Known<LineageName, Validation> Validations { get; } = new(Comparer<LineageName>.Default);

    public Known<(LineageName, string), CommittedVersion> Versions { get; } = new(Comparer<(LineageName, string)>.Default);

    public Known<string, GateResult> Gates { get; } = new(StringComparer.Ordinal);

    public Known<string, Deployment> Deployments { get; } = new(StringComparer.Ordinal);

    public Known<(DateTimeOffset, string), WindowFacts> Windows { get; } = new(Comparer<(DateTimeOffset, string)>.Default);

    public LineageName Job => LineageName.Of(_shell.Job);

    /// <summary>Whether the run read or wrote it.</summary>
    public bool Uses(LineageName name) => _reads[name] is not null || _writes[name] is not null;

    public void Apply(RunEvent e, EventOrder order)
    {
        if (e.EventTime < _started)
            _started = e.EventTime;
        if (_latest is not { } latest || order.CompareTo(latest) > 0)
        {
            _latest = order;
            _shell = e with { Inputs = [], Outputs = [] };
        }

        foreach (var input in e.Inputs)
        {
            var name = LineageName.Of(input);
            _reads.Set(name, order, new(input.Namespace, input.Name, input.Facets?.Version?.DatasetVersion, input.InputFacets?.InputStatistics?.RowCount));
            Validations.Set(name, order, FacetReading.Validated(e, input));
        }

        foreach (var output in e.Outputs)
        {
            var name = LineageName.Of(output);
            _writes.Set(name, order, new(output.Namespace, output.Name, output.Facets?.Version?.DatasetVersion, output.OutputFacets?.OutputStatistics?.RowCount));
            if (FacetReading.Committed(e, output) is { } version)
                Versions.Set((name, version.Version), order, version);
        }

        if (FacetReading.Judged(e) is { } gate)
            Gates.Set(gate.Model, order, gate);
        if (FacetReading.Deployed(e) is { } deployment)
            Deployments.Set(deployment.Model, order, deployment);
        foreach (var window in FacetReading.Watched(e))
            Windows.Set((window.Start, window.ModelVersion ?? ""), order, window);
    }

    public CatalogRun ToRun() => new()
    {
        RunId = runId,
        Namespace = _shell.Job.Namespace,
        Job = _shell.Job.Name,
        State = _shell.EventType,
        Started = _started,
        Ended = _latest!.Value.Ends ? _shell.EventTime : null,
        Scheduled = _shell.Run.Facets?.NominalTime?.NominalStartTime,
        Error = _shell.Run.Facets?.ErrorMessage?.Message,
        Parent = _shell.Run.Facets?.Parent?.Run.RunId,
        Reads = [.. _reads.Values],
        Writes = [.. _writes.Values],
        Metrics = FacetReading.Sorted(Gates.Values.SelectMany(g => g.Metrics).Where(m => m.Candidate is not null).Select(m => (m.Metric, m.Candidate!.Value))),
    };
}
