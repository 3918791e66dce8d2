using System.Text.Json;
using Assay.Pipelines.Local;
using static Assay.Pipelines.Tests.Local.Yaml;

namespace Assay.Pipelines.Tests.Local;

public sealed class GraphTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData("true", TaskState.Succeeded, 0)]
    [InlineData("false", TaskState.Skipped, 1)]
    public async Task A_gate_decides_over_the_deployment_and_the_exit_code(string passed, TaskState deployed, int exitCode)
    {
        var result = await _runs.RunAsync(Gated(passed), Descriptor("g", StepKind.Gate));

        Assert.Equal(TaskState.Succeeded, result.State);
        Assert.Equal(deployed, result["condition-1"].State);
        Assert.Equal(deployed, result["condition-1/d"].State);
        Assert.Equal(exitCode, result.ExitCode);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("3", 3)]
    public async Task An_admission_that_refuses_exits_with_1_and_one_that_breaks_with_3(string code, int exitCode)
    {
        var result = await _runs.RunAsync(
            Pipeline("a: {componentRef: {name: comp}}", "comp: {executorLabel: exec}", Exec("exec", "fail", code)), Descriptor("a", StepKind.Admit));

        Assert.Equal(exitCode, result.ExitCode);
    }

    [Fact]
    public async Task The_sample_of_kubeflow_runs_with_loop_fan_in_and_condition()
    {
        var result = await _runs.RunAsync(Sample(), parameters: """{"day":"2026-01-01"}""");

        Assert.Equal(TaskState.Succeeded, result.State);
        Assert.Equal("a", await File.ReadAllTextAsync(result["for-each-part/0/validate"].ArtifactPath("state")!));
        Assert.Equal("b", await File.ReadAllTextAsync(result["for-each-part/1/validate"].ArtifactPath("state")!));
        Assert.Equal(2, result["for-each-part"].Artifacts["states"].Artifacts.Count);
        Assert.Equal(0.9, result["train"].Parameters["Output"].GetDouble());
        Assert.Equal(TaskState.Succeeded, result["gate/deploy"].State);
    }

    [Fact]
    public async Task The_sample_of_kubeflow_skips_the_deployment_below_the_bound()
    {
        var result = await _runs.RunAsync(Sample(), parameters: """{"day":"2026-01-01","min_auc":0.95}""");

        Assert.Equal(TaskState.Succeeded, result.State);
        Assert.Equal(TaskState.Skipped, result["gate/deploy"].State);
        Assert.StartsWith("not so: ", result["gate/deploy"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_of_repetitions_are_collected_in_order()
    {
        var result = await _runs.RunAsync(Pipeline(
            """
            loop: {componentRef: {name: comp-loop}, parameterIterator: {itemInput: item, items: {raw: "[3, 1, 2]"}}}
            last: {componentRef: {name: comp-last}, dependentTasks: [loop], inputs: {parameters: {all: {taskOutputParameter: {producerTask: loop, outputParameterKey: o}}}}}
            """,
            """
            comp-loop:
              dag:
                tasks: {one: {componentRef: {name: comp-one}, inputs: {parameters: {item: {componentInputParameter: item}}}}}
                outputs: {parameters: {o: {valueFromParameter: {producerSubtask: one, outputParameterKey: o}}}}
              inputDefinitions: {parameters: {item: {parameterType: NUMBER_INTEGER}}}
              outputDefinitions: {parameters: {o: {parameterType: LIST}}}
            comp-one: {executorLabel: exec-one, inputDefinitions: {parameters: {item: {parameterType: NUMBER_INTEGER}}}, outputDefinitions: {parameters: {o: {parameterType: STRING}}}}
            comp-last: {executorLabel: exec-last, inputDefinitions: {parameters: {all: {parameterType: LIST}}}}
            """,
            Exec("exec-one", "file", "o", "<{{$.inputs.parameters['item']}}>") + "\n" + Exec("exec-last", "echo", "{{$.inputs.parameters['all']}}")));

        Assert.Equal(TaskState.Succeeded, result.State);
        Assert.Equal("""["\u003C3\u003E","\u003C1\u003E","\u003C2\u003E"]""", result["loop"].Parameters["o"].GetRawText());
    }

    [Fact]
    public async Task An_exit_task_runs_after_a_failure_and_is_told_of_it()
    {
        var result = await _runs.RunAsync(Pipeline(
            """
            exit-handler-1: {componentRef: {name: comp-work}}
            after: {componentRef: {name: comp-after}, dependentTasks: [exit-handler-1], triggerPolicy: {strategy: ALL_UPSTREAM_TASKS_COMPLETED}, inputs: {parameters: {status: {taskFinalStatus: {producerTask: exit-handler-1}}}}}
            """,
            """
            comp-work: {dag: {tasks: {a: {componentRef: {name: comp-a}}}}}
            comp-a: {executorLabel: exec-a}
            comp-after: {executorLabel: exec-after, inputDefinitions: {parameters: {status: {parameterType: TASK_FINAL_STATUS}}}}
            """,
            Exec("exec-a", "fail", "3") + "\n" + Exec("exec-after", "echo", "{{$.inputs.parameters['status']}}")));

        Assert.Equal(TaskState.Failed, result.State);
        Assert.Equal(TaskState.Succeeded, result["after"].State);
        Assert.Contains(_runs.Lines, line => line.Contains("\"state\":\"FAILED\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_parameter_is_refused_before_anything_starts()
    {
        var unknown = await Assert.ThrowsAsync<ArgumentException>(() => _runs.RunAsync(Sample(), parameters: """{"dya":"2026-01-01"}"""));
        var missing = await Assert.ThrowsAsync<ArgumentException>(() => _runs.RunAsync(Sample()));
        var type = await Assert.ThrowsAsync<ArgumentException>(() => _runs.RunAsync(Sample(), parameters: """{"day":"x","min_auc":"high"}"""));

        Assert.Contains("'dya'", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("day, min_auc", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("day: found no value", missing.Message, StringComparison.Ordinal);
        Assert.Contains("min_auc: found a String, expected a number", type.Message, StringComparison.Ordinal);
        Assert.Empty(_runs.Events);
    }

    /// <summary>The reference pipeline with the test program's words as commands.</summary>
    private static string Sample() => TestKit.ReferenceFile.Text("kubeflow/sample.yaml")
        .Replace("[dotnet, app.dll, step, plan]", """[values, '{"Output":["a","b"]}']""", StringComparison.Ordinal)
        .Replace("[dotnet, app.dll, step, validate]", """[write, "{{$.inputs.parameters['part']}}"]""", StringComparison.Ordinal)
        .Replace("[dotnet, app.dll, step, train]", """[values, '{"Output":0.9}']""", StringComparison.Ordinal)
        .Replace("[dotnet, app.dll, step, deploy]", "[echo]", StringComparison.Ordinal);

    private static string Gated(string passed) => Pipeline(
        """
        g: {componentRef: {name: comp-g}}
        condition-1: {componentRef: {name: comp-c}, dependentTasks: [g], inputs: {parameters: {p: {taskOutputParameter: {producerTask: g, outputParameterKey: Output}}}}, triggerPolicy: {condition: "inputs.parameter_values['p'] == true"}}
        """,
        """
        comp-g: {executorLabel: exec-g, outputDefinitions: {parameters: {Output: {parameterType: BOOLEAN}}}}
        comp-c: {dag: {tasks: {d: {componentRef: {name: comp-d}}}}, inputDefinitions: {parameters: {p: {parameterType: BOOLEAN}}}}
        comp-d: {executorLabel: exec-d}
        """,
        Exec("exec-g", "values", $"{{\\\"Output\\\":{passed}}}") + "\n" + Exec("exec-d", "echo"));

    private static PipelineDescriptor Descriptor(string step, StepKind kind) => new()
    {
        Name = "p",
        TypeName = "P",
        Steps = [new() { Name = step, Kind = kind, Subject = "m" }],
    };
}
