namespace Assay.Tracking.Tests.Contract;

public abstract class RunsContract : TrackingContract
{
    [Fact]
    public async Task A_run_is_read_back_with_all_that_was_logged()
    {
        var experiment = await Api.Experiments.EnsureAsync("e");
        var created = await Api.Runs.CreateAsync(new NewRun(experiment)
        {
            RunName = "baseline",
            UserId = "ana",
            StartTime = 1760000000000,
            Tags = [new Tag(RunTags.User, "ana")],
        });
        var id = created.Info.RunId;
        Assert.Matches("^[0-9a-f]{32}$", id);
        await Api.Runs.LogParameterAsync(id, "lr", "0.01");
        await Api.Runs.LogMetricAsync(id, new Metric("auc", 0.83, 17, 1));
        await Api.Runs.SetTagAsync(id, "stage", "dev");
        await Api.Runs.SetTagAsync(id, "stage", "prod");
        await Api.Runs.UpdateAsync(id, RunStatus.Finished, 1760000060000);
        var run = await Api.Runs.GetAsync(id);
        Assert.Equal(("baseline", "ana", RunStatus.Finished, 1760000000000, 1760000060000L), (run.Info.RunName, run.Info.UserId, run.Info.Status, run.Info.StartTime, run.Info.EndTime));
        Assert.Equal([new Param("lr", "0.01")], run.Data.Params);
        Assert.Equal([new Metric("auc", 0.83, 17, 1)], run.Data.Metrics);
        Assert.Equal([new Tag(RunTags.User, "ana"), new Tag(RunTags.Name, "baseline"), new Tag("stage", "prod")], run.Data.Tags);
        Assert.Equal($"mlflow-artifacts:/{experiment}/{id}/artifacts", run.Info.ArtifactUri);
    }

    [Fact]
    public async Task Every_kind_of_number_survives()
    {
        var id = await NewRunAsync();
        Metric[] metrics =
        [
            new("nan", double.NaN, 1, 0),
            new("tiny", double.Epsilon, 1, 0),
            new("negative zero", -0.0, 1, 0),
            new("third", 1 / 3.0, long.MaxValue, (1L << 53) + 1),
            new("before", 1e300, 1, long.MinValue),
        ];
        await Api.Runs.LogBatchAsync(id, new RunBatch { Metrics = metrics });
        Assert.Equal(metrics, (await Api.Runs.GetAsync(id)).Data.Metrics);
        await Api.Runs.LogBatchAsync(id, new RunBatch { Metrics = [new("inf", double.PositiveInfinity, 1), new("ninf", double.NegativeInfinity, 1)] });
        Assert.Equal([double.MaxValue, double.MinValue], (await Api.Runs.GetAsync(id)).Data.Metrics.TakeLast(2).Select(metric => metric.Value));
    }

    [Fact]
    public async Task The_same_point_is_kept_once_and_history_comes_by_step()
    {
        var id = await NewRunAsync();
        foreach (var step in new long[] { 3, 1, 2, 1 })
            await Api.Runs.LogMetricAsync(id, new Metric("loss", 1.0 / step, 5, step));
        var history = new List<long>();
        await foreach (var metric in Api.Runs.MetricHistoryAsync(id, "loss"))
            history.Add(metric.Step);
        Assert.Equal([1, 2, 3], history);
        var page = await Api.Runs.MetricHistoryPageAsync(id, "loss", 2);
        Assert.Equal([1, 2], page.Items.Select(metric => metric.Step));
        var rest = await Api.Runs.MetricHistoryPageAsync(id, "loss", 2, page.NextPageToken);
        Assert.Equal([3], rest.Items.Select(metric => metric.Step));
        Assert.Null(rest.NextPageToken);
    }

    [Fact]
    public async Task The_latest_point_has_the_highest_step_then_time_then_value()
    {
        var id = await NewRunAsync();
        await Api.Runs.LogBatchAsync(id, new RunBatch
        {
            Metrics = [new("m", 9, 50, 1), new("m", 1, 10, 2), new("m", 2, 20, 2), new("m", 3, 20, 2), new("m", 0, 20, 2)],
        });
        Assert.Equal([new Metric("m", 3, 20, 2)], (await Api.Runs.GetAsync(id)).Data.Metrics);
    }

