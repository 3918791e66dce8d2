using Assay.Catalog.Lineage;
using Assay.Workspace.Lineage;

namespace Assay.Catalog.Folding;

/// <summary>Joins what was declared with what happened.</summary>
internal sealed class CatalogMaking
{
    private const int RunsKept = 30, ValidationsKept = 500, WindowsKept = 400;

    private readonly IReadOnlyList<Manifest> _manifests;
    private readonly SortedDictionary<LineageName, DatasetFold> _datasets;
    private readonly SortedDictionary<LineageName, JobFold> _jobs;
    private readonly IReadOnlyCollection<RunFold> _folds;
    private readonly IReadOnlyList<CatalogRun> _runs;
    private readonly ILookup<LineageName, CatalogRun> _runsOf;
    private readonly ILookup<Guid?, CatalogRun> _partsOf;
    private readonly GraphBuilder _graph = new();
    private readonly Dictionary<string, Asset> _assets = new(StringComparer.Ordinal);

    public CatalogMaking(
        IReadOnlyList<Manifest> manifests, SortedDictionary<Guid, RunFold> runs, SortedDictionary<LineageName, DatasetFold> datasets,
        SortedDictionary<LineageName, JobFold> jobs)
    {
        (_manifests, _datasets, _jobs, _folds) = (manifests, datasets, jobs, runs.Values);
        _runs = [.. runs.Values.Select(fold => fold.ToRun()).OrderByDescending(run => run.Started).ThenByDescending(run => run.RunId)];
        _runsOf = _runs.ToLookup(run => new LineageName(run.Namespace, run.Job));
        _partsOf = _runs.ToLookup(run => run.Parent);
    }

