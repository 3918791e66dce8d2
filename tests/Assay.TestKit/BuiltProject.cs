using System.Reflection;

namespace Assay.TestKit;

/// <summary>What other projects of the repository were built to, in the configuration of these tests.</summary>
public static class BuiltProject
{
    private static string Configuration { get; } =
        typeof(BuiltProject).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>A file that a project was built to.</summary>
    /// <param name="project">The project's folder, from the repository's root.</param>
    /// <param name="file">The file in its output folder.</param>
    public static string Output(string project, string file) => RepositoryRoot.Path($"{project}/bin/{Configuration}/net10.0/{file}");
}
