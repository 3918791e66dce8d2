using Assay.Tracking.Rules;
using Assay.Tracking.Wire;

namespace Assay.Tracking.Server;

internal static class MetricRoutes
{
    private const string Route = "mlflow/metrics/";

    internal static void Map(Routes routes)
    {
        var runs = routes.Store.StoredRuns;
        routes.Add("GET", Route + "get-history", async call =>
        {
            var page = await runs.MetricHistoryPageAsync(
                call.Fields.RunId(),
                call.Fields.Required("metric_key"),
                call.Fields.Int("max_results", Limits.HistoryPage),
                call.Fields.Optional("page_token"),
                call.Cancel).ConfigureAwait(false);
            return new MetricsAnswer(page.Items, page.NextPageToken);
        });
        routes.Add("GET", Route + "get-history-bulk-interval", async call => new MetricsAnswer(
            await runs.IntervalAsync(
                RunIds(call, "run_ids"),
                call.Fields.Required("metric_key"),
                call.Fields.Long("start_step"),
                call.Fields.Long("end_step"),
                Size(call, 2500),
                call.Cancel).ConfigureAwait(false),
            null));
        routes.Add("GET", Route + "get-history-bulk", async call =>
        {
            var metrics = await runs.IntervalAsync(
                RunIds(call, "run_id"), call.Fields.Required("metric_key"), null, null, int.MaxValue, call.Cancel).ConfigureAwait(false);
            return new MetricsAnswer([.. metrics.Take(Size(call, Limits.HistoryPage))], null);
        });
    }

    private static IReadOnlyList<string> RunIds(Call call, string field)
    {
        var ids = call.Fields.Texts(field);
        return ids.Count is > 0 and <= 100
            ? ids
            : throw TrackingException.Invalid($"'{field}' must name 1 to 100 runs.");
    }

    private static int Size(Call call, int otherwise)
    {
        var size = call.Fields.Int("max_results", otherwise);
        Search.PageToken.DemandSize(size, Limits.HistoryPage);
        return size;
    }
}
