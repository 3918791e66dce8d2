using Cake.Core;
using Cake.Core.IO;

namespace Assay.Cake.Verbs;

/// <summary>Settings of <c>catalog build</c>.</summary>
public sealed class AssayCatalogBuildSettings : AssaySettings
{
    /// <summary>The folder of the static site; the workspace's own where null.</summary>
    public DirectoryPath? Output { get; set; }

    internal IReadOnlyList<string> Words(ICakeEnvironment environment) =>
        new CommandWords("catalog", "build").Option("--output", Output, environment).ToList();
}