    public CatalogModel Build()
    {
        foreach (var manifest in _manifests)
            Declare(manifest);
        Discover();
        var names = new DeclaredNames(_manifests);
        foreach (var manifest in _manifests)
            new DeclaredLineage(_graph, manifest, names).Add();
        Observe();
        IReadOnlyList<Asset> assets =
        [
            .. _assets.Values.OrderBy(a => a.Kind).ThenBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Project, StringComparer.Ordinal),
        ];
        return new(assets, names, _graph.Build(), ColumnTracing.Trace(_datasets, _graph, _assets));
    }

    private void Declare(Manifest manifest)
    {
        var project = manifest.Project;
        foreach (var d in manifest.Datasets)
        {
            Add(new DatasetAsset(d.Source is null ? AssetKind.Columns : AssetKind.Dataset)
            {
                Urn = Urn.Of(project, "dataset", d.Name), Project = project, Name = d.Name, Documentation = d.Documentation, Owner = d.Owner, Declared = d.Declared,
                Descriptor = d,
                Runs = Newest(_runs.Where(r => Uses(r, LineageName.InProject(project, d.Name)))),
                Validations = ValidationsOf(LineageName.InProject(project, d.Name)),
                Versions = VersionsOf(LineageName.InProject(project, d.Name)),
                Places = PlacesOf(LineageName.InProject(project, d.Name)),
            });
        }

        foreach (var m in manifest.Models)
        {
            Add(new ModelAsset
            {
                Urn = Urn.Of(project, "model", m.Name), Project = project, Name = m.Name, Documentation = m.Documentation, Owner = m.Owner, Declared = m.Declared,
                Descriptor = m,
                Runs = Newest(_runs.Where(r => r.Writes.Any(w => new LineageName(w.Namespace, w.Name) == LineageName.InProject(project, LineageNames.Model(m.Name))))),
                Gates = [.. Of(project, m).SelectMany(f => f.Gates.Values).Where(g => g.Model == m.Name).OrderByDescending(g => g.At).ThenByDescending(g => g.RunId)],
                Deployments =
                [
                    .. Of(project, m).SelectMany(f => f.Deployments.Values).Where(x => x.Model == m.Name).OrderByDescending(x => x.At).ThenBy(x => x.Version, StringComparer.Ordinal),
                ],
            });
        }

        foreach (var p in manifest.Pipelines)
            DeclarePipeline(project, p);
        foreach (var w in manifest.Monitors)
        {
            var job = LineageName.InProject(project, LineageNames.MonitorJob(w.Name));
            Add(new MonitorAsset
            {
                Urn = Urn.Of(project, "monitor", w.Name), Project = project, Name = w.Name, Documentation = w.Documentation, Owner = w.Owner, Declared = w.Declared,
                Descriptor = w,
                Runs = Newest(_runsOf[job]),
                Windows = Windows(job, w),
            });
        }
    }

    private void DeclarePipeline(string project, PipelineDescriptor pipeline)
    {
        var runs = _runsOf[LineageName.InProject(project, pipeline.Name)].Select(WithMetricsOfParts);
        Add(new PipelineAsset
        {
            Urn = Urn.Of(project, "pipeline", pipeline.Name), Project = project, Name = pipeline.Name, Documentation = pipeline.Documentation,
            Owner = pipeline.Owner, Declared = pipeline.Declared, Descriptor = pipeline, Runs = Newest(runs),
        });
        foreach (var step in pipeline.Steps)
        {
            var name = LineageNames.StepJob(pipeline.Name, step.Name);
            Add(new StepAsset
            {
                Urn = Urn.Of(project, "step", name), Project = project, Name = name, Documentation = step.Documentation, Owner = pipeline.Owner,
                Declared = pipeline.Declared, Pipeline = pipeline.Name, Descriptor = step, Runs = Newest(_runsOf[LineageName.InProject(project, name)]),
            });
        }
    }

    /// <summary>Datasets that only events know: neither declared, nor rows or models of a step, nor another name of one that is declared.</summary>
    private void Discover()
    {
        var projects = _manifests.Select(m => m.Project).ToHashSet(StringComparer.Ordinal);
        var aliases = _datasets.Where(d => _assets.ContainsKey(Urn.Of(d.Key.Project, "dataset", d.Key.Name)))
            .SelectMany(d => d.Value.Symlinks.Select(link => (link, Urn.Of(d.Key.Project, "dataset", d.Key.Name)))).ToList();
        foreach (var (link, urn) in aliases)
            _graph.Named(link, urn);
        foreach (var (name, fold) in _datasets)
        {
            var isOurs = projects.Contains(name.Project) && name.Namespace != name.Project;
            if (isOurs || _graph.IdOf(name) is not null || fold.Described["type"]?.DatasetType?.DatasetType == "MODEL")
                continue;
            var urn = Urn.Of(name.Project, "dataset", name.Name);
            var owner = fold.Described["ownership"]?.Ownership?.Owners is [var first, ..] ? first.Name : null;
            var asset = new DatasetAsset(AssetKind.Dataset)
            {
                Urn = urn, Project = name.Project, Name = name.Name, IsDeclared = false, Owner = owner,
                Documentation = fold.Described["documentation"]?.Documentation?.Description,
                Descriptor = new() { Name = name.Name, TypeName = "", Columns = ColumnTracing.Columns(fold) },
                Runs = Newest(_runs.Where(r => Uses(r, name))),
                Validations = ValidationsOf(name), Versions = VersionsOf(name), Places = PlacesOf(name),
            };
            Add(asset);
            _graph.Named(name, urn);
            _graph.Node(new(urn, NodeKind.Dataset, name.Name, urn, owner));
        }
    }

    private void Observe()
    {
        foreach (var dataset in _assets.Values.OfType<DatasetAsset>().OrderBy(d => d.Urn, StringComparer.Ordinal))
            ObservedLineage.Versions(_graph, dataset.Urn, dataset.Name, dataset.Versions);
        foreach (var pipeline in _assets.Values.OfType<PipelineAsset>().OrderBy(p => p.Urn, StringComparer.Ordinal))
        {
            foreach (var run in pipeline.Runs)
                ObservedLineage.Run(_graph, run, pipeline.Urn, _partsOf[run.RunId]);
        }

        foreach (var model in _assets.Values.OfType<ModelAsset>().OrderBy(m => m.Urn, StringComparer.Ordinal))
        {
            foreach (var deployment in model.Deployments.Take(1))
                ObservedLineage.Champion(_graph, model.Project, deployment);
        }

        var projects = _manifests.Select(m => LineageNames.NamespaceOf(m.Project)).ToHashSet(StringComparer.Ordinal);
        foreach (var (job, fold) in _jobs)
        {
            if (!projects.Contains(job.Namespace))
                ObservedLineage.Foreign(_graph, job, fold);
        }
    }

    private CatalogRun WithMetricsOfParts(CatalogRun run) =>
        run with { Metrics = FacetReading.Sorted(_partsOf[run.RunId].Append(run).SelectMany(r => r.Metrics).Select(m => (m.Key, m.Value))) };

    private IReadOnlyList<Validation> ValidationsOf(LineageName name) =>
    [
        .. _folds.Select(f => f.Validations[name]).OfType<Validation>().OrderByDescending(v => v.At).ThenByDescending(v => v.RunId).Take(ValidationsKept),
    ];

    private IReadOnlyList<CommittedVersion> VersionsOf(LineageName name) =>
    [
        .. _folds.SelectMany(f => f.Versions.Pairs).Where(v => v.Key.Item1 == name).Select(v => v.Value)
            .OrderByDescending(v => v.At).ThenByDescending(v => v.Version, StringComparer.Ordinal),
    ];

    /// <summary>A window that was judged again counts as it was judged last.</summary>
    private IReadOnlyList<MonitorWindow> Windows(LineageName job, MonitorDescriptor monitor) =>
    [
        .. _folds.Where(f => f.Job == job).Select(f => (f.ToRun().Started, Fold: f)).OrderByDescending(f => f.Started).SelectMany(f => f.Fold.Windows.Values)
            .DistinctBy(w => (w.Start, w.ModelVersion)).OrderByDescending(w => w.Start).ThenByDescending(w => w.ModelVersion, StringComparer.Ordinal)
            .Take(WindowsKept).Select(w => w.ToWindow(monitor)),
    ];

    private IReadOnlyList<string> PlacesOf(LineageName name) =>
        _datasets.TryGetValue(name, out var fold) ? [.. fold.Symlinks.Except(fold.Stores).Select(l => l.Namespace == "file" ? l.Name : $"{l.Namespace}/{l.Name}")] : [];

    // A library's model may be trained by the pipeline of another project.
    private IEnumerable<RunFold> Of(string project, ModelDescriptor model)
    {
        var name = LineageName.InProject(project, LineageNames.Model(model.Name));
        return _folds.Where(f => f.Job.Namespace == name.Namespace || f.Uses(name));
    }

    private static bool Uses(CatalogRun run, LineageName name) =>
        run.Reads.Concat(run.Writes).Any(use => use.Namespace == name.Namespace && use.Name == name.Name);

    private static IReadOnlyList<CatalogRun> Newest(IEnumerable<CatalogRun> runs) => [.. runs.Take(RunsKept)];

    private void Add(Asset asset) => _assets.TryAdd(asset.Urn, asset);
}
