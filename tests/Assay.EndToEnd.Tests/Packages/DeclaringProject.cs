using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Packages;

/// <summary>
/// A project far from this repository that only declares: it restores package Assay, just packed, from a folder, with a package folder of
/// its own and no other source.
/// </summary>
public sealed class DeclaringProject(PackageFeed feed) : IAsyncLifetime, IDisposable
{
    private static readonly Dictionary<string, string> s_variables = [];

    private readonly TempFolder _folder = new();

    internal string Package => feed.PathOf("Assay");

    internal Ended Built { get; private set; } = null!;

    internal string Assets => _folder.File("shop/obj/project.assets.json");

    internal string Output => _folder.File("shop/bin/Debug/net10.0");

    internal string Log => _folder.File("shop/shop.sarif");

    internal string Manifest => _folder.File("shop/assay/manifest.json");

    public async Task InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Path("tests/Assay.EndToEnd.Tests/Packages/Shop")))
            _folder.Write($"shop/{Path.GetFileName(file).Replace(".txt", "", StringComparison.Ordinal)}", File.ReadAllText(file).Replace("../feed", feed.Folder, StringComparison.Ordinal));
        Built = await BuildAsync();
    }

    /// <summary>Writes another file of the project and builds it again.</summary>
    internal async Task<Ended> BuildWithAsync(string file, string text, params string[] arguments)
    {
        var path = _folder.Write($"shop/{file}", text);
        try
        {
            return await BuildAsync(arguments);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What a property of the project comes to.</summary>
    internal Task<Ended> PropertyAsync(string property, params string[] arguments) =>
        Programs.DotnetAsync(_folder.File("shop"), s_variables, ["msbuild", $"-getProperty:{property}", .. arguments]);

    internal Task<Ended> RunAsync() => Programs.DotnetAsync(_folder.Path, s_variables, Path.Combine(Output, "Shop.dll"));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private Task<Ended> BuildAsync(params string[] arguments) =>
        Programs.DotnetAsync(_folder.File("shop"), s_variables, ["build", "-nologo", "-p:UseSharedCompilation=false", .. arguments]);
}
