using System.Text.Json;

namespace Assay.Pipelines.Ir;

/// <summary>Reads a task.</summary>
internal static class TaskReader
{
    public static PipelineTask Read(string name, YamlMap map)
    {
        if (map.Has("artifactIterator"))
            throw map.Fault("an artifactIterator", "a parameterIterator: iterate over a list of parameters");
        var component = map.Map("componentRef");
        var info = map.OptionalMap("taskInfo");
        var caching = map.OptionalMap("cachingOptions");
        var trigger = map.OptionalMap("triggerPolicy");
        var policy = map.OptionalMap("iteratorPolicy");
        var inputs = map.OptionalMap("inputs");
        var parameters = new Dictionary<string, ParameterSource>(StringComparer.Ordinal);
        var artifacts = new Dictionary<string, ArtifactSource>(StringComparer.Ordinal);
        foreach (var (key, value) in inputs?.Maps("parameters") ?? [])
            parameters.Add(key, Parameter(value));
        foreach (var (key, value) in inputs?.Maps("artifacts") ?? [])
            artifacts.Add(key, Artifact(value));

        var task = new PipelineTask
        {
            Name = name,
            Component = component.Text("name"),
            DependentTasks = map.Texts("dependentTasks"),
            Parameters = parameters,
            Artifacts = artifacts,
            EnableCache = caching?.Flag("enableCache") ?? false,
            CacheKey = caching?.OptionalText("cacheKey"),
            Condition = trigger?.OptionalText("condition"),
            RunsAlways = trigger is not null && RunsAlways(trigger),
            Retry = map.OptionalMap("retryPolicy") is { } retry ? Retry(retry) : null,
            Iterator = map.OptionalMap("parameterIterator") is { } iterator ? Iterator(iterator) : null,
            IteratorParallelism = policy?.Integer("parallelismLimit") is { } limit and > 0 ? limit : null,
        };
        _ = info?.OptionalText("name");
        foreach (var part in new[] { component, info, caching, trigger, policy, inputs, map })
            part?.Done();
        return task;
    }

    private static bool RunsAlways(YamlMap trigger) => trigger.OptionalText("strategy") switch
    {
        null or "ALL_UPSTREAM_TASKS_SUCCEEDED" or "TRIGGER_STRATEGY_UNSPECIFIED" => false,
        "ALL_UPSTREAM_TASKS_COMPLETED" => true,
        var other => throw trigger.Fault($"strategy {other}", "ALL_UPSTREAM_TASKS_SUCCEEDED or ALL_UPSTREAM_TASKS_COMPLETED"),
    };

    private static RetryPolicy Retry(YamlMap map)
    {
        var policy = new RetryPolicy(
            map.Integer("maxRetryCount") ?? 0,
            map.Duration("backoffDuration") ?? TimeSpan.Zero,
            map.Number("backoffFactor") ?? 2,
            map.Duration("backoffMaxDuration") ?? TimeSpan.FromHours(1));
        map.Done();
        return policy;
    }

    private static ParameterIterator Iterator(YamlMap map)
    {
        var items = map.Map("items");
        var input = items.OptionalText("inputParameter");
        IReadOnlyList<JsonElement>? raw = null;
        if (items.OptionalText("raw") is { } text)
            raw = Items(items, text);
        if (input is null == raw is null)
            throw items.Fault(raw is null ? "neither 'raw' nor 'inputParameter'" : "both 'raw' and 'inputParameter'", "exactly one of them");
        var iterator = new ParameterIterator(map.Text("itemInput"), input, raw);
        items.Done();
        map.Done();
        return iterator;
    }

    private static JsonElement[] Items(YamlMap map, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Array)
                return [.. document.RootElement.EnumerateArray().Select(item => item.Clone())];
        }
        catch (JsonException)
        {
            // Falls through: text that is no JSON is refused like JSON that is no array.
        }

        throw map.Fault("'raw' that is no JSON array", "a JSON array as text");
    }

    private static ParameterSource Parameter(YamlMap map)
    {
        ParameterSource source;
        if (map.OptionalMap("runtimeValue") is { } value)
        {
            source = new ParameterSource.Constant(value.Json("constant") ?? throw value.Fault("no 'constant'", "'constant'"));
            value.Done();
        }
        else if (map.OptionalText("componentInputParameter") is { } name)
        {
            source = new ParameterSource.ComponentInput(name);
        }
        else if (map.OptionalMap("taskOutputParameter") is { } output)
        {
            source = new ParameterSource.TaskOutput(output.Text("producerTask"), output.Text("outputParameterKey"));
            output.Done();
        }
        else if (map.OptionalMap("taskFinalStatus") is { } status)
        {
            source = new ParameterSource.FinalStatus(status.Text("producerTask"));
            status.Done();
        }
        else
        {
            throw map.Fault("no source", "runtimeValue, componentInputParameter, taskOutputParameter or taskFinalStatus");
        }

        map.Done();
        return source;
    }

    private static ArtifactSource Artifact(YamlMap map)
    {
        ArtifactSource source;
        if (map.OptionalText("componentInputArtifact") is { } name)
        {
            source = new ArtifactSource.ComponentInput(name);
        }
        else if (map.OptionalMap("taskOutputArtifact") is { } output)
        {
            source = new ArtifactSource.TaskOutput(output.Text("producerTask"), output.Text("outputArtifactKey"));
            output.Done();
        }
        else
        {
            throw map.Fault("no source", "componentInputArtifact or taskOutputArtifact");
        }

        map.Done();
        return source;
    }
}
