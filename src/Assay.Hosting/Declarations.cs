using Assay.CompilerServices;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting;

/// <summary>What the running program declares, by name.</summary>
internal sealed class Declarations
{
    public IReadOnlyList<AssayModule> Modules { get; } = AssayModules.All;

    /// <summary>The project of the program itself: that of the module registered last.</summary>
    public string Project => Modules.Count == 0 ? "assay" : Modules[^1].Project;

    public IEnumerable<DatasetPlan> Datasets => Modules.SelectMany(module => module.Datasets);

    public IEnumerable<ModelPlan> Models => Modules.SelectMany(module => module.Models);

    public IEnumerable<PipelinePlan> Pipelines => Modules.SelectMany(module => module.Pipelines);

    public IEnumerable<MonitorDescriptor> Monitors => Modules.SelectMany(module => module.Monitors);

    /// <summary>A dataset with a source, or columns without one.</summary>
    public DatasetPlan Dataset(string name) => Find("dataset", name, Datasets, plan => plan.Descriptor.Name);

    public ModelPlan Model(string name) => Find("model", name, Models, plan => plan.Descriptor.Name);

    public PipelinePlan Pipeline(string name) => Find("pipeline", name, Pipelines, plan => plan.Descriptor.Name);

    public MonitorDescriptor Monitor(string name) => Find("monitor", name, Monitors, monitor => monitor.Name);

    private static T Find<T>(string kind, string name, IEnumerable<T> all, Func<T, string> nameOf)
        where T : class
    {
        var known = all.ToList();
        return known.Find(item => string.Equals(nameOf(item), name, StringComparison.Ordinal))
            ?? throw UsageException.Unknown(kind, name, known.Select(nameOf));
    }
}
