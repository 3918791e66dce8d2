using Assay.TestKit.Loopback;
using Assay.Tracking.Client;

namespace Assay.Tracking.Tests.Client;

public class TrackingClientTests
{
    [Fact]
    public async Task A_passing_failure_is_repeated_and_a_creation_is_not()
    {
        var failures = 2;
        await using var server = await LoopbackServer.StartAsync(request =>
            Interlocked.Decrement(ref failures) >= 0 ? Reply.Html("<h1>Bad gateway</h1>", 502) : Reply.Json("{}"));
        await using var client = Client(server, retries: 3);
        await client.Runs.SetTagAsync("r", "a", "b");
        Assert.Equal(3, server.Requests.Count);
        failures = 5;
        var refusal = await Assert.ThrowsAsync<TrackingException>(() => client.Runs.CreateAsync(new NewRun("0")));
        Assert.Equal((502, true, TrackingErrors.TemporarilyUnavailable), (refusal.StatusCode, refusal.IsTransient, refusal.Code));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task An_upload_is_repeated_from_its_beginning()
    {
        var failures = 1;
        await using var server = await LoopbackServer.StartAsync(request =>
            Interlocked.Decrement(ref failures) >= 0 ? Reply.Text("busy", 503) : Reply.Json("{}"));
        await using var client = Client(server, retries: 1);
        var sent = await client.Artifacts.UploadAsync("mlflow-artifacts:/a b/c", new MemoryStream([1, 2, 3]));
        Assert.Equal(3, sent.SizeBytes);
        Assert.Equal(2, server.Requests.Count);
        foreach (var request in server.Requests)
        {
            Assert.Equal([1, 2, 3], request.Body);
            Assert.Equal("/api/2.0/mlflow-artifacts/artifacts/a b/c", request.Path);
        }
    }

    [Theory]
    [InlineData(400, "application/json", "{\"error_code\":\"X_NEW\",\"message\":\"m\"}", "X_NEW", false)]
    [InlineData(404, "text/html", "<html>", TrackingErrors.EndpointNotFound, false)]
    [InlineData(401, "text/plain", "You are not authenticated", TrackingErrors.Unauthenticated, false)]
    [InlineData(403, "text/plain", "Invalid Host header", TrackingErrors.PermissionDenied, false)]
    [InlineData(429, "application/json", "{\"error_code\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"m\"}", "REQUEST_LIMIT_EXCEEDED", true)]
    [InlineData(500, "application/json", "{broken", TrackingErrors.InternalError, true)]
    [InlineData(302, "text/html", "", TrackingErrors.InternalError, false)]
    [InlineData(200, "text/html", "<html>a login page</html>", TrackingErrors.InternalError, false)]
    [InlineData(200, "application/json", "", TrackingErrors.InternalError, false)]
    [InlineData(200, "application/json", "null", TrackingErrors.InternalError, false)]
    public async Task Every_answer_that_is_no_success_becomes_one_exception(int status, string type, string body, string code, bool transient)
    {
        await using var server = await LoopbackServer.StartAsync(_ => new Reply(status, System.Text.Encoding.UTF8.GetBytes(body), type));
        await using var client = Client(server);
        var refusal = await Assert.ThrowsAsync<TrackingException>(() => client.Runs.GetAsync("r"));
        Assert.Equal((code, status, transient), (refusal.Code, refusal.StatusCode, refusal.IsTransient));
        Assert.DoesNotContain("<", refusal.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_unreachable_and_the_caller_can_cancel()
    {
        await using var server = await LoopbackServer.StartAsync(async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return Reply.Empty();
        });
        await using var client = new TrackingClient(new TrackingOptions { ServerUri = server.Address, MaxRetries = 0, RequestTimeout = TimeSpan.FromMilliseconds(50) });
        var refusal = await Assert.ThrowsAsync<TrackingException>(() => client.Runs.GetAsync("r"));
        Assert.Equal((0, true), (refusal.StatusCode, refusal.IsTransient));
        await using var patient = Client(server);
        using var source = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => patient.Runs.GetAsync("r", source.Token));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_said_without_credentials()
    {
        await using var client = new TrackingClient(new TrackingOptions { MaxRetries = 0 }.WithServer("http://ana:secret@127.0.0.1:1/x"));
        var refusal = await Assert.ThrowsAsync<TrackingException>(() => client.Runs.GetAsync("r"));
        Assert.True(refusal.IsTransient);
        Assert.Contains("127.0.0.1:1", refusal.Message);
        Assert.DoesNotContain("secret", refusal.ToString());
    }

    [Theory]
    [InlineData("MLFLOW_TRACKING_TOKEN", "Basic realm=\"mlflow\"", "refuses the credentials of MLFLOW_TRACKING_TOKEN. It asks for a name and a password: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.")]
    [InlineData("MLFLOW_TRACKING_USERNAME", "Bearer", "refuses the credentials of MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD. It asks for a token: set MLFLOW_TRACKING_TOKEN, and leave MLFLOW_TRACKING_USERNAME unset.")]
    [InlineData("MLFLOW_TRACKING_X", "", "wants credentials, and none were given. Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.")]
    public async Task Wrong_credentials_are_said_by_the_variable_that_they_came_from(string variable, string asks, string message)
    {
        await using var server = await LoopbackServer.StartAsync(_ =>
            Reply.Text("You are not authenticated", 401) with { Headers = asks.Length == 0 ? new Dictionary<string, string>() : new() { ["WWW-Authenticate"] = asks } });
        var variables = new Dictionary<string, string> { ["MLFLOW_TRACKING_URI"] = server.Address.ToString(), [variable] = "s3cret" };
        await using var client = new TrackingClient(TrackingOptions.FromEnvironment(variables.GetValueOrDefault));
        var refusal = await Assert.ThrowsAsync<TrackingException>(() => client.Runs.GetAsync("r"));
        Assert.EndsWith(message, refusal.Message);
        Assert.DoesNotContain("s3cret", refusal.ToString());
        Assert.Equal((401, false), (refusal.StatusCode, refusal.IsTransient));
    }

    [Fact]
    public async Task How_often_it_was_tried_is_said()
    {
        await using var client = new TrackingClient(new TrackingOptions { ServerUri = new Uri("http://127.0.0.1:1/x"), MaxRetries = 2, RetryDelay = TimeSpan.FromMilliseconds(1) });
        var refusal = await Assert.ThrowsAsync<TrackingException>(() => client.Runs.GetAsync("r"));
        Assert.Equal("The tracking server http://127.0.0.1:1/x cannot be reached: nothing answers there (3 attempts).", refusal.Message);
    }

    [Fact]
    public async Task Credentials_and_prefix_are_sent_and_a_name_wins_over_a_token()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Json("{\"run\":{}}"));
        var basic = new TrackingOptions { Token = "t", MaxRetries = 0 }.WithServer(server.Address.ToString().Replace("//", "//an%20a:p%3Aw@") + "prefix/");
        await using (var client = new TrackingClient(basic))
            await client.Runs.GetAsync("r");
        await using (var client = new TrackingClient(new TrackingOptions { Token = "t", MaxRetries = 0, ServerUri = server.Address }))
            await client.Runs.GetAsync("r");
        Assert.Equal(("/prefix/api/2.0/mlflow/runs/get", "?run_id=r", "Basic " + Convert.ToBase64String("an a:p:w"u8)), Seen(server.Requests[0]));
        Assert.Equal(("/api/2.0/mlflow/runs/get", "?run_id=r", "Bearer t"), Seen(server.Requests[1]));

        static (string, string, string) Seen(RecordedRequest request) => (request.Path, request.Query, request.Headers["Authorization"]);
    }

