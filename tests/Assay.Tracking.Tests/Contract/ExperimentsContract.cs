namespace Assay.Tracking.Tests.Contract;

public abstract class ExperimentsContract : TrackingContract
{
    [Fact]
    public async Task A_new_place_holds_the_experiment_Default()
    {
        var found = await Api.Experiments.GetAsync("0");
        Assert.Equal(("Default", LifecycleStage.Active), (found.Name, found.LifecycleStage));
    }

    [Fact]
    public async Task What_an_experiment_is_created_with_is_read_back()
    {
        var id = await Api.Experiments.CreateAsync("wells", null, [new Tag("team", "quality")]);
        await Api.Experiments.SetTagAsync(id, "mlflow.note.content", "ümlaut & \"quotes\"");
        var found = await Api.Experiments.GetByNameAsync("wells");
        Assert.Equal((id, $"mlflow-artifacts:/{id}"), (found.ExperimentId, found.ArtifactLocation));
        Assert.Equal([new Tag("team", "quality"), new Tag("mlflow.note.content", "ümlaut & \"quotes\"")], found.Tags);
        await Api.Experiments.DeleteTagAsync(id, "team");
        Assert.Single((await Api.Experiments.GetAsync(id)).Tags);
    }

    [Fact]
    public async Task A_deleted_experiment_keeps_its_name_and_comes_back()
    {
        var id = await Api.Experiments.CreateAsync("gone");
        await Api.Experiments.DeleteAsync(id);
        Assert.Equal(LifecycleStage.Deleted, (await Api.Experiments.GetAsync(id)).LifecycleStage);
        await RefusedAsync(() => Api.Experiments.CreateAsync("gone"), TrackingErrors.ResourceAlreadyExists, 400);
        await RefusedAsync(() => Api.Runs.CreateAsync(new NewRun(id)), TrackingErrors.InvalidParameterValue, 400);
        await Api.Experiments.RestoreAsync(id);
        await Api.Experiments.RenameAsync(id, "back");
        Assert.Equal("back", (await Api.Experiments.GetAsync(id)).Name);
    }

    [Fact]
    public async Task Ensuring_an_experiment_from_many_sides_makes_one()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Api.Experiments.EnsureAsync("shared")));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task An_unknown_experiment_is_refused_or_null()
    {
        await RefusedAsync(() => Api.Experiments.GetAsync("77"), TrackingErrors.ResourceDoesNotExist, 404);
        await RefusedAsync(() => Api.Experiments.GetAsync("../1"), TrackingErrors.ResourceDoesNotExist, 404);
        Assert.Null(await Api.Experiments.FindByNameAsync("nobody's"));
    }

    [Theory]
    [InlineData("/var/lib/x")]
    [InlineData("file:///etc")]
    [InlineData("mlflow-artifacts:/../x")]
    [InlineData("mlflow-artifacts:/%252e%252e/x")]
    [InlineData("s3://bucket/a?b=..")]
    [InlineData("s3://bucket/a#b")]
    public async Task An_artifact_location_on_the_server_or_one_that_climbs_is_refused(string location) =>
        await RefusedAsync(() => Api.Experiments.CreateAsync("evil", location), TrackingErrors.InvalidParameterValue, 400);

    [Fact]
    public async Task Search_pages_through_all_in_the_asked_order()
    {
        foreach (var name in new[] { "b", "c", "a" })
            await Api.Experiments.CreateAsync("page-" + name);
        var found = new List<string>();
        await foreach (var experiment in Api.Experiments.SearchAsync(new SearchQuery { Filter = "name LIKE 'page-%'", OrderBy = ["name DESC"], MaxResults = 2 }))
            found.Add(experiment.Name);
        Assert.Equal(["page-c", "page-b", "page-a"], found);
    }
}
