using Assay.Workspace.Lineage;

namespace Assay.Catalog.Folding;

/// <summary>
/// Makes the catalog from declarations and events. The order of events doesn't matter, and the same event twice changes nothing, so that logs
/// of many processes can be read as they come. One thread at a time.
/// </summary>
public sealed class CatalogFold
{
    private readonly SortedDictionary<Guid, RunFold> _runs = [];
    private readonly SortedDictionary<LineageName, DatasetFold> _datasets = [];
    private readonly SortedDictionary<LineageName, JobFold> _jobs = [];

    /// <summary>The catalog of some manifests and events.</summary>
    public static CatalogModel Of(IReadOnlyList<Manifest> manifests, IEnumerable<LineageEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var fold = new CatalogFold();
        foreach (var e in events)
            fold.Apply(e);
        return fold.Build(manifests);
    }

    /// <summary>Takes in one event, of design time or of a run.</summary>
    public void Apply(LineageEvent lineageEvent)
    {
        ArgumentNullException.ThrowIfNull(lineageEvent);
        var order = EventOrder.Of(lineageEvent);
        switch (lineageEvent)
        {
            case RunEvent run:
                At(_runs, run.Run.RunId, id => new RunFold(id)).Apply(run, order);
                ApplyJob(run.Job, run.Inputs, run.Outputs, order);
                break;
            case JobEvent job:
                ApplyJob(job.Job, job.Inputs, job.Outputs, order);
                break;
            case DatasetEvent { Dataset: var dataset }:
                At(_datasets, LineageName.Of(dataset), _ => new DatasetFold()).Apply(dataset.Facets, order);
                break;
        }
    }

    /// <summary>The catalog of everything taken in so far. Where two manifests declare the same name in the same project, the first counts.</summary>
    public CatalogModel Build(IReadOnlyList<Manifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        return new CatalogMaking(manifests, _runs, _datasets, _jobs).Build();
    }

    private void ApplyJob(LineageJob job, IReadOnlyList<InputDataset> inputs, IReadOnlyList<OutputDataset> outputs, EventOrder order)
    {
        At(_jobs, LineageName.Of(job), _ => new JobFold()).Apply(job, inputs, outputs, order);
        foreach (var dataset in inputs.Concat<LineageDataset>(outputs))
            At(_datasets, LineageName.Of(dataset), _ => new DatasetFold()).Apply(dataset.Facets, order);
    }

    private static T At<TKey, T>(SortedDictionary<TKey, T> all, TKey key, Func<TKey, T> create)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var found))
            all[key] = found = create(key);
        return found;
    }
}
