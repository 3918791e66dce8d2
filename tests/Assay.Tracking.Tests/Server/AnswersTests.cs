using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Assay.Tracking.Tests.Server;

public class AnswersTests : IAsyncLifetime
{
    private EmbeddedServer? _server;
    private HttpClient? _http;

    private HttpClient Http => _http!;

    public async Task InitializeAsync()
    {
        _server = await EmbeddedServer.StartAsync();
        _http = new HttpClient { BaseAddress = _server.Address };
    }

    public async Task DisposeAsync()
    {
        _http!.Dispose();
        await _server!.DisposeAsync();
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\"nan\"")]
    [InlineData("\"abc\"")]
    [InlineData("true")]
    [InlineData("[1]")]
    public async Task A_value_that_is_no_number_is_refused_and_nothing_is_stored(string value)
    {
        var run = (await _server!.Store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        var answer = await PostAsync("runs/log-metric", $"{{\"run_id\":\"{run}\",\"key\":\"m\",\"value\":{value},\"timestamp\":1}}");
        Assert.Equal((HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE"), (answer.Status, (string?)answer.Body["error_code"]));
        Assert.Empty((await _server.Store.Runs.GetAsync(run)).Data.Metrics);
    }

    [Theory]
    [InlineData("{\"run_id\":5,\"key\":\"k\",\"value\":\"v\"}")]
    [InlineData("{\"run_id\":{},\"key\":\"k\",\"value\":\"v\"}")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_body_that_makes_no_sense_is_one_clear_400(string body)
    {
        var answer = await PostAsync("runs/set-tag", body);
        Assert.Equal((HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE"), (answer.Status, (string?)answer.Body["error_code"]));
    }

    [Fact]
    public async Task Both_prefixes_give_the_same_answers()
    {
        var one = await Http.GetStringAsync("/api/2.0/mlflow/experiments/get?experiment_id=0");
        Assert.Equal(one, await Http.GetStringAsync("/ajax-api/2.0/mlflow/experiments/get?experiment_id=0"));
    }

    [Theory]
    [InlineData("GET", "/api/2.0/mlflow/runs/create", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/2.0/mlflow/traces", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/ajax-api/2.0/preview/mlflow/runs/get", HttpStatusCode.NotFound)]
    public async Task Even_an_unknown_route_answers_in_MLflows_shape(string method, string path, HttpStatusCode status)
    {
        using var response = await Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("ENDPOINT_NOT_FOUND", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error_code"]);
    }

    [Fact]
    public async Task A_failure_inside_says_nothing_of_the_server()
    {
        await File.WriteAllTextAsync(Path.Combine(_server!.Folder, "tracking", "artifacts"), "a file where a folder is needed");
        using var response = await Http.PutAsync("/api/2.0/mlflow-artifacts/artifacts/0/r/artifacts/x", new ByteArrayContent([1]));
        var text = await response.Content.ReadAsStringAsync();
        Assert.False(response.IsSuccessStatusCode);
        Assert.DoesNotContain(_server.Folder, text);
        Assert.DoesNotContain(" at ", text);
    }

    [Theory]
    [InlineData("page.html")]
    [InlineData("naïve name.txt")]
    public async Task Downloads_never_run_as_pages(string name)
    {
        var run = (await _server!.Store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        await _server.Store.Artifacts.UploadAsync($"runs:/{run}/{name}", new MemoryStream("<script>"u8.ToArray()));
        await _server.Store.Models.CreateAsync("m");
        await _server.Store.Models.CreateVersionAsync(new NewModelVersion("m", $"runs:/{run}"));
        foreach (var path in new[]
        {
            $"/get-artifact?run_id={run}&path={Uri.EscapeDataString(name)}",
            $"/model-versions/get-artifact?name=m&version=1&path={Uri.EscapeDataString(name)}",
            $"/api/2.0/mlflow-artifacts/artifacts/0/{run}/artifacts/{Uri.EscapeDataString(name)}",
        })
        {
            using var response = await Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task The_step_of_2_to_the_53_plus_1_is_exact_on_the_wire()
    {
        var run = (await _server!.Store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        await PostAsync("runs/log-metric", $"{{\"run_id\":\"{run}\",\"key\":\"m\",\"value\":1,\"timestamp\":\"9007199254740993\",\"step\":9007199254740993}}");
        var text = await Http.GetStringAsync($"/api/2.0/mlflow/metrics/get-history?run_id={run}&metric_key=m");
        Assert.Contains("\"timestamp\":9007199254740993,\"step\":9007199254740993", text);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string route, string body)
    {
        using var response = await Http.PostAsync("/api/2.0/mlflow/" + route, new StringContent(body, Encoding.UTF8, "application/json"));
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
