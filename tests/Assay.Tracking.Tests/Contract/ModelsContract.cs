namespace Assay.Tracking.Tests.Contract;

public abstract class ModelsContract : TrackingContract
{
    [Fact]
    public async Task Versions_count_up_and_a_number_is_not_used_again()
    {
        await Api.Models.CreateAsync("churn", "the model", [new Tag("team", "a")]);
        Assert.Equal("1", (await NewVersionAsync("churn")).Version);
        var second = await NewVersionAsync("churn");
        await Api.Models.DeleteVersionAsync("churn", second.Version);
        Assert.Equal("3", (await NewVersionAsync("churn")).Version);
        await RefusedAsync(() => Api.Models.GetVersionAsync("churn", "2"), TrackingErrors.ResourceDoesNotExist, 404);
        await RefusedAsync(() => Api.Models.GetVersionAsync("churn", "x"), TrackingErrors.InvalidParameterValue, 400);
    }

    [Fact]
    public async Task An_alias_points_to_one_version_at_a_time()
    {
        await Api.Models.CreateAsync("churn");
        await NewVersionAsync("churn");
        await NewVersionAsync("churn");
        Assert.Null(await Api.Models.FindByAliasAsync("churn", "champion"));
        Assert.Null(await Api.Models.FindByAliasAsync("nobody", "champion"));
        await Api.Models.SetAliasAsync("churn", "champion", "1");
        await Api.Models.SetAliasAsync("churn", "champion", "2");
        var found = await Api.Models.GetByAliasAsync("churn", "champion");
        Assert.Equal("2", found.Version);
        Assert.Equal(["champion"], found.Aliases);
        Assert.Equal([new RegisteredModelAlias("champion", "2")], (await Api.Models.GetAsync("churn")).Aliases);
        await Api.Models.DeleteVersionAsync("churn", "2");
        Assert.Null(await Api.Models.FindByAliasAsync("churn", "champion"));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("LATEST")]
    [InlineData("v7")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_reserved_or_odd_alias_is_refused(string alias)
    {
        await Api.Models.CreateAsync("churn");
        await NewVersionAsync("churn");
        await RefusedAsync(() => Api.Models.SetAliasAsync("churn", alias, "1"), TrackingErrors.InvalidParameterValue, 400);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("")]
    public async Task A_name_that_no_address_can_carry_is_refused(string name) =>
        await RefusedAsync(() => Api.Models.CreateAsync(name), TrackingErrors.InvalidParameterValue, 400);

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc")]
    [InlineData("relative/path")]
    [InlineData("mlflow-artifacts:/../../x")]
    [InlineData("mlflow-artifacts:/%2e%2e/x")]
    public async Task A_source_on_the_server_or_one_that_climbs_is_refused(string source)
    {
        await Api.Models.CreateAsync("churn");
        await RefusedAsync(() => Api.Models.CreateVersionAsync(new NewModelVersion("churn", source)), TrackingErrors.InvalidParameterValue, 400);
    }

    [Fact]
    public async Task Tags_description_stage_and_name_change()
    {
        await Api.Models.CreateAsync("old");
        await NewVersionAsync("old");
        await NewVersionAsync("old");
        await Api.Models.SetVersionTagAsync("old", "1", "gate", "passed");
        await Api.Models.SetTagAsync("old", "owner", "ana");
        await Api.Models.UpdateVersionAsync("old", "1", "first");
        await Api.Models.UpdateAsync("old", "a model");
        await Api.Models.TransitionStageAsync("old", "1", "production");
        await Api.Models.TransitionStageAsync("old", "2", "Production", archiveExisting: true);
        await Api.Models.SetAliasAsync("old", "champion", "2");
        var model = await Api.Models.RenameAsync("old", "new");
        Assert.Equal(("new", "a model"), (model.Name, model.Description));
        Assert.Equal([new Tag("owner", "ana")], model.Tags);
        var version = await Api.Models.GetVersionAsync("new", "1");
        Assert.Equal(("first", "Archived"), (version.Description, version.CurrentStage));
        Assert.Equal([new Tag("gate", "passed")], version.Tags);
        Assert.Equal(["1", "2"], (await Api.Models.LatestVersionsAsync("new")).Select(v => v.Version));
        Assert.Equal(["2"], (await Api.Models.LatestVersionsAsync("new", ["Production"])).Select(v => v.Version));
        await Api.Models.DeleteVersionTagAsync("new", "1", "gate");
        await Api.Models.DeleteTagAsync("new", "owner");
        await Api.Models.DeleteAsync("new");
        await RefusedAsync(() => Api.Models.GetAsync("new"), TrackingErrors.ResourceDoesNotExist, 404);
        await RefusedAsync(() => Api.Models.GetVersionAsync("new", "1"), TrackingErrors.ResourceDoesNotExist, 404);
    }

    [Fact]
    public async Task Search_finds_models_and_versions_page_by_page()
    {
        foreach (var name in new[] { "b", "a", "other" })
        {
            await Api.Models.CreateAsync(name, null, name == "other" ? null : [new Tag("team", "x")]);
            await NewVersionAsync(name);
        }

        var models = new List<string>();
        await foreach (var model in Api.Models.SearchAsync(new SearchQuery { Filter = "tags.team = 'x'", MaxResults = 1 }))
            models.Add(model.Name);
        Assert.Equal(["a", "b"], models);
        var versions = new List<string>();
        await foreach (var version in Api.Models.SearchVersionsAsync(new SearchQuery { Filter = "name = 'a' AND version_number >= 1" }))
            versions.Add(version.Name);
        Assert.Equal(["a"], versions);
        await RefusedAsync(() => Api.Models.SearchPageAsync(new SearchQuery { Filter = "metrics.auc > 1" }), TrackingErrors.InvalidParameterValue, 400);
    }

    private Task<RegisteredModelVersion> NewVersionAsync(string model) =>
        Api.Models.CreateVersionAsync(new NewModelVersion(model, "mlflow-artifacts:/models/x"));
}
