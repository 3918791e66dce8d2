using System.Text.RegularExpressions;
using MlPipelines;

namespace Assay.Kfp.Tests;

/// <summary>Every emitted pipeline, read through Kubeflow's own messages.</summary>
public class EmittedPipelineTests
{
    public static TheoryData<string> Pipelines => [.. Emitted.Names];

    [Fact]
    public void The_example_is_among_them()
    {
        Assert.Contains("flight-delay-train", Emitted.Names);
        Assert.Contains("flight-delay-score", Emitted.Names);
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void It_parses_with_unknown_fields_refused(string name)
    {
        var read = KfpDocument.Parse(Emitted.Yaml(name));

        Assert.Equal(name, read.Spec.PipelineInfo.Name);
        Assert.Equal("2.1.0", read.Spec.SchemaVersion);
        Assert.Equal(read.Spec.Components.Values.Where(static one => one.ExecutorLabel.Length > 0).Select(static one => one.ExecutorLabel).Order(),
            read.Deployment.Executors.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Every_task_waits_for_all_that_it_reads(string name)
    {
        var read = KfpDocument.Parse(Emitted.Yaml(name));

        foreach (var graph in read.Spec.Components.Values.Append(read.Spec.Root).Where(static one => one.Dag is not null))
        {
            foreach (var (label, task) in graph.Dag.Tasks)
            {
                var producers = Producers(task).Distinct().Order().ToList();
                Assert.Subset(graph.Dag.Tasks.Keys.ToHashSet(), task.DependentTasks.ToHashSet());
                Assert.Subset(task.DependentTasks.ToHashSet(), producers.ToHashSet());
                Assert.Equal(task.DependentTasks.Order(StringComparer.Ordinal), task.DependentTasks);
                Assert.Equal(label, task.TaskInfo.Name);
                Assert.DoesNotContain(task.DependentTasks, other => graph.Dag.Tasks[other].TriggerPolicy is not null);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Every_input_of_a_component_is_bound_to_something_of_its_type(string name)
    {
        var spec = KfpDocument.Parse(Emitted.Yaml(name)).Spec;

        foreach (var graph in spec.Components.Values.Append(spec.Root).Where(static one => one.Dag is not null))
        {
            foreach (var task in graph.Dag.Tasks.Values)
            {
                var component = spec.Components[task.ComponentRef.Name];
                // A loop gives its item itself.
                Assert.Equal(Sorted(component.InputDefinitions?.Parameters.Keys.Where(key => key != task.ParameterIterator?.ItemInput)), Sorted(task.Inputs?.Parameters.Keys));
                Assert.Equal(Sorted(component.InputDefinitions?.Artifacts.Keys), Sorted(task.Inputs?.Artifacts.Keys));
                foreach (var (key, binding) in task.Inputs?.Parameters ?? [])
                    Assert.Equal(component.InputDefinitions!.Parameters[key].ParameterType, TypeOf(binding, graph, spec));
                foreach (var (key, binding) in task.Inputs?.Artifacts ?? [])
                    Assert.Equal(component.InputDefinitions!.Artifacts[key].ArtifactType, TypeOf(binding, graph, spec));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Names_are_those_that_Argo_takes(string name)
    {
        var spec = KfpDocument.Parse(Emitted.Yaml(name)).Spec;
        var names = spec.Components.Keys.Concat(spec.Root.Dag.Tasks.Keys).Append(spec.PipelineInfo.Name);

        Assert.All(names, static one => Assert.Matches("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", one));
        Assert.All(spec.Root.InputDefinitions.Parameters.Keys, static one => Assert.Matches("^[A-Za-z_][A-Za-z0-9_]*$", one));
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void A_parameter_with_a_default_is_optional_and_no_other(string name)
    {
        var parameters = KfpDocument.Parse(Emitted.Yaml(name)).Spec.Root.InputDefinitions.Parameters.Values;

        Assert.All(parameters, static one => Assert.Equal(one.DefaultValue is not null, one.IsOptional));
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void It_is_the_same_text_each_time_and_in_every_culture(string name)
    {
        var expected = Emitted.Yaml(name);
        foreach (var culture in new[] { "sv-SE", "tr-TR", "fa-IR" })
        {
            var before = System.Globalization.CultureInfo.CurrentCulture;
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
            try
            {
                Assert.Equal(expected, Emitted.Yaml(name));
            }
            finally
            {
                System.Globalization.CultureInfo.CurrentCulture = before;
            }
        }

        Assert.DoesNotContain("\r", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_in_shards_is_a_loop_whose_artifacts_are_one_list()
    {
        var spec = KfpDocument.Parse(Emitted.Yaml("everything-at-once")).Spec;

        var loop = spec.Root.Dag.Tasks["for-loop-1"];
        Assert.Equal(["1/3", "2/3", "3/3"], System.Text.Json.JsonSerializer.Deserialize<string[]>(loop.ParameterIterator.Items.Raw)!);
        var component = spec.Components[loop.ComponentRef.Name];
        var item = component.InputDefinitions.Parameters[loop.ParameterIterator.ItemInput];
        Assert.Equal(ParameterType.Types.ParameterTypeEnum.String, item.ParameterType);
        var (output, selectors) = Assert.Single(component.Dag.Outputs.Artifacts);
        var selector = Assert.Single(selectors.ArtifactSelectors);
        Assert.True(component.OutputDefinitions.Artifacts[output].IsArtifactList);
        var observe = spec.Components[component.Dag.Tasks[selector.ProducerSubtask].ComponentRef.Name];
        Assert.False(observe.OutputDefinitions.Artifacts[selector.OutputArtifactKey].IsArtifactList);
        var reader = spec.Root.Dag.Tasks.Values.Single(task => task.Inputs?.Artifacts.Values.Any(binding => binding.TaskOutputArtifact?.ProducerTask == "for-loop-1") == true);
        Assert.True(Assert.Single(spec.Components[reader.ComponentRef.Name].InputDefinitions.Artifacts.Values).IsArtifactList);
    }

    [Theory]
    [InlineData("    container:\n        args", "    containr:\n        args")]
    [InlineData("resourceCpuLimit", "cpuLimits")]
    [InlineData("activeDeadlineSeconds", "activeDeadline")]
    [InlineData("nodeSelector", "nodeSelectors")]
    [InlineData("secretNameParameter", "secret")]
    [InlineData("tolerations", "toleration")]
    [InlineData("operator: Exists", "operators: Exists")]
    [InlineData("resourceCount", "amount")]
    [InlineData("isArtifactList", "isList")]
    [InlineData("artifactSelectors", "artifactSelector")]
    [InlineData("parameterIterator", "iterator")]
    [InlineData("enableCache", "cache")]
    [InlineData("isOptional", "optional")]
    [InlineData("parameterType: NUMBER_INTEGER", "parameterType: INTEGER")]
    public void A_field_that_Kubeflow_does_not_know_is_refused(string field, string misspelt)
    {
        var yaml = Emitted.Yaml("everything-at-once");
        Assert.Contains(field, yaml, StringComparison.Ordinal);

        Assert.ThrowsAny<Exception>(() => KfpDocument.Parse(new Regex(Regex.Escape(field)).Replace(yaml, misspelt, 1)));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string>? keys) => (keys ?? []).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Producers(PipelineTaskSpec task)
    {
        foreach (var binding in task.Inputs?.Parameters.Values ?? [])
        {
            if (binding.TaskOutputParameter is { } output)
                yield return output.ProducerTask;
        }

        foreach (var binding in task.Inputs?.Artifacts.Values ?? [])
        {
            if (binding.TaskOutputArtifact is { } output)
                yield return output.ProducerTask;
        }
    }

    private static ParameterType.Types.ParameterTypeEnum TypeOf(TaskInputsSpec.Types.InputParameterSpec binding, ComponentSpec graph, PipelineSpec spec) =>
        binding.TaskOutputParameter is { } output
            ? spec.Components[graph.Dag.Tasks[output.ProducerTask].ComponentRef.Name].OutputDefinitions.Parameters[output.OutputParameterKey].ParameterType
            : graph.InputDefinitions.Parameters[binding.ComponentInputParameter].ParameterType;

    private static ArtifactTypeSchema TypeOf(TaskInputsSpec.Types.InputArtifactSpec binding, ComponentSpec graph, PipelineSpec spec) =>
        binding.TaskOutputArtifact is { } output
            ? spec.Components[graph.Dag.Tasks[output.ProducerTask].ComponentRef.Name].OutputDefinitions.Artifacts[output.OutputArtifactKey].ArtifactType
            : graph.InputDefinitions.Artifacts[binding.ComponentInputArtifact].ArtifactType;
}
