using Assay.CompilerServices;

namespace Assay;

/// <summary>Manifests of what is known otherwise than from a file.</summary>
public static class Manifests
{
    /// <summary>
    /// What a running program declares, one manifest per project in order of first registration, entries ordered by name: the same as
    /// <c>assay/manifest.json</c>, but without <c>declared</c>, which an assembly doesn't carry.
    /// </summary>
    /// <param name="modules">The modules, such as <see cref="AssayModules.All"/>.</param>
    public static IReadOnlyList<Manifest> OfModules(IEnumerable<AssayModule> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        return
        [
            .. modules.GroupBy(module => module.Project, StringComparer.Ordinal).Select(project => new Manifest
            {
                Project = project.Key,
                Datasets = Ordered(project.SelectMany(m => m.Datasets).Select(p => p.Descriptor), d => d.Name),
                Models = Ordered(project.SelectMany(m => m.Models).Select(p => p.Descriptor), d => d.Name),
                Pipelines = Ordered(project.SelectMany(m => m.Pipelines).Select(p => p.Descriptor), d => d.Name),
                Monitors = Ordered(project.SelectMany(m => m.Monitors), d => d.Name),
            }),
        ];
    }

    /// <summary>
    /// Adds the places in the source that a manifest from a file knows to one of a running program; entries are matched by kind and name.
    /// </summary>
    /// <param name="manifest">What counts.</param>
    /// <param name="written">Where the places come from; one of another project changes nothing.</param>
    public static Manifest WithPlacesOf(this Manifest manifest, Manifest written)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(written);
        if (manifest.Project != written.Project)
            return manifest;
        return manifest with
        {
            Datasets = [.. manifest.Datasets.Select(d => d with { Declared = d.Declared ?? written.Datasets.FirstOrDefault(w => w.Name == d.Name)?.Declared })],
            Models = [.. manifest.Models.Select(m => m with { Declared = m.Declared ?? written.Models.FirstOrDefault(w => w.Name == m.Name)?.Declared })],
            Pipelines = [.. manifest.Pipelines.Select(p => p with { Declared = p.Declared ?? written.Pipelines.FirstOrDefault(w => w.Name == p.Name)?.Declared })],
            Monitors = [.. manifest.Monitors.Select(m => m with { Declared = m.Declared ?? written.Monitors.FirstOrDefault(w => w.Name == m.Name)?.Declared })],
        };
    }

    private static IReadOnlyList<T> Ordered<T>(IEnumerable<T> entries, Func<T, string> name) => [.. entries.OrderBy(name, StringComparer.Ordinal)];
}