    [Fact]
    public async Task A_history_whose_token_never_ends_ends()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Json("{\"next_page_token\":\"eyJvZmZzZXQiOiAwfQ==\"}"));
        await using var client = Client(server);
        await foreach (var metric in client.Runs.MetricHistoryAsync("r", "m"))
            Assert.Fail(metric.Key);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_refuses_large_pages_of_history_is_asked_for_small_ones()
    {
        await using var server = await LoopbackServer.StartAsync(request => request.Query.Contains("max_results=25000", StringComparison.Ordinal)
            ? Reply.Json("{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"at most 1000\"}", 400)
            : Reply.Json("{\"metrics\":[{\"key\":\"m\",\"value\":\"NaN\",\"timestamp\":\"9007199254740993\",\"step\":9007199254740993}]}"));
        await using var client = Client(server);
        var metrics = new List<Metric>();
        await foreach (var metric in client.Runs.MetricHistoryAsync("r", "m"))
            metrics.Add(metric);
        Assert.Equal([new Metric("m", double.NaN, 9007199254740993, 9007199254740993)], metrics);
    }

    private static TrackingClient Client(LoopbackServer server, int retries = 0) => new(new TrackingOptions
    {
        ServerUri = server.Address,
        MaxRetries = retries,
        RetryDelay = TimeSpan.FromMilliseconds(1),
    });
}
