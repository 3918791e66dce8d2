using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Assay.Benchmarks.Tracking;

/// <summary>MLflow's API as plain requests: no client of ours or of others stands between the clock and the server.</summary>
internal sealed class MlflowHttp : IDisposable
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    private readonly HttpClient _http;

    public MlflowHttp(Uri server, int connections)
    {
        var api = new Uri(server.AbsoluteUri.TrimEnd('/') + "/api/2.0/mlflow/");
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = api };
    }

    /// <summary>Sends a body and reads the whole answer, without looking into it.</summary>
    public async Task<byte[]> PostAsync(string route, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = s_json } };
        using var answer = await _http.PostAsync(new Uri(route, UriKind.Relative), content);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? bytes : throw new InvalidOperationException($"{route}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(bytes)}");
    }

    public async Task<JsonNode> PostAsync(string route, JsonObject body) =>
        JsonNode.Parse(await PostAsync(route, Encoding.UTF8.GetBytes(body.ToJsonString())))!;

    public async Task<string> NewExperimentAsync() =>
        (string)(await PostAsync("experiments/create", new JsonObject { ["name"] = $"measured-{Guid.NewGuid():N}" }))["experiment_id"]!;

    public async Task<string> NewRunAsync(string experiment, long start = 0) =>
        (string)(await PostAsync("runs/create", new JsonObject { ["experiment_id"] = experiment, ["user_id"] = "bench", ["start_time"] = start }))["run"]!["info"]!["run_id"]!;

    /// <summary>Sends many bodies over several connections, each as soon as one is free.</summary>
    public Task AllAsync(int count, int connections, Func<int, Task> send) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = connections }, async (i, _) => await send(i));

    public void Dispose() => _http.Dispose();
}
