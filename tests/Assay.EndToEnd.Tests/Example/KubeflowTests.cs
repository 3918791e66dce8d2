using Assay.Pipelines.Ir;
using Assay.Pipelines.Tests.Kubeflow;
using Assay.TestKit;
using Assay.TestKit.Loopback;

namespace Assay.EndToEnd.Tests.Example;

/// <summary>The example's pipelines in a Kubeflow that speaks the API on this machine.</summary>
public sealed class KubeflowTests : IAsyncLifetime
{
    private const string Image = "registry.local/flights@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private readonly TempFolder _workspace = new();
    private KubeflowServer _server = null!;

    public async Task InitializeAsync() => _server = await KubeflowServer.StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task A_followed_run_ends_by_the_gates_verdict_though_kubeflow_says_succeeded()
    {
        _server.Store.Walk =
        [
            ("PENDING", "[]"),
            ("RUNNING", """[{"task_id":"1","display_name":"train","state":"RUNNING"},{"task_id":"9","display_name":"train-driver","state":"SUCCEEDED"}]"""),
            ("SUCCEEDED", """[{"task_id":"1","display_name":"train","state":"SUCCEEDED"},{"task_id":"2","display_name":"condition-1","state":"SKIPPED"}]"""),
        ];

        var ended = (await AssayAsync("run", "flight-delay-train", "--on", "kubeflow", "--image", Image, "--follow", "--param", "trees=20")).With(1);

        Assert.Contains("/#/runs/details/id-", ended.Out, StringComparison.Ordinal);
        Assert.Contains("RUNNING", ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("train-driver", ended.Out, StringComparison.Ordinal);
        Assert.Contains("refused: the gate did not let flight-delay pass", ended.Out, StringComparison.Ordinal);
        Assert.Empty(ended.Error);
        var started = _server.Requests.Single(request => request is { Method: "POST", Path: "/apis/v2beta1/runs" }).Json.GetProperty("runtime_config").GetProperty("parameters");
        Assert.Equal(20, started.GetProperty("trees").GetInt32());
        Assert.StartsWith("sha256:", started.GetProperty("hash_flights").GetString(), StringComparison.Ordinal);
        var uploaded = _server.Store.FileOf("id-2");
        Assert.Contains(Image, uploaded, StringComparison.Ordinal);
        Assert.DoesNotContain("assay.invalid", uploaded, StringComparison.Ordinal);
        var command = PipelineIr.Parse(uploaded).Executors["exec-train"].Container!.Command.Select(word => word.Text);
        Assert.Equal(["dotnet", "/app/FlightDelay.dll", "step", "run", "flight-delay-train", "train"], command);
    }

    [Fact]
    public async Task A_deployed_model_ends_with_0_and_an_image_without_digest_is_warned_of()
    {
        _server.Store.Walk = [("SUCCEEDED", """[{"task_id":"1","display_name":"deploy-flight-delay","state":"SUCCEEDED"}]""")];

        var ended = (await AssayAsync("run", "flight-delay-train", "--on", "kubeflow", "--image", "registry.local/flights:1", "--follow")).With(0);

        Assert.Contains("docker buildx imagetools inspect registry.local/flights:1", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedules_become_recurring_runs_with_six_fields()
    {
        var shown = (await AssayAsync("schedule", "export", "--to", "kubeflow")).With(0);
        Assert.Contains("0 0 6 1 * *", shown.Out, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);

        (await AssayAsync("schedule", "export", "flight-delay-train", "--to", "kubeflow", "--apply", "--image", Image)).With(0);

        var made = Assert.Single(_server.Store.RecurringRuns);
        Assert.Equal(("flight-delay-train", "0 0 6 1 * *", true), ((string)made["display_name"]!, (string)made["trigger"]!["cron_schedule"]!["cron"]!, (bool)made["no_catchup"]!));
    }

    [Fact]
    public async Task Whatever_is_wrong_with_the_server_is_one_line_and_3()
    {
        _server.Instead = _ => Reply.Html("<html>Log in</html>");
        AssertLine(await AssayAsync("run", "flight-delay-train", "--on", "kubeflow", "--image", Image), 3, "an HTML page");

        _server.Instead = _ => Reply.Json("""{"code":16,"message":"token expired"}""", 401);
        AssertLine(await AssayAsync("run", "flight-delay-train", "--on", "kubeflow", "--image", Image), 3, "token expired");

        AssertLine(await AssayAsync("run", "flight-delay-train", "--on", "kubeflow"), 2, "--image");
        AssertLine(await AssayAsync("run", "flight-delay-train", "--image", Image), 2, "--on kubeflow");
    }

    private static void AssertLine(Ended ended, int exitCode, string text) =>
        Assert.Contains(text, ended.With(exitCode).Error.Split('\n')[0], StringComparison.Ordinal);

    private Task<Ended> AssayAsync(params string[] words) => Programs.DotnetAsync(
        RepositoryRoot.Folder,
        new Dictionary<string, string> { ["ASSAY_WORKSPACE"] = _workspace.Path, ["KFP_ENDPOINT"] = _server.Options.Endpoint.ToString(), ["KFP_NAMESPACE"] = "team" },
        [BuiltProject.Output("examples/FlightDelay", "FlightDelay.dll"), .. words]);
}
