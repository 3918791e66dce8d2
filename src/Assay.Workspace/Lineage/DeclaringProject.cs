using Assay.CompilerServices;

namespace Assay.Workspace.Lineage;

/// <summary>
/// Which project declares what a program works with. Lineage names each thing by the project that declares it, whichever program reads, makes
/// or runs it: two programs that share a library speak of the same datasets.
/// </summary>
public static class DeclaringProject
{
    private const string Models = "models/";

    /// <summary>The project of a dataset, of a model (<c>models/NAME</c>) or of rows that a step makes (<c>PIPELINE/STEP/OUTPUT</c>).</summary>
    /// <param name="name">Its name in lineage.</param>
    /// <param name="otherwise">The running program's project: it counts first, and where no module declares the name.</param>
    public static string OfDataset(string name, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.StartsWith(Models, StringComparison.Ordinal))
            return OfModel(name[Models.Length..], otherwise);
        return name.IndexOf('/', StringComparison.Ordinal) is > 0 and var end
            ? OfPipeline(name[..end], otherwise)
            : Of(module => module.Datasets.Any(plan => plan.Descriptor.Name == name), otherwise);
    }

    /// <summary>The project of a model.</summary>
    /// <inheritdoc cref="OfDataset"/>
    public static string OfModel(string name, string otherwise) => Of(module => module.Models.Any(plan => plan.Descriptor.Name == name), otherwise);

    /// <summary>The project of a pipeline, and so of its jobs.</summary>
    /// <inheritdoc cref="OfDataset"/>
    public static string OfPipeline(string name, string otherwise) => Of(module => module.Pipelines.Any(plan => plan.Descriptor.Name == name), otherwise);

    /// <summary>The project of a monitor, and so of its job.</summary>
    /// <inheritdoc cref="OfDataset"/>
    public static string OfMonitor(string name, string otherwise) => Of(module => module.Monitors.Any(monitor => monitor.Name == name), otherwise);

    private static string Of(Func<AssayModule, bool> declares, string otherwise)
    {
        var projects = AssayModules.All.Where(declares).Select(module => module.Project).ToList();
        return projects.Count == 0 || projects.Contains(otherwise) ? otherwise : projects[0];
    }
}
