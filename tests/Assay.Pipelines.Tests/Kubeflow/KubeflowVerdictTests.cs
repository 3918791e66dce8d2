using Assay.Pipelines.Ir;
using Assay.Pipelines.Kubeflow;
using static Assay.Pipelines.Tests.Local.Yaml;

namespace Assay.Pipelines.Tests.Kubeflow;

public class KubeflowVerdictTests
{
    private static readonly PipelineIr s_ir = PipelineIr.Parse(Pipeline(
        "admit-a: {componentRef: {name: comp}}\ncondition-1: {componentRef: {name: comp-condition-1}, dependentTasks: [admit-a]}",
        "comp: {executorLabel: exec}\ncomp-condition-1: {dag: {tasks: {deploy-m: {componentRef: {name: comp}}}}}",
        Exec("exec", "x")));

    private static readonly PipelineDescriptor s_descriptor = new()
    {
        Name = "p",
        TypeName = "P",
        Steps =
        [
            new() { Name = "admit-a", Kind = StepKind.Admit, Subject = "a" },
            new() { Name = "gate-m", Kind = StepKind.Gate, Subject = "m" },
            new() { Name = "deploy-m", Kind = StepKind.Deploy, Subject = "m" },
        ],
    };

    [Theory]
    [InlineData(KubeflowState.Succeeded, "deploy-m", KubeflowState.Succeeded, null, 0)]
    [InlineData(KubeflowState.Succeeded, "deploy-m", KubeflowState.Skipped, null, 1)]
    [InlineData(KubeflowState.Succeeded, "condition-1", KubeflowState.Skipped, null, 1)]
    [InlineData(KubeflowState.Succeeded, "deploy-m", KubeflowState.Failed, null, 3)]
    [InlineData(KubeflowState.Failed, "admit-a", KubeflowState.Failed, "Error (exit code 1)", 1)]
    [InlineData(KubeflowState.Failed, "admit-a", KubeflowState.Failed, null, 1)]
    [InlineData(KubeflowState.Failed, "admit-a", KubeflowState.Failed, "OOMKilled (exit code 137)", 3)]
    [InlineData(KubeflowState.Failed, "train", KubeflowState.Failed, null, 3)]
    [InlineData(KubeflowState.Canceled, "train", KubeflowState.Canceled, null, 3)]
    [InlineData(KubeflowState.Running, "deploy-m", KubeflowState.Succeeded, null, 3)]
    public void A_run_comes_to_what_its_tasks_say(KubeflowState run, string task, KubeflowState state, string? error, int exitCode) =>
        Assert.Equal(exitCode, KubeflowVerdict.Of(Run(run, new KubeflowTask("1", task, state, error, null)), s_ir, s_descriptor).ExitCode);

    [Fact]
    public void A_skipped_group_explains_why_nothing_was_deployed() => Assert.Equal(
        "refused: the gate did not let m pass, deploy-m was skipped",
        KubeflowVerdict.Of(Run(KubeflowState.Succeeded, new KubeflowTask("1", "condition-1", KubeflowState.Skipped, null, null)), s_ir, s_descriptor).Text);

    [Fact]
    public void A_pipeline_of_others_goes_by_its_state()
    {
        Assert.Equal(0, KubeflowVerdict.Of(Run(KubeflowState.Succeeded), s_ir, null).ExitCode);
        Assert.Equal("failed in train", KubeflowVerdict.Of(Run(KubeflowState.Failed, new KubeflowTask("1", "train", KubeflowState.Failed, null, null)), s_ir, null).Text);
    }

    private static KubeflowRun Run(KubeflowState state, params KubeflowTask[] tasks) => new("r", "r", state, null, null, null, tasks);
}
