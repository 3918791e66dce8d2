using Assay.Build.Artifacts;
using Assay.Catalog;
using Assay.CompilerServices;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Verbs;

/// <summary>What the verbs of <c>catalog</c> have in common.</summary>
internal abstract class CatalogVerb(string name, string description, string example) : Verb(name, description, example), IGroupedVerb
{
    public VerbGroup Group => Groups.Catalog;

    /// <summary>What the program declares, and the design-time events that its assemblies carry.</summary>
    protected static (IReadOnlyList<Manifest> Manifests, IReadOnlyList<LineageEvent> Events) Declared(VerbContext context)
    {
        var project = ProjectFolder.Find(context.Get<AssayOptions>(), context.Environment);
        var carried = AssayModules.All.Select(module => module.GetType().Assembly).Distinct().SelectMany(assembly => Carried(assembly.GetName().Name!, project)).ToList();
        var written = carried.Where(artifact => artifact.Path == "manifest.json").Select(artifact => Manifest.Parse(System.Text.Encoding.UTF8.GetBytes(artifact.Text))).ToList();
        return (
            [.. Manifests.OfModules(AssayModules.All).Select(manifest => written.Aggregate(manifest, (known, other) => known.WithPlacesOf(other)))],
            [
                .. carried.Where(artifact => artifact.Path.StartsWith("lineage/", StringComparison.Ordinal))
                    .Select(artifact => LineageEvent.Parse(System.Text.Encoding.UTF8.GetBytes(artifact.Text))),
            ]);
    }

    // A program in a single file has no assemblies beside it: its catalog does without places in the source and traces of columns.
    private static IReadOnlyList<Artifact> Carried(string assembly, string project)
    {
        var path = Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
        if (!File.Exists(path))
            return [];
        using var file = File.OpenRead(path);
        return ManifestFile.Merge(AssemblyContents.Read(file), new SourcePlaces(project, []).Of);
    }
}
