using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Configuration;

/// <summary>Finds the folder that declared sources are relative to.</summary>
internal static class ProjectFolder
{
    /// <summary>
    /// The configured one; else, for a program that was built below a project's <c>bin</c>, that project's folder; else the current one
    /// (a container, a published app).
    /// </summary>
    public static string Find(AssayOptions options, HostEnvironment environment)
    {
        if (options.Root is { } root)
            return Path.GetFullPath(root, environment.CurrentFolder);
        for (var folder = Path.GetDirectoryName(environment.Self[^1]); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) is "bin" && Path.GetDirectoryName(folder) is { } project && Directory.EnumerateFiles(project, "*.csproj").Any())
                return project;
        }

        return environment.CurrentFolder;
    }
}
