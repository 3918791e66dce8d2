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
}
