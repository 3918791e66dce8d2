using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Assay.Pipelines.Local;
using Microsoft.Extensions.Time.Testing;
using static Assay.Pipelines.Tests.Local.Yaml;

namespace Assay.Pipelines.Tests.Local;

public sealed class LocalRunnerTests : IDisposable
{
    private const string Out = "outputDefinitions: {artifacts: {out: {artifactType: {schemaTitle: system.Artifact}}}}";

    private const string In = "inputDefinitions: {artifacts: {in: {artifactType: {schemaTitle: system.Artifact}}}}";

    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task An_artifact_goes_from_one_process_to_the_next()
    {
        var result = await _runs.RunAsync(Pipeline(
            """
            first: {componentRef: {name: comp-first}}
            second: {componentRef: {name: comp-second}, dependentTasks: [first], inputs: {artifacts: {in: {taskOutputArtifact: {producerTask: first, outputArtifactKey: out}}}}}
            """,
            $$"""
            comp-first: {executorLabel: exec-first, {{Out}}}
            comp-second: {executorLabel: exec-second, {{In}}, {{Out}}}
            """,
            Exec("exec-first", "write", "one") + "\n" + Exec("exec-second", "write", "two")));

        Assert.Equal(TaskState.Succeeded, result.State);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("two\none", await File.ReadAllTextAsync(result["second"].ArtifactPath("out")!));
        Assert.Equal(Path.Combine(result.Folder, "artifacts", "second", "out"), result["second"].ArtifactPath("out"));
        Assert.Equal(2, result["second"].Artifacts["out"].Artifacts[0].Metadata["words"].GetInt32());
        var kept = PipelineRunResult.Parse(await File.ReadAllBytesAsync(Path.Combine(result.Folder, "result.json")));
        Assert.Equal(result.RunId, kept.RunId);
        Assert.Equal(["first", "second"], kept.Tasks.Select(task => task.Task));
    }

    [Fact]
    public async Task Tasks_that_do_not_wait_for_each_other_run_at_once()
    {
        var result = await _runs.RunAsync(Pipeline(
            "a: {componentRef: {name: comp-a}}\nb: {componentRef: {name: comp-b}}",
            "comp-a: {executorLabel: exec-a}\ncomp-b: {executorLabel: exec-b}",
            Exec("exec-a", "meet", "@/a", "@/b") + "\n" + Exec("exec-b", "meet", "@/b", "@/a"),
            platform: Deadlines("exec-a", "exec-b")));

        Assert.Equal(TaskState.Succeeded, result.State);
    }

    [Fact]
    public async Task No_more_processes_run_than_allowed()
    {
        _runs.MaxProcesses = 1;
        var result = await _runs.RunAsync(Pipeline(
            "a: {componentRef: {name: comp}}\nb: {componentRef: {name: comp}}\nc: {componentRef: {name: comp}}",
            "comp: {executorLabel: exec}",
            Exec("exec", "alone", "@/place")));

        Assert.Equal(TaskState.Succeeded, result.State);
    }

    [Fact]
    public async Task A_failed_step_stops_those_after_it_and_the_run_exits_with_3()
    {
        var result = await _runs.RunAsync(Pipeline(
            "a: {componentRef: {name: comp-a}}\nb: {componentRef: {name: comp-b}, dependentTasks: [a]}\nc: {componentRef: {name: comp-b}}",
            "comp-a: {executorLabel: exec-a}\ncomp-b: {executorLabel: exec-b}",
            Exec("exec-a", "fail", "3") + "\n" + Exec("exec-b", "echo", "hello")));

        Assert.Equal(TaskState.Failed, result.State);
        Assert.Equal(3, result.ExitCode);
        Assert.Equal("exit code 3: something is wrong", result["a"].Reason);
        Assert.Equal(TaskState.Skipped, result["b"].State);
        Assert.Equal(TaskState.Succeeded, result["c"].State);
        Assert.Equal(["Start", "Fail"], _runs.States("p"));
        Assert.Equal(["Start", "Fail"], _runs.States("p.a"));
        Assert.Empty(_runs.States("p.b"));
        Assert.Equal(["Start", "Complete"], _runs.States("p.c"));
    }

    [Fact]
    public async Task Output_is_captured_to_the_log_and_streamed()
    {
        var result = await _runs.RunAsync(Pipeline("a: {componentRef: {name: comp}}", "comp: {executorLabel: exec}", Exec("exec", "echo", "x y", "z")));

        Assert.Equal(["to the error output", "x y|z"], (await File.ReadAllLinesAsync(result["a"].Log!)).Order(StringComparer.Ordinal));
        Assert.Contains("a: x y|z", _runs.Lines);
    }

    [Fact]
    public async Task A_failure_is_tried_again_as_the_policy_says()
    {
        var result = await _runs.RunAsync(Pipeline(
            """
            a: {componentRef: {name: comp-a}, retryPolicy: {maxRetryCount: 2, backoffDuration: 60s, backoffFactor: 2.0, backoffMaxDuration: 3600s}}
            b: {componentRef: {name: comp-b}, retryPolicy: {maxRetryCount: 1}}
            """,
            "comp-a: {executorLabel: exec-a}\ncomp-b: {executorLabel: exec-b}",
            Exec("exec-a", "fail-until", "3", "@/a") + "\n" + Exec("exec-b", "fail-until", "3", "@/b")));

        Assert.Equal((TaskState.Succeeded, 3), (result["a"].State, result["a"].Attempts));
        Assert.Equal((TaskState.Failed, 2), (result["b"].State, result["b"].Attempts));
        Assert.Equal(["attempt 1", "attempt 2", "attempt 3"], await File.ReadAllLinesAsync(result["a"].Log!));
    }

