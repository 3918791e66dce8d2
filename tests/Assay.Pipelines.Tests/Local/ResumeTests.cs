using System.Diagnostics;
using System.Globalization;
using Assay.Pipelines.Artifacts;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.Pipelines.Steps;
using Assay.Workspace;
using static Assay.Pipelines.Tests.Local.Yaml;

namespace Assay.Pipelines.Tests.Local;

/// <summary>Runs that were killed with their process, at every stage, and then gone on with.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly string[] s_tasks = ["first", "left", "right", "judge", "condition-1/last"];
    private readonly Runs _runs = new();

    /// <summary>The files whose appearing is a stage: the run has begun, a task's process has, a task is done.</summary>
    public static TheoryData<string> Stages =>
    [
        "run.json", .. s_tasks.SelectMany(task => new[] { $"{task}/log.txt", $"{task}/task.json" }),
    ];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_run_whose_process_was_killed_ends_as_if_it_had_not_been(string stage)
    {
        var runId = Guid.CreateVersion7();
        await KillAsync(Diamond("killed"), runId, stage);
        var done = s_tasks.Where(task => File.Exists(Path.Combine(_runs.File($".assay/runs/{runId}"), task, "task.json"))).ToList();

        var resumed = await _runs.ResumeAsync(Diamond("killed"), runId);

        Assert.Equal(TaskState.Succeeded, resumed.State);
        Assert.Equal(s_tasks.Append("condition-1").Select(task => (task, TaskState.Succeeded)).Order(), resumed.Tasks.Select(task => (task.Task, task.State)).Order());
        Assert.Equal(
            ("first", "left\nfirst", "right\nfirst"),
            (await ReadAsync(resumed["first"]), await ReadAsync(resumed["left"]), await ReadAsync(resumed["right"])));
        foreach (var task in s_tasks)
        {
            var ran = (await File.ReadAllLinesAsync(_runs.File("killed"))).Count(line => line == Path.GetFileName(task));
            if (done.Contains(task))
                Assert.Equal(1, ran);
            else
                Assert.InRange(ran, 1, 2);
        }
    }

    [Fact]
    public async Task What_a_killed_runner_left_running_is_ended_first()
    {
        var yaml = Pipeline("a: {componentRef: {name: comp}}", "comp: {executorLabel: exec}", Exec("exec", "hang-once", "@/pid"));
        var runId = Guid.CreateVersion7();
        await KillAsync(yaml, runId, "a/log.txt", _runs.File("pid"));
        var orphan = int.Parse(await File.ReadAllTextAsync(_runs.File("pid")), CultureInfo.InvariantCulture);
        Assert.False(Process.GetProcessById(orphan).HasExited);

        var resumed = await _runs.ResumeAsync(yaml, runId);

        Assert.Equal(TaskState.Succeeded, resumed.State);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(orphan));
    }

    [Fact]
    public async Task A_failed_run_goes_on_from_the_step_that_failed()
    {
        var yaml = Pipeline(
            "a: {componentRef: {name: comp-a}}\nb: {componentRef: {name: comp-b}, dependentTasks: [a]}",
            "comp-a: {executorLabel: exec-a}\ncomp-b: {executorLabel: exec-b}",
            Exec("exec-a", "fail-until", "1", "@/a") + "\n" + Exec("exec-b", "fail-until", "2", "@/b"));
        var failed = await _runs.RunAsync(yaml);
        Assert.Equal(TaskState.Failed, failed.State);

        var resumed = await _runs.ResumeAsync(yaml, failed.RunId);

        Assert.Equal((TaskState.Succeeded, failed.RunId, failed.Started), (resumed.State, resumed.RunId, resumed.Started));
        Assert.Equal(("x", "xx"), (await File.ReadAllTextAsync(_runs.File("a")), await File.ReadAllTextAsync(_runs.File("b"))));
        Assert.Equal(["Start", "Complete"], _runs.States("p.a"));
        Assert.Equal(["Start", "Fail", "Start", "Complete"], _runs.States("p.b"));
    }

    [Fact]
    public async Task What_was_done_and_is_no_longer_whole_is_done_again_with_all_that_came_of_it()
    {
        var first = await _runs.RunAsync(Diamond("x", deployExit: 3));
        await File.WriteAllTextAsync(first["first"].ArtifactPath("out")!, "tampered");

        var resumed = await _runs.ResumeAsync(Diamond("x", deployExit: 3), first.RunId);

        Assert.Equal(await ArtifactHash.OfAsync(resumed["left"].ArtifactPath("out")!), await ArtifactHash.OfAsync(first["left"].ArtifactPath("out")!));
        Assert.Equal(2, (await File.ReadAllLinesAsync(_runs.File("x"))).Count(line => line == "first"));
        Assert.Equal(1, (await File.ReadAllLinesAsync(_runs.File("x"))).Count(line => line == "left"));
    }

    [Fact]
    public async Task A_run_that_cannot_be_gone_on_with_is_said()
    {
        var done = await _runs.RunAsync(Diamond("x"));

        var unknown = await Assert.ThrowsAsync<PipelineException>(() => _runs.ResumeAsync(Diamond("x"), Guid.CreateVersion7()));
        var other = await Assert.ThrowsAsync<PipelineException>(() => _runs.ResumeAsync(Diamond("y"), done.RunId));
        using var held = new FileStream(Path.Combine(done.Folder, ".held"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var running = await Assert.ThrowsAsync<PipelineException>(() => _runs.ResumeAsync(Diamond("x"), done.RunId));

        Assert.Equal(("no run of that id", "a run of another form of p", "another process that runs it"), (unknown.Found, other.Found, running.Found));
    }

    [Fact]
    public async Task The_history_knows_which_runs_have_something_left_to_do()
    {
        var good = await _runs.RunAsync(Diamond("x"));
        var bad = await _runs.RunAsync(Diamond("x", deployExit: 3));
        var killed = Guid.CreateVersion7();
        await KillAsync(Diamond("killed"), killed, "first/log.txt");

        var past = await RunHistory.OfAsync(AssayWorkspace.Open(_runs.File(".assay")), "p").ToListAsync();

        Assert.Equal([(killed, true), (bad.RunId, true), (good.RunId, false)], past.Select(run => (run.RunId, run.CanResume)));
        Assert.Empty(await RunHistory.OfAsync(AssayWorkspace.Open(_runs.File(".assay")), "other").ToListAsync());
        await OrphanedProcesses.EndAsync(StepEnvironment.RunId, killed.ToString("D"), CancellationToken.None);
    }

    private static Task<string> ReadAsync(TaskResult task) => File.ReadAllTextAsync(task.ArtifactPath("out")!);

    /// <summary>Runs a pipeline in a process, and kills it without a word when a file of the run appears (and another has content).</summary>
    private async Task KillAsync(string yaml, Guid runId, string stage, string? written = null)
    {
        var file = _runs.File($"{runId}.yaml");
        await File.WriteAllTextAsync(file, yaml.Replace("@", Path.GetDirectoryName(file), StringComparison.Ordinal));
        Directory.CreateDirectory(_runs.File(".assay"));
        string Program(string name) => Path.Combine(AppContext.BaseDirectory, $"Assay.Pipelines.{name}.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program("RunnerApp"), _runs.File(".assay"), file, runId.ToString(), Program("StepApp")]))!;
        var awaited = Path.Combine(_runs.File($".assay/runs/{runId}"), stage);
        while (!process.HasExited && !(File.Exists(awaited) && (written is null || (File.Exists(written) && new FileInfo(written).Length > 0))))
            await Task.Delay(2);
        process.Kill();
        await process.WaitForExitAsync();
        Assert.True(File.Exists(awaited), $"The runner ended with {process.ExitCode} before {stage}.");
    }

    /// <summary>Two steps side by side after the first, then one that lets the last run; each notes in a file that it ran.</summary>
    private static string Diamond(string log, int deployExit = 0)
    {
        const string @out = "outputDefinitions: {artifacts: {out: {artifactType: {schemaTitle: system.Artifact}}}}";
        const string @in = "inputDefinitions: {artifacts: {in: {artifactType: {schemaTitle: system.Artifact}}}}";
        static string From(string task) => $"inputs: {{artifacts: {{in: {{taskOutputArtifact: {{producerTask: {task}, outputArtifactKey: out}}}}}}}}, dependentTasks: [{task}]";
        return Pipeline(
            $$$$$"""
            first: {componentRef: {name: comp-first}}
            left: {componentRef: {name: comp-left}, {{{{{From("first")}}}}}}
            right: {componentRef: {name: comp-right}, {{{{{From("first")}}}}}}
            judge: {componentRef: {name: comp-judge}, dependentTasks: [left, right]}
            condition-1: {componentRef: {name: comp-condition-1}, dependentTasks: [judge], inputs: {parameters: {ok: {taskOutputParameter: {producerTask: judge, outputParameterKey: ok}}}}, triggerPolicy: {condition: "inputs.parameter_values['ok'] == true"}}
            """,
            $$$$$"""
            comp-first: {executorLabel: exec-first, {{{{{@out}}}}}}
            comp-left: {executorLabel: exec-left, {{{{{@in}}}}}, {{{{{@out}}}}}}
            comp-right: {executorLabel: exec-right, {{{{{@in}}}}}, {{{{{@out}}}}}}
            comp-judge: {executorLabel: exec-judge, outputDefinitions: {parameters: {ok: {parameterType: BOOLEAN}}}}
            comp-condition-1: {dag: {tasks: {last: {componentRef: {name: comp-last}}}}, inputDefinitions: {parameters: {ok: {parameterType: BOOLEAN}}}}
            comp-last: {executorLabel: exec-last}
            """,
            string.Join('\n', new[] { "first", "left", "right" }.Select(name => Exec($"exec-{name}", "note", $"@/{log}", name, "write", name)))
            + "\n" + Exec("exec-judge", "note", $"@/{log}", "judge", "values", """{\"ok\":true}""")
            + "\n" + Exec("exec-last", "note", $"@/{log}", "last", "end", deployExit.ToString(CultureInfo.InvariantCulture)));
    }
}
