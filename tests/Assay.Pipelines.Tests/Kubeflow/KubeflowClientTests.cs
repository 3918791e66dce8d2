using System.Text.Json;
using Assay.Pipelines.Kubeflow;
using Assay.TestKit;
using Assay.TestKit.Loopback;
using static Assay.Pipelines.Tests.Local.Yaml;

namespace Assay.Pipelines.Tests.Kubeflow;

public sealed class KubeflowClientTests : IAsyncLifetime
{
    private const string Image = "registry.local/team/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static readonly Dictionary<string, JsonElement> s_none = [];
    private KubeflowServer _server = null!;
    private KubeflowClient _client = null!;

    private static string Plain => PipelineOf("day: {parameterType: STRING}");

    public async Task InitializeAsync()
    {
        _server = await KubeflowServer.StartAsync();
        _client = new(_server.Options, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_file_becomes_a_pipeline_then_a_version_and_the_same_file_the_version_that_is_there()
    {
        var upload = new KubeflowUpload(_client);

        var first = await upload.UploadAsync("p", "what it does", Plain);
        var second = await upload.UploadAsync("p", null, PipelineOf("{}"));
        var again = await upload.UploadAsync("p", null, PipelineOf("{}"));

        Assert.Equal((first.PipelineId, first.PipelineId), (second.PipelineId, again.PipelineId));
        Assert.Equal((true, true, false), (first.IsNew, second.IsNew, again.IsNew));
        Assert.Equal(second.VersionId, again.VersionId);
        Assert.Equal(Plain, _server.Store.FileOf(first.VersionId));
        Assert.Matches("^p-[0-9a-f]{12}$", second.Name);
    }

    [Fact]
    public async Task A_file_that_kubeflow_refuses_is_told_in_its_own_words()
    {
        var refused = await Assert.ThrowsAsync<PipelineException>(() => new KubeflowUpload(_client).UploadAsync("p", null, "schemaVersion: 9"));

        Assert.Equal("the answer 400: invalid v2 pipeline: schemaVersion 9", refused.Found);
        Assert.False(refused.IsTransient);
    }

    [Fact]
    public async Task An_experiment_is_made_once_and_found_afterwards()
    {
        var runs = new KubeflowRuns(_client);
        await runs.ExperimentAsync("other");

        Assert.Equal(await runs.ExperimentAsync("assay"), await runs.ExperimentAsync("assay"));
        Assert.Equal(2, _server.Store.Experiments.Count);
    }

    [Fact]
    public async Task A_run_starts_with_parameters_of_their_own_types_and_says_which_is_missing()
    {
        var version = await new KubeflowUpload(_client).UploadAsync("p", null, Plain);
        var runs = new KubeflowRuns(_client);
        var experiment = await runs.ExperimentAsync("assay");

        var refused = await Assert.ThrowsAsync<PipelineException>(() => runs.StartAsync("r", version, experiment, s_none));
        var run = await runs.StartAsync("r", version, experiment, new Dictionary<string, JsonElement> { ["day"] = JsonDocument.Parse("\"2026-01-01\"").RootElement });

        Assert.Contains("parameter day is not optional", refused.Found, StringComparison.Ordinal);
        Assert.Equal((KubeflowState.Pending, "r", null), (run.State, run.Name, run.Finished));
        var sent = _server.Requests[^1].Json;
        Assert.Equal("2026-01-01", sent.GetProperty("runtime_config").GetProperty("parameters").GetProperty("day").GetString());
    }

    [Fact]
    public async Task A_run_is_followed_through_every_state_of_its_tasks()
    {
        _server.Store.Walk =
        [
            ("PENDING", "[]"),
            ("RUNNING", """[{"task_id":"1","display_name":"train","state":"RUNNING","child_tasks":[{"pod_name":"p-1"}]}]"""),
            ("RUNNING", """[{"task_id":"1","display_name":"train","state":"RUNNING"}]"""),
            ("SUCCEEDED", """[{"task_id":"1","display_name":"train","state":"SUCCEEDED","pod_name":"p-1"},{"task_id":"2","display_name":"deploy","state":"SKIPPED"}]"""),
        ];
        var run = await StartAsync();
        var told = new List<string>();

        var end = await new KubeflowFollow(_client, TimeProvider.System).ToEndAsync(run.Id, task => told.Add($"{task.Name} {task.State}"));

        Assert.Equal(KubeflowState.Succeeded, end.State);
        Assert.Equal(["train Running", "train Succeeded", "deploy Skipped"], told);
        Assert.Equal("kubectl logs p-1 -c main -n team", end.Tasks[0].LogCommand(_server.Options));
        Assert.Null(end.Tasks[1].LogCommand(_server.Options));
        Assert.Equal($"{_server.Options.Endpoint}#/runs/details/{run.Id}", _server.Options.RunPage(run.Id).AbsoluteUri);
    }

    [Fact]
    public async Task A_stopped_run_ends_cancelled_and_a_failed_one_can_be_run_again()
    {
        var follow = new KubeflowFollow(_client, TimeProvider.System);
        var stopped = await StartAsync();
        await _client.TerminateAsync(stopped.Id);
        Assert.Equal(KubeflowState.Canceled, (await follow.ToEndAsync(stopped.Id, _ => { })).State);

        _server.Store.Walk = [("FAILED", "[]")];
        var failed = await StartAsync();
        Assert.Equal(KubeflowState.Failed, (await follow.ToEndAsync(failed.Id, _ => { })).State);
        await _client.RetryAsync(failed.Id);
        Assert.Equal(KubeflowState.Succeeded, (await follow.ToEndAsync(failed.Id, _ => { })).State);
        await Assert.ThrowsAsync<PipelineException>(() => _client.RetryAsync(failed.Id));
    }

    [Fact]
    public async Task Runs_are_listed_to_the_last_page()
    {
        for (var i = 0; i < 5; i++)
            await StartAsync();

        Assert.Equal(5, await _client.RunsAsync().CountAsync());
    }

    [Fact]
    public async Task A_recurring_run_replaces_those_of_its_name_unless_it_says_the_same()
    {
        var version = await new KubeflowUpload(_client).UploadAsync("p", null, PipelineOf("{}"));
        var runs = new KubeflowRuns(_client);
        var experiment = await runs.ExperimentAsync("assay");
        var made = await runs.ScheduleAsync(new("p", "0 6 1 * *"), version, experiment, s_none);
        await runs.ScheduleAsync(new("other", "0 6 1 * *"), version, experiment, s_none);

        var same = await runs.ScheduleAsync(new("p", "0 6 1 * *"), version, experiment, s_none);
        var moved = await runs.ScheduleAsync(new("p", "30 5 * * 1-5") { CatchUp = true, MaxConcurrency = 2 }, version, experiment, s_none);

        Assert.Equal(made.Id, same.Id);
        Assert.Equal(("0 0 6 1 * *", "0 30 5 * * 1-5"), (made.Cron, moved.Cron));
        var kept = Assert.Single(_server.Store.RecurringRuns, run => (string)run["display_name"]! == "p");
        Assert.Equal((moved.Id, false, "2"), ((string)kept["recurring_run_id"]!, (bool)kept["no_catchup"]!, (string)kept["max_concurrency"]!));
    }

    [Fact]
    public async Task A_token_is_read_anew_at_each_call_and_once_more_when_it_has_expired()
    {
        using var folder = new TempFolder();
        var file = folder.File("token");
        await File.WriteAllTextAsync(file, "old\n");
        // The second request comes with what the file holds then.
        _server.Token = _ => "new";
        _server.Instead = request =>
        {
            File.WriteAllText(file, "new\n");
            return null;
        };
        using var client = new KubeflowClient(_server.Options with { TokenPath = file, Token = "unused" }, TimeProvider.System);

        await client.CheckAsync();

        Assert.Equal(["Bearer old", "Bearer new"], _server.Requests.Select(request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Who_is_not_let_in_reads_why()
    {
        _server.Token = _ => "new";
        using var client = new KubeflowClient(_server.Options with { Token = "secret-old", Cookie = "authservice_session=c", UserId = "a@x" }, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<PipelineException>(() => client.CheckAsync());

        Assert.Contains("401", refused.Found, StringComparison.Ordinal);
        Assert.Contains("KFP_TOKEN", refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-old", refused.ToString(), StringComparison.Ordinal);
        var sent = Assert.Single(_server.Requests).Headers;
        Assert.Equal(("authservice_session=c", "a@x"), (sent["Cookie"], sent["kubeflow-userid"]));
    }

    [Fact]
    public async Task A_login_page_is_no_answer()
    {
        foreach (var page in new[] { Reply.Html("<!doctype html><title>Sign in</title>"), Reply.Empty(302) with { Headers = new Dictionary<string, string> { ["Location"] = "/dex/auth" } } })
        {
            _server.Instead = _ => page;
            var refused = await Assert.ThrowsAsync<PipelineException>(() => _client.CheckAsync());
            Assert.Contains("login", refused.Remedy, StringComparison.Ordinal);
            Assert.DoesNotContain("<", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again_where_that_does_no_harm_and_a_run_is_started_once()
    {
        var run = await StartAsync();
        var failures = 2;
        _server.Instead = _ => failures-- > 0 ? Reply.Text("upstream connect error", 503) : null;
        Assert.Equal(run.Id, (await _client.RunAsync(run.Id)).Id);

        failures = 1;
        var before = _server.Requests.Count;
        var version = new KubeflowVersion("id-1", "id-2", "p", false);
        var refused = await Assert.ThrowsAsync<PipelineException>(() => new KubeflowRuns(_client).StartAsync("r", version, "id-3", s_none));
        Assert.True(refused.IsTransient);
        Assert.Equal("the answer 503: upstream connect error", refused.Found);
        Assert.Equal(before + 1, _server.Requests.Count);
    }

    [Fact]
    public async Task Nobody_there_is_said_in_one_line()
    {
        var options = _server.Options with { Endpoint = new("http://127.0.0.1:1"), MaxRetries = 0 };
        using var client = new KubeflowClient(options, TimeProvider.System);

        var failed = await Assert.ThrowsAsync<PipelineException>(() => client.CheckAsync());

        Assert.StartsWith("Cannot reach Kubeflow: http://127.0.0.1:1: found nothing that answers, expected Kubeflow Pipelines.", failed.Message, StringComparison.Ordinal);
    }

    private async Task<KubeflowRun> StartAsync()
    {
        var version = await new KubeflowUpload(_client).UploadAsync("p", null, PipelineOf("{}"));
        var runs = new KubeflowRuns(_client);
        return await runs.StartAsync("r", version, await runs.ExperimentAsync("assay"), s_none);
    }

    private static string PipelineOf(string parameters) => Pipeline(
        "a: {componentRef: {name: comp}}",
        "comp: {executorLabel: exec}",
        $$$"""exec: {container: {image: {{{Image}}}, command: [a]}}""",
        inputs: parameters == "{}" ? "{}" : "{parameters: {" + parameters + "}}");
}
