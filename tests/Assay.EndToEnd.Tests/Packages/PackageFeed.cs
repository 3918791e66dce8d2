using System.Reflection;
using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Packages;

/// <summary>Every package of the repository, as it was built, in a folder: what a user's NuGet would find.</summary>
public sealed class PackageFeed : IAsyncLifetime, IDisposable
{
    internal const string Version = "0.1.0-packed";

    private readonly TempFolder _folder = new();

    internal string Folder => _folder.Path;

    internal IReadOnlyList<string> Packages => [.. _folder.Files().Where(file => file.EndsWith(".nupkg", StringComparison.Ordinal))];

    public async Task InitializeAsync()
    {
        var configuration = typeof(PackageFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        (await Programs.DotnetAsync(
            RepositoryRoot.Folder,
            new Dictionary<string, string>(),
            "msbuild", "build/Packages.proj", "-m", "-nologo", "-v:minimal", "-p:NoBuild=true", $"-p:Configuration={configuration}",
            $"-p:PackageOutputPath={_folder.Path}/", $"-p:PackageVersion={Version}")).With(0);
    }

    internal string PathOf(string package, string extension = "nupkg") => _folder.File($"{package}.{Version}.{extension}");

    /// <summary>A <c>nuget.config</c> for a project whose packages come from here, and those of others from this machine's package folder.</summary>
    internal string Configuration(string packages) => $"""
        <configuration>
          <config>
            <add key="globalPackagesFolder" value="{packages}" />
          </config>
          <packageSources>
            <clear />
            <add key="feed" value="{_folder.Path}" />
          </packageSources>
          <fallbackPackageFolders>
            <clear />
            <add key="machine" value="{NuGetPackages}" />
          </fallbackPackageFolders>
        </configuration>
        """;

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private static string NuGetPackages => typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "NuGetPackageRoot").Value!;
}

/// <summary>Tests that need the packages: they are packed once.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTests : ICollectionFixture<PackageFeed>
{
    public const string Name = "packages";
}
