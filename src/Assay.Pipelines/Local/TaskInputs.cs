using System.Text.Json;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Steps;

namespace Assay.Pipelines.Local;

/// <summary>What a component is given.</summary>
/// <param name="Parameters">Parameters by name; optional ones without value are absent.</param>
/// <param name="Artifacts">Artifacts by name.</param>
internal sealed record TaskInputs(IReadOnlyDictionary<string, JsonElement> Parameters, IReadOnlyDictionary<string, ArtifactList> Artifacts)
{
    /// <summary>The same inputs with one more parameter.</summary>
    public TaskInputs With(string parameter, JsonElement value) =>
        this with { Parameters = new Dictionary<string, JsonElement>(Parameters, StringComparer.Ordinal) { [parameter] = value } };

    /// <summary>Collects what a task is given from constants, the enclosing component and the siblings that ran before.</summary>
    public static TaskInputs Of(
        PipelineTask task, Component component, TaskInputs enclosing, Func<string, TaskOutcome> sibling, Func<string, string> constant)
    {
        var parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, source) in task.Parameters)
        {
            if (Parameter(source, enclosing, sibling, constant) is { } value)
                parameters[name] = value;
        }

        foreach (var (name, input) in component.Parameters)
        {
            if (parameters.ContainsKey(name) || task.Iterator?.ItemInput == name)
                continue;
            if (input.Default is { } value)
                parameters[name] = value;
            else if (!input.IsOptional)
                throw Missing(task, $"no value for its parameter '{name}'");
        }

        var artifacts = new Dictionary<string, ArtifactList>(StringComparer.Ordinal);
        foreach (var (name, source) in task.Artifacts)
        {
            var list = source switch
            {
                ArtifactSource.ComponentInput input => enclosing.Artifacts.GetValueOrDefault(input.Name),
                ArtifactSource.TaskOutput output => sibling(output.Task).Artifacts.GetValueOrDefault(output.Key),
                _ => null,
            };
            if (list is not null)
                artifacts[name] = list;
            else if (component.Artifacts.TryGetValue(name, out var definition) && !definition.IsOptional)
                throw Missing(task, $"no artifact for its input '{name}'");
        }

        return new(parameters, artifacts);
    }

    /// <summary>The items that a task is repeated for.</summary>
    public static IReadOnlyList<JsonElement> Items(PipelineTask task, TaskInputs inputs)
    {
        var iterator = task.Iterator!;
        if (iterator.Items is { } items)
            return items;
        if (!inputs.Parameters.TryGetValue(iterator.InputParameter!, out var list))
            throw Missing(task, $"no value for '{iterator.InputParameter}', the items to repeat for");
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : throw Missing(task, $"a {list.ValueKind} under '{iterator.InputParameter}', the items to repeat for");
    }

    private static JsonElement? Parameter(
        ParameterSource source, TaskInputs enclosing, Func<string, TaskOutcome> sibling, Func<string, string> constant)
    {
        switch (source)
        {
            case ParameterSource.Constant { Value: { ValueKind: JsonValueKind.String } text }:
                return PipelineParameters.Element(constant(text.GetString()!));
            case ParameterSource.Constant value:
                return value.Value;
            case ParameterSource.ComponentInput input:
                return enclosing.Parameters.TryGetValue(input.Name, out var given) ? given : null;
            case ParameterSource.TaskOutput output:
                return sibling(output.Task).Parameters.TryGetValue(output.Key, out var made) ? made : null;
            case ParameterSource.FinalStatus status:
                return sibling(status.Task).FinalStatus(status.Task);
            default:
                return null;
        }
    }

    private static PipelineException Missing(PipelineTask task, string found) => new(
        "start a task", task.Name, found, "a value from its source", "Look at the log of the task that makes it.");
}

/// <summary>How a task ended, for those that depend on it.</summary>
internal sealed record TaskOutcome(TaskState State)
{
    public IReadOnlyDictionary<string, JsonElement> Parameters { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ArtifactList> Artifacts { get; init; } = new Dictionary<string, ArtifactList>(StringComparer.Ordinal);

    public bool IsGood => State is TaskState.Succeeded or TaskState.Cached;

    /// <summary>Kubeflow's <c>PipelineTaskFinalStatus</c>; the error's text is not filled in there either.</summary>
    public JsonElement FinalStatus(string task)
    {
        var state = IsGood ? "COMPLETE" : State.ToString().ToUpperInvariant();
        return PipelineParameters.Element(new System.Text.Json.Nodes.JsonObject
        {
            ["state"] = state,
            ["pipelineTaskName"] = task,
            ["error"] = new System.Text.Json.Nodes.JsonObject(),
        });
    }

    /// <summary>The outcome of repetitions: lists of their parameters, their artifacts one after the other.</summary>
    public static TaskOutcome Collect(IReadOnlyList<TaskOutcome> repetitions, Component component)
    {
        var state = Worst(repetitions.Select(outcome => outcome.State));
        if (state != TaskState.Succeeded)
            return new(state);
        var parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var name in component.ParameterOutputs.Keys)
        {
            var values = repetitions.Where(one => one.Parameters.ContainsKey(name)).Select(one => one.Parameters[name].GetRawText());
            parameters[name] = PipelineParameters.Parse($"[{string.Join(",", values)}]", ParameterType.List)!.Value;
        }

        var artifacts = new Dictionary<string, ArtifactList>(StringComparer.Ordinal);
        foreach (var name in component.ArtifactOutputs.Keys)
            artifacts[name] = new([.. repetitions.SelectMany(one => one.Artifacts.GetValueOrDefault(name)?.Artifacts ?? [])]);
        return new(state) { Parameters = parameters, Artifacts = artifacts };
    }

    /// <summary>The state of a group: what was skipped doesn't count, as in Kubeflow.</summary>
    public static TaskState Worst(IEnumerable<TaskState> states)
    {
        var all = states.ToHashSet();
        return all.Contains(TaskState.Canceled) ? TaskState.Canceled : all.Contains(TaskState.Failed) ? TaskState.Failed : TaskState.Succeeded;
    }
}
