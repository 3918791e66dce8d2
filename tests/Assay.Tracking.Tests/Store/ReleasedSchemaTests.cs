using Assay.TestKit;
using Assay.Tracking.Store;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Tests.Store;

public class ReleasedSchemaTests
{
    private const string RunId = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task The_store_of_the_first_release_is_still_read_and_written()
    {
        using var folder = new TempFolder();
        using (var connection = new SqliteConnection($"Data Source={folder.File("tracking.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a reference file of ours.
            command.CommandText = ReferenceFile.Text("tracking/store-1.sql");
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        await using var store = TrackingStore.Open(folder.Path, TimeProvider.System);
        Assert.Equal((1L, 2L), Copy(folder));
        var run = await store.Runs.GetAsync(RunId);
        Assert.Equal(("first", RunStatus.Finished, 5L), (run.Info.RunName, run.Info.Status, run.Info.EndTime));
        Assert.Equal([new Param("lr", "0.1")], run.Data.Params);
        Assert.Equal([new Metric("auc", double.NaN, 7, 1)], run.Data.Metrics);
        Assert.Equal("flights", Assert.Single(run.Inputs.DatasetInputs).Dataset.Name);
        Assert.Equal([new ModelOutput("m-" + RunId)], run.Outputs!.ModelOutputs);
        Assert.Equal([new Tag("team", "quality")], (await store.Experiments.GetByNameAsync("training")).Tags);
        Assert.Equal(0.5, Assert.Single((await store.LoggedModels.GetAsync("m-" + RunId)).Data.Metrics).Value);
        Assert.Equal([new Tag("gate", "passed")], (await store.Models.GetByAliasAsync("delay", "champion")).Tags);

        await store.Runs.LogBatchAsync(RunId, new RunBatch { Metrics = [new("auc", 0.6, 8, 2) { ModelId = "m-" + RunId }], Tags = [new("t", "v")] });
        Assert.Equal(3, (await store.Runs.MetricHistoryPageAsync(RunId, "auc")).Items.Count);
        Assert.Equal("2", (await store.Models.CreateVersionAsync(new NewModelVersion("delay", $"runs:/{RunId}/model"))).Version);
        Assert.Equal("2", await store.Experiments.CreateAsync("next"));
    }

    [Fact]
    public void A_store_of_a_newer_release_is_refused_and_left_as_it_is()
    {
        using var folder = new TempFolder();
        using (var connection = new SqliteConnection($"Data Source={folder.File("tracking.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE of_tomorrow (x); PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        var before = File.ReadAllBytes(folder.File("tracking.db"));
        var refusal = Assert.Throws<InvalidOperationException>(() => TrackingStore.Open(folder.Path, TimeProvider.System));
        Assert.Contains("found schema 99, expected at most 2", refusal.Message);
        Assert.Contains("ASSAY_WORKSPACE", refusal.Message);
        Assert.Equal(["tracking.db"], folder.Files());
        Assert.Equal(before, File.ReadAllBytes(folder.File("tracking.db")));
    }

    [Fact]
    public void A_file_that_is_no_store_is_refused()
    {
        using var folder = new TempFolder();
        folder.Write("tracking.db", new string('x', 200));
        var refusal = Assert.Throws<InvalidOperationException>(() => TrackingStore.Open(folder.Path, TimeProvider.System));
        Assert.Contains("no SQLite file", refusal.Message);
        Assert.Equal(new string('x', 200), File.ReadAllText(folder.File("tracking.db")));
    }

    // Schema and number of points of the copy that was made before the upgrade.
    private static (long Schema, long Points) Copy(TempFolder folder)
    {
        var copy = Assert.Single(folder.Files(), file => file.StartsWith("tracking-schema1-", StringComparison.Ordinal));
        using var connection = new SqliteConnection($"Data Source={folder.File(copy)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var schema = (long)command.ExecuteScalar()!;
        command.CommandText = "SELECT count(*) FROM runs JOIN metrics USING (run_id)";
        return (schema, (long)command.ExecuteScalar()!);
    }
}
