using Assay.Tracking.Wire;

namespace Assay.Tracking.Server;

internal static class ExperimentRoutes
{
    private const string Route = "mlflow/experiments/";

    internal static void Map(Routes routes)
    {
        var experiments = routes.Store.Experiments;
        routes.Add("POST", Route + "create", async call => new ExperimentIdAnswer(await experiments.CreateAsync(
            call.Fields.Required("name"), call.Fields.Optional("artifact_location"), call.Fields.Tags(), call.Cancel).ConfigureAwait(false)));
        routes.Add("GET", Route + "get", async call =>
            new ExperimentAnswer(await experiments.GetAsync(call.Fields.Required("experiment_id"), call.Cancel).ConfigureAwait(false)));
        routes.Add("GET", Route + "get-by-name", async call =>
            new ExperimentAnswer(await experiments.GetByNameAsync(call.Fields.Required("experiment_name"), call.Cancel).ConfigureAwait(false)));
        routes.Add("GET", Route + "search", SearchAsync);
        routes.Add("POST", Route + "search", SearchAsync);
        routes.Do("POST", Route + "update", call =>
            experiments.RenameAsync(call.Fields.Required("experiment_id"), call.Fields.Required("new_name"), call.Cancel));
        routes.Do("POST", Route + "delete", call => experiments.DeleteAsync(call.Fields.Required("experiment_id"), call.Cancel));
        routes.Do("POST", Route + "restore", call => experiments.RestoreAsync(call.Fields.Required("experiment_id"), call.Cancel));
        routes.Do("POST", Route + "set-experiment-tag", call => experiments.SetTagAsync(
            call.Fields.Required("experiment_id"), call.Fields.Required("key"), call.Fields.Given("value"), call.Cancel));
        routes.Do("POST", Route + "delete-experiment-tag", call =>
            experiments.DeleteTagAsync(call.Fields.Required("experiment_id"), call.Fields.Required("key"), call.Cancel));
        routes.Add("POST", Route + "search-datasets", async call =>
            new DatasetsAnswer(await routes.Store.Runs.SearchDatasetsAsync(call.Fields.Texts("experiment_ids"), call.Cancel).ConfigureAwait(false)));

        async Task<ExperimentsAnswer> SearchAsync(Call call)
        {
            var query = new SearchQuery
            {
                Filter = call.Fields.Optional("filter"),
                OrderBy = call.Fields.Texts("order_by"),
                MaxResults = call.Fields.Int("max_results", 0),
                View = call.Fields.Enum<ViewType>("view_type") ?? ViewType.ActiveOnly,
            };
            var page = await experiments.SearchPageAsync(query, call.Fields.Optional("page_token"), call.Cancel).ConfigureAwait(false);
            return new(page.Items, page.NextPageToken);
        }
    }
}
