using Assay.Tracking.Artifacts;
using Assay.Tracking.Wire;

namespace Assay.Tracking.Server;

internal static class LoggedModelRoutes
{
    private const string Route = "mlflow/logged-models";

    internal static void Map(Routes routes)
    {
        var models = routes.Store.LoggedModels;
        routes.Add("POST", Route, async call => new LoggedModelAnswer(await models.CreateAsync(
            new NewLoggedModel(call.Fields.Required("experiment_id"))
            {
                Name = call.Fields.Optional("name"),
                ModelType = call.Fields.Optional("model_type"),
                SourceRunId = call.Fields.Optional("source_run_id"),
                Params = Params(call),
                Tags = call.Fields.Tags(),
            },
            call.Cancel).ConfigureAwait(false)));
        routes.Add("POST", Route + "/search", async call =>
        {
            var query = new LoggedModelQuery
            {
                ExperimentIds = call.Fields.Texts("experiment_ids"),
                Filter = call.Fields.Optional("filter"),
                OrderBy = [.. call.Fields.Objects("order_by").Select(order => new FieldOrder(order.Required("field_name"), !order.Has("ascending") || order.Bool("ascending")))],
                MaxResults = call.Fields.Int("max_results", 50),
            };
            if (call.Fields.Objects("datasets").Count > 0)
                throw TrackingException.Of(TrackingErrors.NotImplemented, "Searching logged models by dataset is not served; filter by metrics instead.");
            var page = await models.SearchPageAsync(query, call.Fields.Optional("page_token"), call.Cancel).ConfigureAwait(false);
            return new LoggedModelsAnswer(page.Items, page.NextPageToken);
        });
        routes.Add("GET", Route + "/{id}", async call => new LoggedModelAnswer(await models.GetAsync(Id(call), call.Cancel).ConfigureAwait(false)));
        routes.Add("PATCH", Route + "/{id}", async call => new LoggedModelAnswer(await models.FinalizeAsync(
            Id(call), call.Fields.Enum<LoggedModelStatus>("status") ?? LoggedModelStatus.Unspecified, call.Cancel).ConfigureAwait(false)));
        routes.Do("DELETE", Route + "/{id}", call => models.DeleteAsync(Id(call), call.Cancel));
        routes.Do("PATCH", Route + "/{id}/tags", call => models.SetTagsAsync(Id(call), call.Fields.Tags(), call.Cancel));
        routes.Do("DELETE", Route + "/{id}/tags/{key}", call =>
            models.DeleteTagAsync(Id(call), (string)call.Http.Request.RouteValues["key"]!, call.Cancel));
        routes.Do("POST", Route + "/{id}/params", call => models.LogParamsAsync(Id(call), Params(call), call.Cancel));
        routes.Add("GET", Route + "/{id}/artifacts/directories", async call =>
        {
            var root = (await models.GetAsync(Id(call), call.Cancel).ConfigureAwait(false)).Info.ArtifactUri;
            var below = ArtifactPath.Clean(call.Fields.Optional("artifact_directory_path") ?? "");
            var files = routes.Store.StoredArtifacts.Folder.List(ArtifactUri.ProxyPath(ArtifactUri.Below(root, below)));
            return new FilesAnswer(root, [.. files.Select(file => file with { Path = ArtifactPath.Join(below, file.Path) })]);
        });
    }

    private static string Id(Call call) => (string)call.Http.Request.RouteValues["id"]!;

    private static IReadOnlyList<Param> Params(Call call) =>
        [.. call.Fields.Objects("params").Select(param => new Param(param.Required("key"), param.Given("value")))];
}
