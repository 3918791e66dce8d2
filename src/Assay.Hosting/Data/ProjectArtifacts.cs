using Assay.Build.Artifacts;
using Assay.CompilerServices;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Data;

/// <summary>What the compiler made, read from the program's own assembly: it can't be older than the program.</summary>
internal static class ProjectArtifacts
{
    public static IReadOnlyList<Artifact> Of(string project)
    {
        var module = AssayModules.All.Count > 0 ? AssayModules.All[^1].GetType().Assembly : throw new UsageException("This app declares nothing.");
        using var file = File.OpenRead(module.Location);
        return ManifestFile.Merge(AssemblyContents.Read(file), new SourcePlaces(project, [.. MappedRoots(project)]).Of);
    }

    // A deterministic build, as CI makes it, shows the repository as /_/.
    private static IEnumerable<(string Shown, string Folder)> MappedRoots(string project)
    {
        for (var folder = project; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                return [("/_/", folder + Path.DirectorySeparatorChar)];
        }

        return [];
    }
}
