using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Assay.Benchmarks.Tracking;

/// <summary>Pages of a search over many runs, each with ten parameters, ten metrics, tags and a dataset.</summary>
internal sealed class RunSearches(MlflowHttp mlflow)
{
    private const string Filter = "metrics.m3 > 0.5 AND params.p2 = '2'";

    public async Task RunAsync(int count, int connections)
    {
        var experiment = await mlflow.NewExperimentAsync();
        var clock = Stopwatch.StartNew();
        await mlflow.AllAsync(count, connections, i => WriteAsync(experiment, i));
        TrackingComparison.Report($"{count:N0} runs made, three requests each", $"{count / clock.Elapsed.TotalSeconds,9:N0} runs/s");
        foreach (var page in (int[])[100, 1000])
        {
            await MeasureAsync($"page of {page} of {count:N0} runs", Query(experiment, page));
            await MeasureAsync($"page of {page}, filtered and by a metric", Query(experiment, page, Filter, "metrics.m1 DESC"));
        }

        var token = (string?)JsonNode.Parse(await mlflow.PostAsync("runs/search", Query(experiment, Math.Max(1, count / 2))))!["next_page_token"];
        await MeasureAsync("page of 100 in the middle", Query(experiment, 100, token: token));
    }

    private async Task MeasureAsync(string what, byte[] query)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var i = -3; i < 20; i++)
        {
            var from = Stopwatch.GetTimestamp();
            bytes = (await mlflow.PostAsync("runs/search", query)).Length;
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        TrackingComparison.Report(what, $"p50 {TrackingComparison.Quantile(times, 0.5):0.0} ms, slowest {times.Max():0.0} ms, {bytes / 1e3:0} kB");
    }

    private async Task WriteAsync(string experiment, int i)
    {
        var run = await mlflow.NewRunAsync(experiment, 1_760_000_000_000 + i);
        await mlflow.PostAsync("runs/log-batch", new JsonObject
        {
            ["run_id"] = run,
            ["params"] = new JsonArray([.. Enumerable.Range(0, 10).Select(p => new JsonObject { ["key"] = $"p{p}", ["value"] = $"{(i * (p + 1)) % 7}" })]),
            ["metrics"] = new JsonArray([.. Enumerable.Range(0, 10).Select(m => new JsonObject
            {
                ["key"] = $"m{m}", ["value"] = i * 7919 % 10007 / 10007.0, ["timestamp"] = 1_760_000_000_000 + i, ["step"] = 0,
            })]),
            ["tags"] = new JsonArray([.. Enumerable.Range(0, 3).Select(t => new JsonObject { ["key"] = $"t{t}", ["value"] = $"value {i % 50}" })]),
        });
        await mlflow.PostAsync("runs/log-inputs", new JsonObject
        {
            ["run_id"] = run,
            ["datasets"] = new JsonArray(new JsonObject
            {
                ["dataset"] = new JsonObject
                {
                    ["name"] = "flights", ["digest"] = $"d{i % 20}", ["source_type"] = "local", ["source"] = """{"uri":"flights.parquet"}""",
                },
                ["tags"] = new JsonArray(new JsonObject { ["key"] = "mlflow.data.context", ["value"] = "training" }),
            }),
        });
    }

    private static byte[] Query(string experiment, int page, string? filter = null, string? order = null, string? token = null)
    {
        var query = new JsonObject { ["experiment_ids"] = new JsonArray(experiment), ["max_results"] = page };
        if (filter is not null)
            query["filter"] = filter;
        if (order is not null)
            query["order_by"] = new JsonArray(order);
        if (token is not null)
            query["page_token"] = token;
        return Encoding.UTF8.GetBytes(query.ToJsonString());
    }
}
