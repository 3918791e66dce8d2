using Assay.Pipelines.Ir;
using Assay.TestKit;

namespace Assay.Pipelines.Tests.Ir;

public sealed class PipelineIrTests
{
    private static string Sample => ReferenceFile.Text("kubeflow/sample.yaml");

    [Fact]
    public void The_sample_of_kubeflow_is_read_whole()
    {
        var ir = PipelineIr.Parse(Sample);

        Assert.Equal("assay-sample", ir.Name);
        Assert.Equal(["for-each-part", "gate", "plan", "train"], ir.Root.Dag!.Tasks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0.8, ir.Root.Parameters["min_auc"].Default!.Value.GetDouble());
        var loop = ir.Root.Dag.Tasks["for-each-part"];
        Assert.Equal(4, loop.IteratorParallelism);
        Assert.Equal("pipelinechannel--plan-Output", loop.Iterator!.InputParameter);
        Assert.Equal(new OutputSelector("validate", "state"), Assert.Single(ir.Components["comp-for-each-part"].Dag!.ArtifactOutputs["states"]));
        Assert.Equal(new RetryPolicy(2, TimeSpan.FromSeconds(60), 2, TimeSpan.FromHours(1)), ir.Root.Dag.Tasks["train"].Retry);
        Assert.True(ir.Components["comp-for-each-part"].Dag!.Tasks["validate"].EnableCache);
        Assert.Equal("500m", ir.Executors["exec-validate"].Container!.Resources.CpuRequest);
        Assert.Equal(["AWS_ACCESS_KEY_ID"], ir.Kubernetes["exec-train"].SecretVariables);
    }

    [Theory]
    [InlineData("resourceCpuLimit:", "resourceCpuLimits:", "exec-validate.container.resources", "'resourceCpuLimits'")]
    [InlineData("taskInfo: {name: train}", "taskinfo: {name: train}", "root.dag.tasks.train", "'taskinfo'")]
    [InlineData("tolerations:", "toleration:", "exec-train", "'toleration'")]
    [InlineData("schemaVersion: 2.1.0\nsdk", "schemaVersion: 2.2.0\nsdk", "the document", "2.2.0")]
    [InlineData("componentRef: {name: comp-train}", "componentRef: {name: comp-trian}", "root.dag.tasks.train.componentRef", "comp-trian")]
    [InlineData("dependentTasks: [train]", "dependentTasks: []", "root.dag.tasks.gate.inputs", "'train'")]
    [InlineData("{executorLabel: exec-deploy,", "{executorLabel: exec-depoly,", "comp-deploy.executorLabel", "exec-depoly")]
    [InlineData("parameterType: NUMBER_DOUBLE}}}", "parameterType: DOUBLE}}}", "parameters.Output", "DOUBLE")]
    [InlineData("plan: {cachingOptions: {},", "plan: {cachingOptions: {}, dependentTasks: [train],", "root.dag.tasks", "circle")]
    public void What_kubeflow_would_refuse_or_drop_is_refused_with_its_path(string from, string to, string path, string found)
    {
        Assert.Contains(from, Sample, StringComparison.Ordinal);

        var e = Assert.Throws<PipelineException>(() => PipelineIr.Parse(Sample.Replace(from, to, StringComparison.Ordinal), "sample.yaml"));

        Assert.StartsWith("sample.yaml", e.Where, StringComparison.Ordinal);
        Assert.Contains(path, e.Where, StringComparison.Ordinal);
        Assert.Contains(found, e.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipelineInfo: {name: x}\nroot: ]", "broken.yaml, line 2, column 7")]
    [InlineData("root: {a: 1}\nroot: {a: 1}", "broken.yaml, line 2, column 1")]
    [InlineData("pipelineInfo: {name: x\nroot: [", "broken.yaml")]
    [InlineData("", "broken.yaml")]
    [InlineData("just text", "broken.yaml, line 1")]
    public void Broken_yaml_is_refused_at_its_place(string yaml, string place)
    {
        var e = Assert.Throws<PipelineException>(() => PipelineIr.Parse(yaml, "broken.yaml"));

        Assert.StartsWith(place, e.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quoted_number_stays_text_and_a_plain_one_is_a_number()
    {
        var ir = PipelineIr.Parse("""
            schemaVersion: 2.1.0
            pipelineInfo: {name: p}
            root:
              dag: {tasks: {}}
              inputDefinitions:
                parameters:
                  a: {parameterType: STRING, defaultValue: "1", isOptional: true}
                  b: {parameterType: NUMBER_DOUBLE, defaultValue: 1.5, isOptional: true}
                  c: {parameterType: LIST, defaultValue: [1, x, true, null], isOptional: true}
            """);

        Assert.Equal("\"1\"", ir.Root.Parameters["a"].Default!.Value.GetRawText());
        Assert.Equal("1.5", ir.Root.Parameters["b"].Default!.Value.GetRawText());
        Assert.Equal("[1,\"x\",true,null]", ir.Root.Parameters["c"].Default!.Value.GetRawText());
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(20, 3600)]
    public void A_wait_before_a_retry_grows_up_to_its_limit(int retry, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetryPolicy(20, TimeSpan.FromSeconds(60), 2, TimeSpan.FromHours(1)).Wait(retry));
}
