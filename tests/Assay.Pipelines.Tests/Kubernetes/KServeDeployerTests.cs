using System.Text.Json;
using Assay.Kubernetes;
using Assay.TestKit.Loopback;
using k8s;

namespace Assay.Pipelines.Tests.Kubernetes;

public sealed class KServeDeployerTests : IAsyncLifetime
{
    private const string Service = "/apis/serving.kserve.io/v1beta1/namespaces/models/inferenceservices/flight-delay";
    private const string Loading = """{"observedGeneration":2,"conditions":[{"type":"Ready","status":"False","reason":"RevisionMissing"}],"modelStatus":{"transitionStatus":"InProgress"}}""";
    private const string Serving = """{"observedGeneration":2,"url":"http://flight-delay.models.example","conditions":[{"type":"PredictorReady","status":"True"},{"type":"Ready","status":"True"}],"modelStatus":{"transitionStatus":"UpToDate"}}""";
    private const string Failed = """{"observedGeneration":2,"conditions":[{"type":"Ready","status":"False"}],"modelStatus":{"transitionStatus":"BlockedByFailedLoad","lastFailureInfo":{"reason":"ModelLoadFailed","message":"exit code 3\n","exitCode":3}}}""";

    private static readonly WaitOptions s_wait = new() { Interval = TimeSpan.FromMilliseconds(1), Timeout = TimeSpan.FromMinutes(1) };
    private readonly Queue<Reply> _answers = new();
    private LoopbackServer _server = null!;
    private k8s.Kubernetes _client = null!;
    private KServeDeployer _deployer = null!;

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(_ => _answers.Dequeue());
        _client = new(new KubernetesClientConfiguration { Host = _server.Address.AbsoluteUri.TrimEnd('/'), AccessToken = "t" });
        _deployer = new(_client, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_manifest_is_applied_server_side_in_the_name_of_assay()
    {
        _answers.Enqueue(Reply.Json(Sample.Manifest.ToJson(), 201));

        await _deployer.ApplyAsync(Sample.Manifest);

        var request = Assert.Single(_server.Requests);
        Assert.Equal(("PATCH", Service), (request.Method, request.Path));
        Assert.Equal(["fieldManager=assay", "force=true"], request.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal));
        Assert.StartsWith("application/apply-patch+yaml", request.Headers["Content-Type"], StringComparison.Ordinal);
        using var expected = JsonDocument.Parse(Sample.Manifest.ToJson());
        Assert.True(JsonElement.DeepEquals(expected.RootElement, request.Json), request.Text);
    }

    [Fact]
    public async Task Waiting_ends_with_the_address_when_the_service_is_ready()
    {
        Says("{}", Loading, Serving);

        Assert.Equal(new Uri("http://flight-delay.models.example"), await _deployer.WaitReadyAsync(Sample.Manifest, s_wait));

        Assert.Equal(3, _server.Requests.Count);
        Assert.All(_server.Requests, request => Assert.Equal(("GET", Service), (request.Method, request.Path)));
    }

    [Fact]
    public async Task The_status_of_the_version_before_does_not_count()
    {
        Says(Serving.Replace(":2,", ":1,", StringComparison.Ordinal), Failed.Replace(":2,", ":1,", StringComparison.Ordinal), Serving);

        Assert.NotNull(await _deployer.WaitReadyAsync(Sample.Manifest, s_wait));

        Assert.Empty(_answers);
    }

    [Fact]
    public async Task A_status_that_does_not_say_whose_it_is_counts_when_it_stays()
    {
        var serving = Serving.Replace("\"observedGeneration\":2,", "", StringComparison.Ordinal);
        Says(serving, Loading, serving, serving);

        Assert.NotNull(await _deployer.WaitReadyAsync(Sample.Manifest, s_wait));

        Assert.Empty(_answers);
    }

    [Fact]
    public async Task A_model_that_does_not_load_is_told_with_what_it_said()
    {
        Says(Loading, Failed);

        var thrown = await Assert.ThrowsAsync<ClusterException>(() => _deployer.WaitReadyAsync(Sample.Manifest, s_wait));

        Assert.Equal(("inferenceservice models/flight-delay", "BlockedByFailedLoad: ModelLoadFailed: exit code 3"), (thrown.Where, thrown.Found));
        Assert.Contains("kubectl logs -n models", thrown.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_that_is_over_is_told_with_what_the_service_was_at()
    {
        Says(Loading);

        var thrown = await Assert.ThrowsAsync<ClusterException>(() => _deployer.WaitReadyAsync(Sample.Manifest, s_wait with { Timeout = TimeSpan.Zero }));

        Assert.Equal(("Ready False, InProgress, RevisionMissing", true), (thrown.Found, thrown.IsTransient));
    }

    [Theory]
    [InlineData(403, "verbs [patch]", false)]
    [InlineData(404, "KServe is installed", false)]
    [InlineData(422, "options", false)]
    [InlineData(503, "later", true)]
    public async Task A_refusal_is_told_with_the_servers_words_and_a_remedy(int status, string remedy, bool isTransient)
    {
        _answers.Enqueue(Reply.Json($$"""{"kind":"Status","status":"Failure","reason":"R","message":"the server's own words","code":{{status}}}""", status));

        var thrown = await Assert.ThrowsAsync<ClusterException>(() => _deployer.ApplyAsync(Sample.Manifest));

        Assert.Equal(($"the answer {status}: the server's own words", isTransient), (thrown.Found, thrown.IsTransient));
        Assert.Contains(remedy, thrown.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_a_proxy_is_no_riddle()
    {
        _answers.Enqueue(Reply.Html("<h1>Sign in</h1>", 401));

        Assert.Equal("the answer 401: no message", (await Assert.ThrowsAsync<ClusterException>(() => _deployer.ApplyAsync(Sample.Manifest))).Found);
    }

    private void Says(params string[] statuses)
    {
        foreach (var status in statuses)
            _answers.Enqueue(Reply.Json($$"""{"metadata":{"name":"flight-delay","generation":2},"status":{{status}}}"""));
    }
}
