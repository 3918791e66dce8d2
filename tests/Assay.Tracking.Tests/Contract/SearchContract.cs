namespace Assay.Tracking.Tests.Contract;

public abstract class SearchContract : TrackingContract
{
    [Theory]
    [InlineData(null, "none nan high low")]
    [InlineData("metrics.auc > 0.6", "high")]
    [InlineData("metric.auc >= 0.5 and params.lr = '0.1'", "low")]
    [InlineData("metrics.auc != 0.5", "nan high")]
    [InlineData("metrics.`auc` < 1e9", "high low")]
    [InlineData("metrics.auc = -1", "")]
    [InlineData("params.lr != '0.1'", "high")]
    [InlineData("params.lr LIKE '0._'", "high low")]
    [InlineData("params.kind LIKE '%[x]*'", "low")]
    [InlineData("params.kind like 'TREE%'", "")]
    [InlineData("params.kind iLike 'TREE%'", "low")]
    [InlineData("tags.\"a b\" = \"it's\"", "high")]
    [InlineData("tags.mlflow.runName = 'low' AND attributes.run_name = 'low'", "low")]
    [InlineData("run_name LIKE 'n%'", "none nan")]
    [InlineData("start_time > 2", "none nan")]
    [InlineData("attr.status = 'RUNNING' and run.start_time <= 1", "low")]
    [InlineData("status != 'RUNNING'", "")]
    [InlineData("dataset.name = 'wells' and dataset.context IN ('training', 'test')", "low")]
    [InlineData("datasets.digest LIKE 'c9%'", "low")]
    public async Task A_filter_finds_the_runs_it_names(string? filter, string expected)
    {
        var experiment = await FourRunsAsync();
        Assert.Equal(expected, string.Join(' ', await NamesAsync(new RunQuery { ExperimentIds = [experiment], Filter = filter })));
    }

    [Theory]
    [InlineData("metrics.auc ASC", "low high nan none")]
    [InlineData("metrics.auc DESC", "high low nan none")]
    [InlineData("params.lr desc", "high low none nan")]
    [InlineData("attributes.start_time ASC", "low high nan none")]
    [InlineData("run_name", "high low nan none")]
    [InlineData("dataset.name", "low none nan high")]
    public async Task Numbers_come_first_then_NaN_then_runs_without_the_key(string orderBy, string expected)
    {
        var experiment = await FourRunsAsync();
        Assert.Equal(expected, string.Join(' ', await NamesAsync(new RunQuery { ExperimentIds = [experiment], OrderBy = [orderBy] })));
    }

