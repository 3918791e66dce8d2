using System.Reflection;
using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Packages;

/// <summary>
/// A project far from this repository that only declares: it restores package Assay, just packed, from a folder, with a package folder of
/// its own and no other source.
/// </summary>
public sealed class DeclaringProject : IAsyncLifetime, IDisposable
{
    private const string Version = "0.1.0-packed";

    private static readonly Dictionary<string, string> s_variables = [];

    private readonly TempFolder _folder = new();

    internal string Package => _folder.File($"feed/Assay.{Version}.nupkg");

    internal Ended Built { get; private set; } = null!;

    internal string Assets => _folder.File("shop/obj/project.assets.json");

    internal string Output => _folder.File("shop/bin/Debug/net10.0");

    internal string Manifest => _folder.File("shop/assay/manifest.json");

    public async Task InitializeAsync()
    {
        var configuration = typeof(DeclaringProject).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        (await Programs.DotnetAsync(
            RepositoryRoot.Folder, s_variables,
            "pack", "src/Assay/Assay.csproj", "--no-build", "-c", configuration, "-o", _folder.File("feed"), $"-p:PackageVersion={Version}", "-nologo")).With(0);
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Path("tests/Assay.EndToEnd.Tests/Packages/Shop")))
            _folder.Write($"shop/{Path.GetFileName(file).Replace(".txt", "", StringComparison.Ordinal)}", File.ReadAllText(file));
        Built = await BuildAsync();
    }

    /// <summary>Writes another file of the project and builds it again.</summary>
    internal async Task<Ended> BuildWithAsync(string file, string text)
    {
        var path = _folder.Write($"shop/{file}", text);
        try
        {
            return await BuildAsync();
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal Task<Ended> RunAsync() => Programs.DotnetAsync(_folder.Path, s_variables, Path.Combine(Output, "Shop.dll"));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private Task<Ended> BuildAsync() =>
        Programs.DotnetAsync(_folder.File("shop"), s_variables, "build", "-nologo", "-p:UseSharedCompilation=false");
}
