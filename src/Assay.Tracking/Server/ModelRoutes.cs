using Assay.Tracking.Wire;

namespace Assay.Tracking.Server;

internal static class ModelRoutes
{
    private const string Route = "mlflow/registered-models/";

    internal static void Map(Routes routes)
    {
        var models = routes.Store.Models;
        routes.Add("POST", Route + "create", async call => new RegisteredModelAnswer(await models.CreateAsync(
            call.Fields.Required("name"), call.Fields.Optional("description"), call.Fields.Tags(), call.Cancel).ConfigureAwait(false)));
        routes.Add("GET", Route + "get", async call =>
            new RegisteredModelAnswer(await models.GetAsync(call.Fields.Required("name"), call.Cancel).ConfigureAwait(false)));
        routes.Add("GET", Route + "search", async call =>
        {
            var page = await models.SearchPageAsync(Query(call, 100), call.Fields.Optional("page_token"), call.Cancel).ConfigureAwait(false);
            return new RegisteredModelsAnswer(page.Items, page.NextPageToken);
        });
        routes.Add("POST", Route + "rename", async call => new RegisteredModelAnswer(
            await models.RenameAsync(call.Fields.Required("name"), call.Fields.Required("new_name"), call.Cancel).ConfigureAwait(false)));
        routes.Add("PATCH", Route + "update", async call => new RegisteredModelAnswer(
            await models.UpdateAsync(call.Fields.Required("name"), call.Fields.Given("description"), call.Cancel).ConfigureAwait(false)));
        routes.Do("DELETE", Route + "delete", call => models.DeleteAsync(call.Fields.Required("name"), call.Cancel));
        routes.Do("POST", Route + "set-tag", call => models.SetTagAsync(
            call.Fields.Required("name"), call.Fields.Required("key"), call.Fields.Given("value"), call.Cancel));
        routes.Do("DELETE", Route + "delete-tag", call =>
            models.DeleteTagAsync(call.Fields.Required("name"), call.Fields.Required("key"), call.Cancel));
        routes.Do("POST", Route + "alias", call => models.SetAliasAsync(
            call.Fields.Required("name"), call.Fields.Required("alias"), call.Fields.Required("version"), call.Cancel));
        routes.Do("DELETE", Route + "alias", call =>
            models.DeleteAliasAsync(call.Fields.Required("name"), call.Fields.Required("alias"), call.Cancel));
        routes.Add("GET", Route + "alias", async call => new ModelVersionAnswer(
            await models.GetByAliasAsync(call.Fields.Required("name"), call.Fields.Required("alias"), call.Cancel).ConfigureAwait(false)));
        routes.Add("POST", Route + "get-latest-versions", LatestAsync);
        routes.Add("GET", Route + "get-latest-versions", LatestAsync);

        async Task<ModelVersionsAnswer> LatestAsync(Call call) => new(
            await models.LatestVersionsAsync(call.Fields.Required("name"), call.Fields.Texts("stages"), call.Cancel).ConfigureAwait(false), null);
    }

    internal static SearchQuery Query(Call call, int size) => new()
    {
        Filter = call.Fields.Optional("filter"),
        OrderBy = call.Fields.Texts("order_by"),
        MaxResults = call.Fields.Int("max_results", size),
    };
}