    [Fact]
    public async Task A_run_id_takes_IN_and_NOT_IN()
    {
        var experiment = await FourRunsAsync();
        var low = (await Api.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [experiment], Filter = "run_name = 'low'" })).Items[0].Info.RunId;
        Assert.Equal(["low"], await NamesAsync(new RunQuery { ExperimentIds = [experiment], Filter = $"run_id IN ('{low}', 'x')" }));
        Assert.Equal(["none", "nan", "high"], await NamesAsync(new RunQuery { ExperimentIds = [experiment], Filter = $"run_id not in ('{low}')" }));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("metrics.auc > 1 OR metrics.auc < 0")]
    [InlineData("metrics.auc > 1 AND")]
    [InlineData("(metrics.auc > 1)")]
    [InlineData("metrics.auc > 'x'")]
    [InlineData("metrics.auc LIKE '1'")]
    [InlineData("params.lr = 0.1")]
    [InlineData("params.lr > '0.1'")]
    [InlineData("params.lr IN ('0.1')")]
    [InlineData("foo.bar = 'x'")]
    [InlineData("attributes.nope = 'x'")]
    [InlineData("start_time = 'yesterday'")]
    [InlineData("tags.a IS NULL")]
    [InlineData("NOT tags.a = 'x'")]
    [InlineData("tags.a = 'open")]
    [InlineData("run_id IN ()")]
    [InlineData("tags.a = 'x'; DROP TABLE runs")]
    [InlineData("dataset.schema = 'x'")]
    public async Task A_filter_outside_the_grammar_is_refused(string filter)
    {
        var query = new RunQuery { ExperimentIds = ["0"], Filter = filter };
        await RefusedAsync(() => Api.Runs.SearchPageAsync(query), TrackingErrors.InvalidParameterValue, 400);
    }

    [Theory]
    [InlineData("metrics.auc SIDEWAYS")]
    [InlineData("metrics.auc DESC DESC")]
    [InlineData("foo.bar")]
    [InlineData("")]
    public async Task An_ordering_outside_the_grammar_is_refused(string orderBy)
    {
        var query = new RunQuery { ExperimentIds = ["0"], OrderBy = [orderBy] };
        await RefusedAsync(() => Api.Runs.SearchPageAsync(query), TrackingErrors.InvalidParameterValue, 400);
    }

    [Theory]
    [InlineData("'; DELETE FROM runs; --")]
    [InlineData("x' OR '1'='1")]
    public async Task A_value_is_never_part_of_the_query(string value)
    {
        var experiment = await FourRunsAsync();
        var filter = $"tags.a = \"{value}\"";
        Assert.Empty(await NamesAsync(new RunQuery { ExperimentIds = [experiment], Filter = filter }));
        Assert.Equal(4, (await NamesAsync(new RunQuery { ExperimentIds = [experiment] })).Count);
    }

    [Fact]
    public async Task Pages_cover_all_runs_once_and_views_tell_deleted_ones_apart()
    {
        var experiment = await Api.Experiments.EnsureAsync("pages");
        for (var i = 0; i < 7; i++)
            await NewRunAsync("pages", $"r{i}", start: 7 - i);
        Assert.Equal(["r0", "r1", "r2", "r3", "r4", "r5", "r6"], await NamesAsync(new RunQuery { ExperimentIds = [experiment], MaxResults = 3 }));
        var gone = (await Api.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [experiment], Filter = "run_name = 'r3'" })).Items[0];
        await Api.Runs.DeleteAsync(gone.Info.RunId);
        Assert.Equal(6, (await NamesAsync(new RunQuery { ExperimentIds = [experiment] })).Count);
        Assert.Equal(["r3"], await NamesAsync(new RunQuery { ExperimentIds = [experiment], View = ViewType.DeletedOnly }));
        Assert.Equal(7, (await NamesAsync(new RunQuery { ExperimentIds = [experiment], View = ViewType.All })).Count);
        await RefusedAsync(() => Api.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [experiment] }, "xx"), TrackingErrors.InvalidParameterValue, 400);
        await RefusedAsync(() => Api.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [experiment], MaxResults = 50001 }), TrackingErrors.InvalidParameterValue, 400);
    }

    // By start, newest first: none, nan, high, low.
    private async Task<string> FourRunsAsync()
    {
        var experiment = await Api.Experiments.EnsureAsync("four");
        if ((await Api.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [experiment] })).Items.Count == 4)
            return experiment;
        var low = await NewRunAsync("four", "low", start: 1);
        await Api.Runs.LogBatchAsync(low, new RunBatch { Metrics = [new("auc", 0.5, 1)], Params = [new("lr", "0.1"), new("kind", "tree[x]*")] });
        await Api.Runs.LogInputsAsync(low,
        [
            new RunInput
            {
                Tags = [new Tag(RunInput.ContextTag, "training")],
                Dataset = new LoggedDataset { Name = "wells", Digest = "c94d", SourceType = "local", Source = "{}" },
            },
        ]);
        var high = await NewRunAsync("four", "high", start: 2);
        await Api.Runs.LogBatchAsync(high, new RunBatch { Metrics = [new("auc", 0.9, 1)], Params = [new("lr", "0.2")], Tags = [new("a b", "it's")] });
        var nan = await NewRunAsync("four", "nan", start: 3);
        await Api.Runs.LogMetricAsync(nan, new Metric("auc", double.NaN, 1));
        await NewRunAsync("four", "none", start: 4);
        return experiment;
    }

    private async Task<List<string>> NamesAsync(RunQuery query)
    {
        var names = new List<string>();
        await foreach (var run in Api.Runs.SearchAsync(query))
            names.Add(run.Info.RunName);
        return names;
    }
}