    [Fact]
    public async Task A_step_that_takes_too_long_is_killed()
    {
        var time = new FakeTimeProvider();
        _runs.Time = time;
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(_runs.File("x"))!, "started") { EnableRaisingEvents = true };
        watcher.Changed += (_, _) => time.Advance(TimeSpan.FromSeconds(121));

        var result = await _runs.RunAsync(Pipeline(
            "a: {componentRef: {name: comp}}", "comp: {executorLabel: exec}", Exec("exec", "hang", "@/started"), platform: Deadlines("exec")));

        Assert.Equal(TaskState.Failed, result["a"].State);
        Assert.Equal("stopped: it took longer than 00:02:00", result["a"].Reason);
        AssertGone(_runs.File("started"));
    }

    [Fact]
    public async Task Cancelling_kills_the_processes_and_keeps_the_result()
    {
        using var source = new CancellationTokenSource();
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(_runs.File("x"))!, "started") { EnableRaisingEvents = true };
        watcher.Changed += (_, _) => source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runs.RunAsync(
            Pipeline(
                "a: {componentRef: {name: comp}}\nb: {componentRef: {name: comp}, dependentTasks: [a]}",
                "comp: {executorLabel: exec}",
                Exec("exec", "hang", "@/started"),
                platform: Deadlines("exec")),
            cancellation: source.Token));

        AssertGone(_runs.File("started"));
        Assert.Equal(["Start", "Abort"], _runs.States("p"));
        Assert.Equal(["Start", "Abort"], _runs.States("p.a"));
        var folder = Assert.Single(Directory.GetDirectories(_runs.File(".assay/runs")));
        var kept = PipelineRunResult.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "result.json")));
        Assert.Equal(TaskState.Canceled, kept.State);
        Assert.All(kept.Tasks, task => Assert.Equal(TaskState.Canceled, task.State));
    }

    [Fact]
    public async Task A_step_that_is_stopped_is_asked_first_and_ends_what_it_is_about()
    {
        using var source = new CancellationTokenSource();
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(_runs.File("x"))!, "started") { EnableRaisingEvents = true };
        watcher.Changed += (_, _) => source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runs.RunAsync(
            Pipeline("a: {componentRef: {name: comp}}", "comp: {executorLabel: exec}", Exec("exec", "end-well", "@/started", "@/ended")), cancellation: source.Token));

        Assert.Equal("all sent", await File.ReadAllTextAsync(_runs.File("ended")));
    }

    [Fact]
    public async Task A_step_knows_workspace_run_and_its_own_run_in_the_log()
    {
        var result = await _runs.RunAsync(Pipeline(
            "a: {componentRef: {name: comp}}",
            $"comp: {{executorLabel: exec, {Out}}}",
            Exec("exec", "environment", "ASSAY_WORKSPACE,ASSAY_RUN_ID,ASSAY_STEP_RUN_ID")));

        var step = _runs.Events.First(e => e.Job.Name == "p.a");
        Assert.Equal(
            [$"ASSAY_WORKSPACE={_runs.File(".assay")}", $"ASSAY_RUN_ID={result.RunId:D}", $"ASSAY_STEP_RUN_ID={step.Run.RunId:D}"],
            await File.ReadAllLinesAsync(result["a"].ArtifactPath("out")!));
        Assert.Equal(result.RunId, step.Run.Facets!.Parent!.Run.RunId);
    }

    [Theory]
    [InlineData("bad-output", "$.surprise")]
    [InlineData("echo", "output parameter 'o'")]
    public async Task A_step_that_breaks_the_contract_fails(string verb, string found)
    {
        var result = await _runs.RunAsync(Pipeline(
            "a: {componentRef: {name: comp}}",
            "comp: {executorLabel: exec, outputDefinitions: {parameters: {o: {parameterType: BOOLEAN}}}}",
            Exec("exec", verb)));

        Assert.Equal(TaskState.Failed, result["a"].State);
        Assert.Contains(found, result["a"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_fails_its_step_and_not_the_others()
    {
        var runId = Guid.CreateVersion7();
        Directory.CreateDirectory(_runs.File($".assay/runs/{runId}"));
        await File.WriteAllTextAsync(_runs.File($".assay/runs/{runId}/a"), "in the way");

        var result = await _runs.RunAsync(
            Pipeline("a: {componentRef: {name: comp}}\nb: {componentRef: {name: comp}}", "comp: {executorLabel: exec}", Exec("exec", "echo")), runId: runId);

        Assert.Equal((TaskState.Failed, TaskState.Succeeded), (result["a"].State, result["b"].State));
        Assert.Equal(["Start", "Fail"], _runs.States("p.a"));
    }

    [Fact]
    public async Task A_program_that_does_not_exist_fails_its_step_in_one_line()
    {
        var runner = new LocalRunner(
            new()
            {
                Workspace = Assay.Workspace.AssayWorkspace.Open(_runs.File(".assay")),
                Command = (_, words) => new(_runs.File("nothing"), words),
                MaxProcesses = 1,
                WorkingDirectory = Path.GetDirectoryName(_runs.File("x"))!,
            },
            _runs,
            TimeProvider.System);

        var result = await runner.RunAsync(new()
        {
            Ir = Assay.Pipelines.Ir.PipelineIr.Parse(Pipeline("a: {componentRef: {name: comp}}", "comp: {executorLabel: exec}", Exec("exec", "echo"))),
            Project = "tests",
        });

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(_runs.File("nothing"), result["a"].Reason, StringComparison.Ordinal);
    }

    private static string Deadlines(params string[] labels) => "---\nplatforms:\n  kubernetes:\n    deploymentSpec:\n      executors:\n"
        + string.Concat(labels.Select(label => $"        {label}: {{activeDeadlineSeconds: '120'}}\n"));

    private static void AssertGone(string file)
    {
        var id = int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }
}
