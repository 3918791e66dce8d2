using System.Reflection;
using Cake.Core.IO;

namespace Build;

/// <summary>The places of this repository.</summary>
internal static class Repository
{
    public static DirectoryPath Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    public static DirectoryPath Artifacts => Root.Combine("artifacts");

    public static DirectoryPath Example => Root.Combine("examples/FlightDelay");

    public static FilePath Solution => Root.CombineWithFilePath("Assay.slnx");
}
