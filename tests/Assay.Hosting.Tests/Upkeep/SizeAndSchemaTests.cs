using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Assay.Hosting.Tests.Upkeep;

public sealed class SizeAndSchemaTests
{
    [Fact]
    public async Task The_parts_are_told_apart_the_largest_first()
    {
        using var app = new AppFolder();
        app.Folder.Write(".assay/tracking/artifacts/0/r/artifacts/model", new string('x', 3000));
        app.Folder.Write(".assay/events/2026-11-24/a.jsonl", new string('x', 2000));
        app.Folder.Write(".assay/runs/cache/a.json", new string('x', 600));
        app.Folder.Write(".assay/cache/a", new string('x', 400));
        app.Folder.Write(".assay/odd", "x");

        var text = await app.RunAsync("workspace", "size");
        Assert.Contains(": 6 kB", text.Out.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var json = JsonDocument.Parse((await app.RunAsync("workspace", "size", "--format", "json")).Out).RootElement;
        Assert.Equal(
            ["artifacts 1 3000", "events 1 2000", "caches 2 1000", "other 1 1"],
            json.EnumerateArray().Select(part => $"{part.GetProperty("name").GetString()} {part.GetProperty("files").GetInt64()} {part.GetProperty("bytes").GetInt64()}"));
    }

    [Fact]
    public async Task Databases_of_a_former_release_are_upgraded_after_a_copy()
    {
        using var app = new AppFolder();
        app.Folder.Write(".assay/tracking/readme", "");
        using (var connection = new SqliteConnection($"Data Source={app.Folder.File(".assay/tracking/tracking.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a reference file of ours.
            command.CommandText = ReferenceFile.Text("tracking/store-1.sql");
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        Assert.Contains("tracking/tracking.db: schema 1 → 2", (await app.RunAsync("workspace", "migrate")).Out, StringComparison.Ordinal);
        Assert.Contains(app.Folder.Files(), file => file.StartsWith(".assay/tracking/tracking-schema1-", StringComparison.Ordinal));
        Assert.Contains("tracking/tracking.db: schema 2, as it should be", (await app.RunAsync("workspace", "migrate")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_yet_is_none()
    {
        using var app = new AppFolder();
        Assert.Equal(0, (await app.RunAsync("workspace", "size")).ExitCode);
        Assert.Contains("no database yet", (await app.RunAsync("workspace", "migrate")).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await app.RunAsync("workspace", "backup", "b.zip")).ExitCode);
        Assert.Empty(app.Folder.Files());
    }
}
