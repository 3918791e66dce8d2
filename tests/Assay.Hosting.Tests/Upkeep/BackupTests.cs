using System.IO.Compression;
using Assay.Tracking;
using Assay.Tracking.Store;

namespace Assay.Hosting.Tests.Upkeep;

public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_taken_while_others_write_holds_all_that_was_there_and_is_whole()
    {
        using var app = new AppFolder();
        app.Folder.Write(".assay/events/2026-11-24/a.jsonl", "{}\n");
        app.Folder.Write(".assay/cache/hashes", "made again");
        string[] before;
        using var stop = new CancellationTokenSource();
        await using (var store = TrackingStore.Open(app.Folder.File(".assay/tracking"), TimeProvider.System))
        {
            before = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RunAsync(store, i)));
            var writing = Task.Run(async () =>
            {
                for (var i = 1000; !stop.IsCancellationRequested; i++)
                    await RunAsync(store, i);
            });
            Assert.Equal(0, (await app.RunAsync("workspace", "backup", "backup.zip")).ExitCode);
            await stop.CancelAsync();
            await writing;
        }

        using var other = new AppFolder();
        var restored = await other.RunAsync("workspace", "restore", app.Folder.File("backup.zip"));
        Assert.True(restored.ExitCode == 0, restored.Said);
        await using var read = TrackingStore.Open(other.Folder.File(".assay/tracking"), TimeProvider.System);
        var runs = new List<Run>();
        await foreach (var run in read.Runs.SearchAsync(new RunQuery { ExperimentIds = ["0"] }))
            runs.Add(run);
        Assert.Empty(before.Except(runs.Select(run => run.Info.RunId)));
        foreach (var id in before)
        {
            using var content = new MemoryStream();
            await read.Artifacts.DownloadAsync($"runs:/{id}/model.bin", content);
            Assert.Equal(1000, content.Length);
        }

        Assert.Equal("{}\n", await File.ReadAllTextAsync(other.Folder.File(".assay/events/2026-11-24/a.jsonl")));
        Assert.False(Directory.Exists(other.Folder.File(".assay/cache")));
        Assert.DoesNotContain(app.Folder.Files(), file => file.Contains(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workspace_that_is_not_empty_is_left_alone_without_force_and_set_aside_with_it()
    {
        using var app = new AppFolder();
        app.Folder.Write(".assay/events/2026-11-24/old.jsonl", "old");
        Assert.Equal(0, (await app.RunAsync("workspace", "backup", "backup.zip")).ExitCode);
        app.Folder.Write(".assay/events/2026-11-24/new.jsonl", "new");

        var refused = await app.RunAsync("workspace", "restore", "backup.zip");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--force", refused.ErrorLine, StringComparison.Ordinal);
        Assert.True(File.Exists(app.Folder.File(".assay/events/2026-11-24/new.jsonl")));

        Assert.Equal(0, (await app.RunAsync("workspace", "restore", "backup.zip", "--force")).ExitCode);
        Assert.Equal("old", await File.ReadAllTextAsync(app.Folder.File(".assay/events/2026-11-24/old.jsonl")));
        Assert.False(File.Exists(app.Folder.File(".assay/events/2026-11-24/new.jsonl")));
        Assert.Contains(app.Folder.Files(), file => file.StartsWith(".assay.before-", StringComparison.Ordinal) && file.EndsWith("/new.jsonl", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_with_force()
    {
        using var app = new AppFolder();
        app.Folder.Write(".assay/events/2026-11-24/a.jsonl", "{}");
        app.Folder.Write("backup.zip", "mine");

        Assert.Equal(2, (await app.RunAsync("workspace", "backup", "backup.zip")).ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(app.Folder.File("backup.zip")));
        Assert.Equal(0, (await app.RunAsync("workspace", "backup", "backup.zip", "--force")).ExitCode);
    }

    [Theory]
    [InlineData("content", 3)]
    [InlineData("missing", 3)]
    [InlineData("leads out", 3)]
    [InlineData("no manifest", 2)]
    [InlineData("newer", 2)]
    [InlineData("no zip", 3)]
    public async Task A_damaged_backup_changes_nothing(string damage, int exitCode)
    {
        using var app = new AppFolder();
        app.Folder.Write(".assay/events/2026-11-24/a.jsonl", "{}");
        await app.RunAsync("workspace", "backup", "backup.zip");
        Damage(app.Folder.File("backup.zip"), damage);

        var run = await app.RunAsync("workspace", "restore", "backup.zip", "--force");
        Assert.True(run.ExitCode == exitCode, run.Said);
        Assert.Equal([".assay/events/2026-11-24/a.jsonl", "backup.zip"], app.Folder.Files());
    }

    private static void Damage(string file, string damage)
    {
        if (damage == "no zip")
        {
            File.WriteAllText(file, "no zip");
            return;
        }

        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var manifest = zip.GetEntry("assay-backup.json")!;
        string text;
        using (var reader = new StreamReader(manifest.Open()))
            text = reader.ReadToEnd();
        switch (damage)
        {
            case "content":
                Replace("events/2026-11-24/a.jsonl", "{ }");
                break;
            case "missing":
                zip.GetEntry("events/2026-11-24/a.jsonl")!.Delete();
                break;
            case "leads out":
                Replace("assay-backup.json", text.Replace("events/2026-11-24/a.jsonl", "../../out.txt", StringComparison.Ordinal));
                Replace("../../out.txt", "{}");
                break;
            case "newer":
                Replace("assay-backup.json", text.Replace("\"schemaVersion\": 1", "\"schemaVersion\": 2", StringComparison.Ordinal));
                break;
            default:
                manifest.Delete();
                break;
        }

        void Replace(string name, string content)
        {
            zip.GetEntry(name)?.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(content);
        }
    }

    private static async Task<string> RunAsync(TrackingStore store, int i)
    {
        var id = (await store.Runs.CreateAsync(new NewRun("0") { RunName = $"r{i}" })).Info.RunId;
        using var content = new MemoryStream(new byte[1000]);
        await store.Artifacts.UploadAsync($"runs:/{id}/model.bin", content);
        await store.Runs.LogBatchAsync(id, new RunBatch { Metrics = [new("auc", i, 1)] });
        return id;
    }
}
