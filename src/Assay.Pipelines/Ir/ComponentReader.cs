using System.Text.Json;

namespace Assay.Pipelines.Ir;

/// <summary>Reads components: what they take, return and run.</summary>
internal static class ComponentReader
{
    public static Component Read(string name, YamlMap map)
    {
        var parameters = new Dictionary<string, ParameterInput>(StringComparer.Ordinal);
        var artifacts = new Dictionary<string, ArtifactInput>(StringComparer.Ordinal);
        if (map.OptionalMap("inputDefinitions") is { } inputs)
        {
            foreach (var (key, value) in inputs.Maps("parameters"))
                parameters.Add(key, Parameter(value));
            foreach (var (key, value) in inputs.Maps("artifacts"))
            {
                artifacts.Add(key, new ArtifactInput(ArtifactType(value), value.Flag("isArtifactList"), value.Flag("isOptional")));
                _ = value.OptionalText("description");
                value.Done();
            }

            inputs.Done();
        }

        var parameterOutputs = new Dictionary<string, ParameterType>(StringComparer.Ordinal);
        var artifactOutputs = new Dictionary<string, ArtifactOutput>(StringComparer.Ordinal);
        if (map.OptionalMap("outputDefinitions") is { } outputs)
        {
            foreach (var (key, value) in outputs.Maps("parameters"))
            {
                parameterOutputs.Add(key, Type(value));
                _ = value.OptionalText("description");
                value.Done();
            }

            foreach (var (key, value) in outputs.Maps("artifacts"))
            {
                artifactOutputs.Add(key, new ArtifactOutput(ArtifactType(value), value.Flag("isArtifactList")));
                _ = value.OptionalText("description");
                value.Done();
            }

            outputs.Done();
        }

        var component = new Component
        {
            Name = name,
            Parameters = parameters,
            Artifacts = artifacts,
            ParameterOutputs = parameterOutputs,
            ArtifactOutputs = artifactOutputs,
            ExecutorLabel = map.OptionalText("executorLabel"),
            Dag = map.OptionalMap("dag") is { } dag ? DagReader.Read(dag) : null,
        };
        if (component.ExecutorLabel is null == component.Dag is null)
            throw map.Fault(component.Dag is null ? "neither 'dag' nor 'executorLabel'" : "both 'dag' and 'executorLabel'", "exactly one of them");
        map.Done();
        return component;
    }

    private static ParameterInput Parameter(YamlMap map)
    {
        var literals = map.Json("literals");
        var parameter = new ParameterInput(
            Type(map),
            map.Json("defaultValue"),
            map.Flag("isOptional"),
            map.OptionalText("description"),
            literals is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : []);
        map.Done();
        return parameter;
    }

    private static ParameterType Type(YamlMap map) => map.Text("parameterType") switch
    {
        "STRING" => ParameterType.String,
        "NUMBER_INTEGER" => ParameterType.NumberInteger,
        "NUMBER_DOUBLE" => ParameterType.NumberDouble,
        "BOOLEAN" => ParameterType.Boolean,
        "LIST" => ParameterType.List,
        "STRUCT" => ParameterType.Struct,
        "TASK_FINAL_STATUS" => ParameterType.TaskFinalStatus,
        var other => throw map.Fault(
            $"parameterType {other}", "STRING, NUMBER_INTEGER, NUMBER_DOUBLE, BOOLEAN, LIST, STRUCT or TASK_FINAL_STATUS"),
    };

    private static string ArtifactType(YamlMap map)
    {
        var type = map.Map("artifactType");
        var title = type.Text("schemaTitle");
        _ = type.OptionalText("schemaVersion");
        type.Done();
        return title;
    }
}
