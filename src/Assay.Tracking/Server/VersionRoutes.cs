using Assay.Tracking.Wire;

namespace Assay.Tracking.Server;

internal static class VersionRoutes
{
    private const string Route = "mlflow/model-versions/";

    internal static void Map(Routes routes)
    {
        var models = routes.Store.Models;
        routes.Add("POST", Route + "create", async call => new ModelVersionAnswer(await models.CreateVersionAsync(
            new NewModelVersion(call.Fields.Required("name"), call.Fields.Required("source"))
            {
                RunId = call.Fields.Optional("run_id"),
                RunLink = call.Fields.Optional("run_link"),
                ModelId = call.Fields.Optional("model_id"),
                Description = call.Fields.Optional("description"),
                Tags = call.Fields.Tags(),
            },
            call.Cancel).ConfigureAwait(false)));
        routes.Add("GET", Route + "get", async call =>
            new ModelVersionAnswer(await models.GetVersionAsync(Name(call), Version(call), call.Cancel).ConfigureAwait(false)));
        routes.Add("GET", Route + "search", async call =>
        {
            var query = ModelRoutes.Query(call, 10000);
            var page = await models.SearchVersionsPageAsync(query, call.Fields.Optional("page_token"), call.Cancel).ConfigureAwait(false);
            return new ModelVersionsAnswer(page.Items, page.NextPageToken);
        });
        routes.Add("PATCH", Route + "update", async call => new ModelVersionAnswer(
            await models.UpdateVersionAsync(Name(call), Version(call), call.Fields.Given("description"), call.Cancel).ConfigureAwait(false)));
        routes.Do("DELETE", Route + "delete", call => models.DeleteVersionAsync(Name(call), Version(call), call.Cancel));
        routes.Add("GET", Route + "get-download-uri", async call =>
            new ArtifactUriAnswer(await models.GetDownloadUriAsync(Name(call), Version(call), call.Cancel).ConfigureAwait(false)));
        routes.Add("POST", Route + "transition-stage", async call => new ModelVersionAnswer(await models.TransitionStageAsync(
            Name(call), Version(call), call.Fields.Required("stage"), call.Fields.Bool("archive_existing_versions"), call.Cancel).ConfigureAwait(false)));
        routes.Do("POST", Route + "set-tag", call => models.SetVersionTagAsync(
            Name(call), Version(call), call.Fields.Required("key"), call.Fields.Given("value"), call.Cancel));
        routes.Do("DELETE", Route + "delete-tag", call =>
            models.DeleteVersionTagAsync(Name(call), Version(call), call.Fields.Required("key"), call.Cancel));
    }

    private static string Name(Call call) => call.Fields.Required("name");

    private static string Version(Call call) => call.Fields.Required("version");
}
