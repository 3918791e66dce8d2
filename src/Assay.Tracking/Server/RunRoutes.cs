using Assay.Tracking.Wire;

namespace Assay.Tracking.Server;

internal static class RunRoutes
{
    private const string Route = "mlflow/runs/";

    internal static void Map(Routes routes)
    {
        var runs = routes.Store.Runs;
        routes.Add("POST", Route + "create", async call => new RunAnswer(await runs.CreateAsync(
            new NewRun(call.Fields.Required("experiment_id"))
            {
                UserId = call.Fields.Optional("user_id") ?? "",
                RunName = call.Fields.Optional("run_name"),
                StartTime = call.Fields.Long("start_time") ?? 0,
                Tags = call.Fields.Tags(),
            },
            call.Cancel).ConfigureAwait(false)));
        routes.Add("GET", Route + "get", async call => new RunAnswer(await runs.GetAsync(call.Fields.RunId(), call.Cancel).ConfigureAwait(false)));
        routes.Add("POST", Route + "update", async call => new RunInfoAnswer(await runs.UpdateAsync(
            call.Fields.RunId(),
            call.Fields.Enum<RunStatus>("status"),
            call.Fields.Long("end_time"),
            call.Fields.Optional("run_name"),
            call.Cancel).ConfigureAwait(false)));
        routes.Do("POST", Route + "delete", call => runs.DeleteAsync(call.Fields.RunId(), call.Cancel));
        routes.Do("POST", Route + "restore", call => runs.RestoreAsync(call.Fields.RunId(), call.Cancel));
        routes.Do("POST", Route + "log-metric", call =>
            runs.LogBatchAsync(call.Fields.RunId(), new RunBatch { Metrics = [Metric(call.Fields)] }, call.Cancel));
        routes.Do("POST", Route + "log-parameter", call =>
            runs.LogBatchAsync(call.Fields.RunId(), new RunBatch { Params = [Param(call.Fields)] }, call.Cancel));
        routes.Do("POST", Route + "set-tag", call =>
        {
            var tag = new Tag(call.Fields.Required("key"), call.Fields.Given("value"));
            return runs.LogBatchAsync(call.Fields.RunId(), new RunBatch { Tags = [tag] }, call.Cancel);
        });
        routes.Do("POST", Route + "delete-tag", call => runs.DeleteTagAsync(call.Fields.RunId(), call.Fields.Required("key"), call.Cancel));
        routes.AddBoth("POST", Route + "log-batch", async http =>
        {
            var body = await RequestBody.ReadAsync(http.Request, http.RequestAborted).ConfigureAwait(false);
            var (runId, batch) = BatchReader.Read(body.Span) ?? Batch(RequestFields.Parse(body));
            await runs.LogBatchAsync(runId, batch, http.RequestAborted).ConfigureAwait(false);
            await Routes.AnswerAsync(http, new Nothing()).ConfigureAwait(false);
        });
        routes.Do("POST", Route + "log-inputs", call =>
            runs.LogInputsAsync(
                call.Fields.RunId(),
                [.. call.Fields.Objects("datasets").Select(Input)],
                [.. call.Fields.Objects("models").Select(model => new ModelInput(model.Required("model_id")))],
                call.Cancel));
        routes.Do("POST", Route + "outputs", call => runs.LogOutputsAsync(
            call.Fields.RunId(),
            [.. call.Fields.Objects("models").Select(model => new ModelOutput(model.Required("model_id"), model.Long("step") ?? 0))],
            call.Cancel));
        routes.Add("POST", Route + "search", async call =>
        {
            var query = new RunQuery
            {
                ExperimentIds = call.Fields.Texts("experiment_ids"),
                Filter = call.Fields.Optional("filter"),
                OrderBy = call.Fields.Texts("order_by"),
                MaxResults = call.Fields.Int("max_results", 1000),
                View = call.Fields.Enum<ViewType>("run_view_type") ?? ViewType.ActiveOnly,
            };
            var page = await runs.SearchPageAsync(query, call.Fields.Optional("page_token"), call.Cancel).ConfigureAwait(false);
            return new RunsAnswer(page.Items, page.NextPageToken);
        });
    }

    private static (string RunId, RunBatch Batch) Batch(RequestFields fields) => (fields.RunId(), new RunBatch
    {
        Metrics = [.. fields.Objects("metrics").Select(Metric)],
        Params = [.. fields.Objects("params").Select(Param)],
        Tags = fields.Tags(),
    });

    private static Metric Metric(RequestFields fields) => new(
        fields.Required("key"), fields.RequiredDouble("value"), fields.RequiredLong("timestamp"), fields.Long("step") ?? 0)
    {
        ModelId = fields.Optional("model_id"),
        DatasetName = fields.Optional("dataset_name"),
        DatasetDigest = fields.Optional("dataset_digest"),
    };

    private static Param Param(RequestFields fields) => new(fields.Required("key"), fields.Given("value"));

    private static RunInput Input(RequestFields fields)
    {
        var dataset = fields.Object("dataset");
        return new RunInput
        {
            Tags = fields.Tags(),
            Dataset = new LoggedDataset
            {
                Name = dataset.Required("name"),
                Digest = dataset.Required("digest"),
                SourceType = dataset.Required("source_type"),
                Source = dataset.Required("source"),
                Schema = dataset.Optional("schema"),
                Profile = dataset.Optional("profile"),
            },
        };
    }
}
