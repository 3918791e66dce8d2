using System.Text.Json;

namespace Assay.Pipelines.Ir;

/// <summary>Reads a graph's outputs and tasks.</summary>
internal static class DagReader
{
    public static Dag Read(YamlMap map)
    {
        var tasks = new Dictionary<string, PipelineTask>(StringComparer.Ordinal);
        foreach (var (name, task) in map.Maps("tasks"))
            tasks.Add(name, TaskReader.Read(name, task));

        var parameters = new Dictionary<string, IReadOnlyList<OutputSelector>>(StringComparer.Ordinal);
        var artifacts = new Dictionary<string, IReadOnlyList<OutputSelector>>(StringComparer.Ordinal);
        if (map.OptionalMap("outputs") is { } outputs)
        {
            foreach (var (name, value) in outputs.Maps("parameters"))
                parameters.Add(name, ParameterSelectors(value));
            foreach (var (name, value) in outputs.Maps("artifacts"))
            {
                artifacts.Add(name, [.. value.List("artifactSelectors").Select(selector => Selector(selector, "outputArtifactKey"))]);
                value.Done();
            }

            outputs.Done();
        }

        map.Done();
        return new Dag { Tasks = tasks, ParameterOutputs = parameters, ArtifactOutputs = artifacts };
    }

    private static IReadOnlyList<OutputSelector> ParameterSelectors(YamlMap map)
    {
        IReadOnlyList<OutputSelector> selectors;
        if (map.OptionalMap("valueFromOneof") is { } oneof)
        {
            selectors = [.. oneof.List("parameterSelectors").Select(selector => Selector(selector, "outputParameterKey"))];
            oneof.Done();
        }
        else
        {
            selectors = [Selector(map.Map("valueFromParameter"), "outputParameterKey")];
        }

        map.Done();
        return selectors;
    }

    private static OutputSelector Selector(YamlMap map, string key)
    {
        var selector = new OutputSelector(map.Text("producerSubtask"), map.Text(key));
        map.Done();
        return selector;
    }
}

