using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Packages;

/// <summary>The same sources make the same bytes, wherever they lie and whoever builds them.</summary>
public sealed class ReproducibleTests : IDisposable
{
    private static readonly string[] s_sources =
        ["Directory.Build.props", "Directory.Packages.props", ".editorconfig", "build/Package.props", "docs/images/icon.png", "src/Directory.Build.props", "src/Assay", "src/Assay.Build/build"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_builds_in_two_places_give_the_same_assembly_and_symbols()
    {
        var (first, second) = (await BuildAsync("here"), await BuildAsync("some/where/else"));

        foreach (var file in new[] { "Assay.dll", "Assay.pdb", "Assay.xml" })
            Assert.True(File.ReadAllBytes(Path.Combine(first, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second, file))), $"{file} differs.");
    }

    private async Task<string> BuildAsync(string place)
    {
        foreach (var file in s_sources.SelectMany(Files))
            _folder.Write($"{place}/{file}", File.ReadAllBytes(RepositoryRoot.Path(file)));
        var output = _folder.File($"{place}/out");
        (await Programs.DotnetAsync(
            _folder.File(place), new Dictionary<string, string>(),
            "build", "src/Assay/Assay.csproj", "-nologo", "-o", output, "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false")).With(0);
        return output;
    }

    private static IEnumerable<string> Files(string source) => Directory.Exists(RepositoryRoot.Path(source))
        ? Directory.EnumerateFiles(RepositoryRoot.Path(source), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryRoot.Folder, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        : [source];
}