    [Fact]
    public async Task A_changed_parameter_refuses_the_whole_batch()
    {
        var id = await NewRunAsync();
        await Api.Runs.LogParameterAsync(id, "depth", "3");
        await Api.Runs.LogParameterAsync(id, "depth", "3");
        var batch = new RunBatch { Params = [new("new", "1"), new("depth", "4")], Metrics = [new("m", 1, 1)], Tags = [new("t", "1")] };
        var refusal = await RefusedAsync(() => Api.Runs.LogBatchAsync(id, batch), TrackingErrors.InvalidParameterValue, 400);
        Assert.Contains("depth", refusal.Message);
        var run = await Api.Runs.GetAsync(id);
        Assert.Equal([new Param("depth", "3")], run.Data.Params);
        Assert.Empty(run.Data.Metrics);
        Assert.DoesNotContain(run.Data.Tags, tag => tag.Key == "t");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a;b")]
    [InlineData("../x")]
    [InlineData("a/../b")]
    [InlineData("/a")]
    [InlineData(".")]
    [InlineData("a\n")]
    public async Task A_key_that_MLflow_does_not_take_is_refused(string key)
    {
        var id = await NewRunAsync();
        await RefusedAsync(() => Api.Runs.LogParameterAsync(id, key, "1"), TrackingErrors.InvalidParameterValue, 400);
        await RefusedAsync(() => Api.Runs.LogMetricAsync(id, new Metric(key, 1, 1)), TrackingErrors.InvalidParameterValue, 400);
        await RefusedAsync(() => Api.Runs.SetTagAsync(id, key, "1"), TrackingErrors.InvalidParameterValue, 400);
    }

    [Fact]
    public async Task A_value_that_would_be_cut_is_refused()
    {
        var id = await NewRunAsync();
        await Api.Runs.LogParameterAsync(id, "fits", new string('x', 6000));
        await RefusedAsync(() => Api.Runs.LogParameterAsync(id, "long", new string('x', 6001)), TrackingErrors.InvalidParameterValue, 400);
        await RefusedAsync(() => Api.Runs.SetTagAsync(id, "long", new string('x', 8001)), TrackingErrors.InvalidParameterValue, 400);
    }

    [Fact]
    public async Task A_run_without_a_name_gets_one_and_name_and_tag_stay_equal()
    {
        var id = await NewRunAsync(name: null);
        var invented = (await Api.Runs.GetAsync(id)).Info.RunName;
        Assert.Matches("^[a-z]+-[a-z]+-[0-9]+$", invented);
        Assert.Equal("renamed", (await Api.Runs.UpdateAsync(id, runName: "renamed")).RunName);
        Assert.Contains(new Tag(RunTags.Name, "renamed"), (await Api.Runs.GetAsync(id)).Data.Tags);
        await Api.Runs.SetTagAsync(id, RunTags.Name, "tagged");
        Assert.Equal("tagged", (await Api.Runs.GetAsync(id)).Info.RunName);
    }

    [Fact]
    public async Task A_deleted_run_takes_nothing_until_it_is_restored()
    {
        var id = await NewRunAsync();
        await Api.Runs.DeleteAsync(id);
        await RefusedAsync(() => Api.Runs.LogMetricAsync(id, new Metric("m", 1, 1)), TrackingErrors.InvalidParameterValue, 400);
        await Api.Runs.RestoreAsync(id);
        await Api.Runs.LogMetricAsync(id, new Metric("m", 1, 1));
    }

    [Fact]
    public async Task A_dataset_is_one_dataset_for_all_runs_of_an_experiment()
    {
        var input = new RunInput
        {
            Tags = [new Tag(RunInput.ContextTag, "training")],
            Dataset = new LoggedDataset { Name = "wells", Digest = "c94d1e5f", SourceType = "local", Source = "{\"uri\":\"wells.parquet\"}", Profile = "{\"num_rows\":2}" },
        };
        var (one, two) = (await NewRunAsync(), await NewRunAsync());
        await Api.Runs.LogInputsAsync(one, [input]);
        await Api.Runs.LogInputsAsync(one, [input]);
        await Api.Runs.LogInputsAsync(two, [input with { Tags = [new Tag(RunInput.ContextTag, "test")] }]);
        var read = Assert.Single((await Api.Runs.GetAsync(one)).Inputs.DatasetInputs);
        Assert.Equal(input.Dataset, read.Dataset);
        Assert.Equal(input.Tags, read.Tags);
        var summaries = await Api.Runs.SearchDatasetsAsync([await Api.Experiments.EnsureAsync("contract")]);
        Assert.Equal(["test", "training"], summaries.Select(summary => summary.Context).Order());
        await RefusedAsync(() => Api.Runs.LogInputsAsync(one, [new RunInput { Dataset = input.Dataset with { Digest = "" } }]), TrackingErrors.InvalidParameterValue, 400);
    }

    [Fact]
    public async Task An_unknown_run_is_refused()
    {
        await RefusedAsync(() => Api.Runs.GetAsync(new string('0', 32)), TrackingErrors.ResourceDoesNotExist, 404);
        await RefusedAsync(() => Api.Runs.LogParameterAsync("../x", "a", "b"), TrackingErrors.ResourceDoesNotExist, 404);
        await RefusedAsync(() => Api.Runs.MetricHistoryPageAsync("nope", "m"), TrackingErrors.ResourceDoesNotExist, 404);
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_and_changes_nothing()
    {
        var id = await NewRunAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Api.Runs.LogParameterAsync(id, "a", "b", source.Token));
        Assert.Empty((await Api.Runs.GetAsync(id)).Data.Params);
    }
}
