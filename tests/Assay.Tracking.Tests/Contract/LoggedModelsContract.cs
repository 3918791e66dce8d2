namespace Assay.Tracking.Tests.Contract;

public abstract class LoggedModelsContract : TrackingContract
{
    [Fact]
    public async Task A_logged_model_is_read_back_with_what_runs_measured_of_it()
    {
        var run = await NewRunAsync();
        var experiment = await Api.Experiments.EnsureAsync("contract");
        var id = (await Api.LoggedModels.CreateAsync(new NewLoggedModel(experiment)
        {
            Name = "tree",
            ModelType = "classifier",
            SourceRunId = run,
            Params = [new Param("depth", "3")],
            Tags = [new Tag("a", "b")],
        })).Info.ModelId;
        Assert.Matches("^m-[0-9a-f]{32}$", id);
        await Api.LoggedModels.SetTagsAsync(id, [new Tag("a", "c"), new Tag("d", "e")]);
        await Api.LoggedModels.DeleteTagAsync(id, "d");
        await Api.LoggedModels.LogParamsAsync(id, [new Param("lr", "0.1")]);
        await Api.Runs.LogBatchAsync(run, new RunBatch
        {
            Metrics = [new("auc", 0.8, 5, 1) { ModelId = id, DatasetName = "wells", DatasetDigest = "c9" }, new("auc", 0.7, 4, 0) { ModelId = id, DatasetName = "wells", DatasetDigest = "c9" }],
        });
        await Api.Runs.LogOutputsAsync(run, [new ModelOutput(id, 1)]);
        await Api.Runs.LogInputsAsync(run, [], [new ModelInput(id)]);
        var model = await Api.LoggedModels.FinalizeAsync(id, LoggedModelStatus.Ready);
        Assert.Equal(("tree", "classifier", run, LoggedModelStatus.Ready), (model.Info.Name, model.Info.ModelType, model.Info.SourceRunId, model.Info.Status));
        Assert.Equal([new Tag("a", "c")], model.Info.Tags);
        Assert.Equal([new Param("depth", "3"), new Param("lr", "0.1")], model.Data.Params);
        Assert.Equal([new Metric("auc", 0.8, 5, 1) { RunId = run, ModelId = id, DatasetName = "wells", DatasetDigest = "c9" }], model.Data.Metrics);
        var read = await Api.Runs.GetAsync(run);
        Assert.Equal([new ModelOutput(id, 1)], read.Outputs!.ModelOutputs);
        Assert.Equal([new ModelInput(id)], read.Inputs.ModelInputs);
        Assert.Equal([new Metric("auc", 0.8, 5, 1)], read.Data.Metrics);
    }

    [Fact]
    public async Task A_version_of_a_logged_model_leads_to_its_files()
    {
        var model = await Api.LoggedModels.CreateAsync(new NewLoggedModel("0"));
        await Api.Models.EnsureAsync("logged");
        var version = await Api.Models.CreateVersionAsync(new NewModelVersion("logged", $"models:/{model.Info.ModelId}") { ModelId = model.Info.ModelId });
        Assert.Equal(model.Info.ModelId, version.ModelId);
        Assert.Equal(model.Info.ArtifactUri, await Api.Models.GetDownloadUriAsync("logged", version.Version));
        Assert.Equal($"mlflow-artifacts:/0/models/{model.Info.ModelId}/artifacts", model.Info.ArtifactUri);
    }

    [Fact]
    public async Task A_search_filters_orders_and_leaves_out_what_was_deleted()
    {
        var run = await NewRunAsync();
        var experiment = await Api.Experiments.EnsureAsync("logged-search");
        foreach (var (name, auc) in new[] { ("low", 0.5), ("high", 0.9), ("nan", double.NaN), ("gone", 0.8) })
        {
            var id = (await Api.LoggedModels.CreateAsync(new NewLoggedModel(experiment) { Name = name })).Info.ModelId;
            await Api.Runs.LogMetricAsync(run, new Metric("auc", auc, 1) { ModelId = id });
            if (name == "gone")
            {
                await Api.LoggedModels.DeleteAsync(id);
                await RefusedAsync(() => Api.LoggedModels.GetAsync(id), TrackingErrors.ResourceDoesNotExist, 404);
            }
        }

        Assert.Equal(["high", "low", "nan"], await NamesAsync(new LoggedModelQuery { ExperimentIds = [experiment], OrderBy = [new FieldOrder("metrics.auc", Ascending: false)] }));
        Assert.Equal(["high"], await NamesAsync(new LoggedModelQuery { ExperimentIds = [experiment], Filter = "metrics.auc > 0.6 AND name LIKE 'h%'" }));
    }

    [Fact]
    public async Task What_no_logged_model_can_be_is_refused()
    {
        var run = await NewRunAsync();
        await RefusedAsync(() => Api.LoggedModels.GetAsync("m-none"), TrackingErrors.ResourceDoesNotExist, 404);
        await RefusedAsync(() => Api.LoggedModels.CreateAsync(new NewLoggedModel("77")), TrackingErrors.ResourceDoesNotExist, 404);
        await RefusedAsync(() => Api.Runs.LogMetricAsync(run, new Metric("auc", 1, 1) { ModelId = "m-none" }), TrackingErrors.ResourceDoesNotExist, 404);
        Assert.Empty((await Api.Runs.GetAsync(run)).Data.Metrics);
        var id = (await Api.LoggedModels.CreateAsync(new NewLoggedModel("0") { Params = [new Param("a", "1")] })).Info.ModelId;
        await RefusedAsync(() => Api.LoggedModels.LogParamsAsync(id, [new Param("a", "2")]), TrackingErrors.InvalidParameterValue, 400);
        await RefusedAsync(() => Api.LoggedModels.FinalizeAsync(id, LoggedModelStatus.Pending), TrackingErrors.InvalidParameterValue, 400);
        await RefusedAsync(() => Api.LoggedModels.DeleteTagAsync(id, "none"), TrackingErrors.ResourceDoesNotExist, 404);
    }

    private async Task<IEnumerable<string>> NamesAsync(LoggedModelQuery query) =>
        (await Api.LoggedModels.SearchPageAsync(query)).Items.Select(model => model.Info.Name);
}
