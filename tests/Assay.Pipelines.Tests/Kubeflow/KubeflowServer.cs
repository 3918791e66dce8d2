using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Pipelines.Kubeflow;
using Assay.TestKit.Loopback;

namespace Assay.Pipelines.Tests.Kubeflow;

/// <summary>
/// Kubeflow Pipelines' API as its documentation demands it, on this machine: refuses unknown fields, pages, expires tokens, speaks both shapes of
/// errors, walks runs through their states.
/// </summary>
internal sealed class KubeflowServer : IAsyncDisposable
{
    private const string Api = "/apis/v2beta1/";
    private LoopbackServer _server = null!;

    public KubeflowStore Store { get; } = new();

    /// <summary>The token that is let in; null lets everyone in. What it is called with as an argument is the number of requests so far.</summary>
    public Func<int, string>? Token { get; set; }

    /// <summary>Answers in place of the API; null lets the API answer.</summary>
    public Func<RecordedRequest, Reply?> Instead { get; set; } = _ => null;

    public IReadOnlyList<RecordedRequest> Requests => _server.Requests;

    public KubeflowOptions Options => new()
    {
        Endpoint = _server.Address,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        PollInterval = TimeSpan.FromMilliseconds(1),
        MaxPollInterval = TimeSpan.FromMilliseconds(2),
        Namespace = "team",
    };

    public static async Task<KubeflowServer> StartAsync()
    {
        var server = new KubeflowServer();
        server._server = await LoopbackServer.StartAsync(server.Answer);
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Reply Answer(RecordedRequest request)
    {
        if (Instead(request) is { } other)
            return other;
        if (Token is { } token && request.Headers.GetValueOrDefault("Authorization") != $"Bearer {token(_server.Requests.Count)}")
            return Gateway(401, 16, "Unauthenticated: token expired");
        if (!request.Path.StartsWith(Api, StringComparison.Ordinal))
            return Reply.Text("404 page not found", 404);
        lock (Store)
        {
            try
            {
                return Route(request, request.Path[Api.Length..].Split('/'), KubeflowQuery.Of(request.Query));
            }
            catch (KubeflowRefusal refusal)
            {
                return refusal.OfUpload
                    ? Reply.Text(new JsonObject { ["error_message"] = refusal.Message, ["error_details"] = refusal.Message }.ToJsonString(), refusal.Status)
                    : Gateway(refusal.Status, refusal.Status == 404 ? 5 : refusal.Status == 409 ? 6 : 3, refusal.Message);
            }
        }
    }

    private Reply Route(RecordedRequest request, string[] path, KubeflowQuery query)
    {
        switch (request.Method, path)
        {
            case ("GET", ["healthz"]):
                return Reply.Json("""{"multi_user":true,"pipeline_store":"database"}""");
            case ("POST", ["pipelines", "upload"]):
                return Json(Store.Upload(query, KubeflowForm.File(request)));
            case ("POST", ["pipelines", "upload_version"]):
                return Json(Store.UploadVersion(query, KubeflowForm.File(request)));
            case ("GET", ["pipelines", "names", var name]):
                query.Allow("namespace");
                return Json(Store.Pipeline(name));
            case ("GET", ["pipelines", var id, "versions"]):
                query.Allow("sort_by", "page_size", "page_token", "filter");
                return Page(Store.Versions(id), "pipeline_versions", query);
            case ("POST", ["experiments"]):
                return Json(Store.MakeExperiment(request.Json));
            case ("GET", ["experiments"]):
                query.Allow("namespace", "filter", "page_size", "page_token", "sort_by");
                return Page(Store.Experiments, "experiments", query);
            case ("POST", ["runs"]):
                return Json(Store.MakeRun(request.Json));
            case ("GET", ["runs"]):
                query.Allow("namespace", "experiment_id", "filter", "page_size", "page_token", "sort_by");
                return Page(Store.Runs, "runs", query);
            case ("GET", ["runs", var id]):
                return Json(Store.Look(id));
            case ("POST", ["runs", var act]) when act.Split(':') is [var id, var verb]:
                Store.Act(id, verb);
                return Reply.Json("{}");
            case ("POST", ["recurringruns"]):
                return Json(Store.MakeRecurringRun(request.Json));
            case ("GET", ["recurringruns"]):
                query.Allow("namespace", "filter", "page_size", "page_token");
                return Page(Store.RecurringRuns, "recurringRuns", query);
            case ("DELETE", ["recurringruns", var id]):
                return Store.RecurringRuns.RemoveAll(run => (string)run["recurring_run_id"]! == id) == 1 ? Reply.Json("{}") : throw new KubeflowRefusal(404, "no such recurring run");
            default:
                return Reply.Text("404 page not found", 404);
        }
    }

    // Two at a time, however many are asked for: who doesn't page misses the rest.
    private static Reply Page(IReadOnlyList<JsonObject> all, string key, KubeflowQuery query)
    {
        var name = query["filter"] is { } filter ? JsonDocument.Parse(filter).RootElement.GetProperty("predicates")[0].GetProperty("string_value").GetString() : null;
        var matching = all.Where(item => name is null || (string?)item["name"] == name || (string?)item["display_name"] == name).ToList();
        var from = query["page_token"] is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var answer = new JsonObject();
        if (matching.Count > from)
            answer[key] = new JsonArray([.. matching.Skip(from).Take(2).Select(item => item.DeepClone())]);
        if (matching.Count > from + 2)
            answer["next_page_token"] = (from + 2).ToString(CultureInfo.InvariantCulture);
        return Json(answer);
    }

    private static Reply Json(JsonNode answer) => Reply.Json(answer.ToJsonString());

    private static Reply Gateway(int status, int code, string message) =>
        Reply.Json(new JsonObject { ["code"] = code, ["message"] = message, ["details"] = new JsonArray() }.ToJsonString(), status);
}

/// <summary>The API says no.</summary>
internal sealed class KubeflowRefusal(int status, string message, bool ofUpload = false) : Exception(message)
{
    public int Status { get; } = status;

    public bool OfUpload { get; } = ofUpload;
}
