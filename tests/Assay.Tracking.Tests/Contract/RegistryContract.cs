using Assay.TestKit;
using Assay.Tracking.Registry;

namespace Assay.Tracking.Tests.Contract;

public abstract class RegistryContract : TrackingContract
{
    private static readonly Dictionary<string, string> s_noTags = [];

    [Fact]
    public async Task A_registered_folder_comes_back_whole()
    {
        using var folder = new TempFolder();
        Model(folder, "weights 1");
        var registry = new ModelRegistry(Api);
        var run = await NewRunAsync();
        var version = await registry.RegisterAsync("delay", folder.File("model"), run, new Dictionary<string, string> { ["gate"] = "passed" });
        Assert.Equal(("delay", 1, run, "passed"), (version.Model, version.Version, version.RunId, version.Tags["gate"]));
        Assert.Matches("^[0-9a-f]{64}$", version.Tags[ModelRegistry.ContentTag]);
        await registry.DownloadAsync(version, folder.File("copy"));
        Assert.Equal("weights 1", File.ReadAllText(folder.File("copy/sub/weights.bin")));
        Assert.Equal(["copy/MLmodel", "copy/sub/weights.bin", "model/MLmodel", "model/sub/weights.bin"], folder.Files());
    }

    [Fact]
    public async Task The_champion_is_what_its_alias_points_to()
    {
        using var folder = new TempFolder();
        var registry = new ModelRegistry(Api);
        Assert.Null(await registry.FindAsync("delay", ModelAlias.Champion));
        Assert.Empty(await registry.ListAsync("delay"));
        var run = await NewRunAsync();
        for (var i = 1; i <= 2; i++)
        {
            Model(folder, $"weights {i}");
            await registry.RegisterAsync("delay", folder.File("model"), run, s_noTags);
        }

        Assert.Null(await registry.FindAsync("delay", ModelAlias.Champion));
        await registry.SetAliasAsync("delay", 1, ModelAlias.Champion);
        var champion = await registry.FindAsync("delay", ModelAlias.Champion);
        Assert.Equal(1, champion!.Version);
        Assert.Equal([ModelAlias.Champion], champion.Aliases);
        Assert.Equal([2, 1], (await registry.ListAsync("delay")).Select(version => version.Version));
        Assert.Equal([ModelAlias.Champion], (await registry.GetAsync("delay", 1))!.Aliases);
        Assert.Null(await registry.GetAsync("delay", 3));
        await registry.DownloadAsync(champion, folder.File("copy"));
        Assert.Equal("weights 1", File.ReadAllText(folder.File("copy/sub/weights.bin")));
    }

    [Fact]
    public async Task A_registry_that_knows_no_runs_keeps_the_files_itself_and_names_the_run()
    {
        using var folder = new TempFolder();
        Model(folder, "w");
        var registry = new ModelRegistry(Api, knowsRuns: false);
        var version = await registry.RegisterAsync("elsewhere", folder.File("model"), "0123456789abcdef0123456789abcdef", s_noTags);
        Assert.Null(version.RunId);
        Assert.Equal("0123456789abcdef0123456789abcdef", version.Tags[RunTags.TrackingRunId]);
        await registry.DownloadAsync(version, folder.File("copy"));
        Assert.Equal("w", File.ReadAllText(folder.File("copy/sub/weights.bin")));
    }

    [Fact]
    public async Task A_model_without_a_run_is_registered_too()
    {
        using var folder = new TempFolder();
        Model(folder, "w");
        var registry = new ModelRegistry(Api);
        var version = await registry.RegisterAsync("alone", folder.File("model"), null, s_noTags);
        Assert.Null(version.RunId);
        await registry.DownloadAsync(version, folder.File("copy"));
        Assert.Equal("w", File.ReadAllText(folder.File("copy/sub/weights.bin")));
    }

    [Fact]
    public async Task Files_that_are_not_those_registered_are_not_handed_out()
    {
        using var folder = new TempFolder();
        Model(folder, "good");
        var registry = new ModelRegistry(Api);
        var version = await registry.RegisterAsync("delay", folder.File("model"), await NewRunAsync(), s_noTags);
        await Api.Artifacts.UploadAsync(version.SourceUri + "/sub/weights.bin", new MemoryStream("evil"u8.ToArray()));
        var refusal = await Assert.ThrowsAsync<TrackingException>(() => registry.DownloadAsync(version, folder.File("copy")));
        Assert.Equal("DATA_LOSS", refusal.Code);
        Assert.DoesNotContain(folder.Files(), file => file.StartsWith("copy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_registration_leaves_no_version()
    {
        using var folder = new TempFolder();
        Model(folder, "w");
        var registry = new ModelRegistry(Api);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => registry.RegisterAsync("delay", folder.File("model"), null, s_noTags, source.Token));
        Assert.Empty(await registry.ListAsync("delay"));
    }

    [Fact]
    public async Task What_cannot_be_registered_or_overwritten_is_refused_before_anything_is_sent()
    {
        using var folder = new TempFolder();
        Model(folder, "w");
        var registry = new ModelRegistry(Api);
        await Assert.ThrowsAsync<ArgumentException>(() => registry.RegisterAsync("a/b", folder.File("model"), null, s_noTags));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => registry.RegisterAsync("a", folder.File("none"), null, s_noTags));
        var version = await registry.RegisterAsync("a", folder.File("model"), null, s_noTags);
        await Assert.ThrowsAsync<IOException>(() => registry.DownloadAsync(version, folder.File("model")));
        Assert.Equal("w", File.ReadAllText(folder.File("model/sub/weights.bin")));
    }

    private static void Model(TempFolder folder, string weights)
    {
        folder.Write("model/MLmodel", "flavors: {}\n");
        folder.Write("model/sub/weights.bin", weights);
    }
}
