using System.Text.Json;

namespace Assay.Pipelines.Ir;

/// <summary>A graph of tasks. <see cref="PipelineTask.DependentTasks"/> alone decides their order.</summary>
public sealed record Dag
{
    /// <summary>The tasks by name.</summary>
    public required IReadOnlyDictionary<string, PipelineTask> Tasks { get; init; }

    /// <summary>Where the graph's own parameters come from: the first of the selectors whose task has one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<OutputSelector>> ParameterOutputs { get; init; } =
        new Dictionary<string, IReadOnlyList<OutputSelector>>(StringComparer.Ordinal);

    /// <summary>Where the graph's own artifacts come from: those of all selectors, one after the other.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<OutputSelector>> ArtifactOutputs { get; init; } =
        new Dictionary<string, IReadOnlyList<OutputSelector>>(StringComparer.Ordinal);
}

/// <summary>An output of a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Key">The output's name.</param>
public sealed record OutputSelector(string Task, string Key);

/// <summary>A use of a component.</summary>
public sealed record PipelineTask
{
    /// <summary>Its name in the graph.</summary>
    public required string Name { get; init; }

    /// <summary>The component it runs.</summary>
    public required string Component { get; init; }

    /// <summary>The tasks that must have ended before.</summary>
    public IReadOnlyList<string> DependentTasks { get; init; } = [];

    /// <summary>Where its parameters come from.</summary>
    public IReadOnlyDictionary<string, ParameterSource> Parameters { get; init; } = new Dictionary<string, ParameterSource>(StringComparer.Ordinal);

    /// <summary>Where its artifacts come from.</summary>
    public IReadOnlyDictionary<string, ArtifactSource> Artifacts { get; init; } = new Dictionary<string, ArtifactSource>(StringComparer.Ordinal);

    /// <summary>Whether an earlier result with the same inputs may be used.</summary>
    public bool EnableCache { get; init; }

    /// <summary>Replaces the whole computed cache key; null to compute it.</summary>
    public string? CacheKey { get; init; }

    /// <summary>The condition that must hold over its parameters; null for none.</summary>
    public string? Condition { get; init; }

    /// <summary>Whether it runs however its dependencies ended (an exit task), not only when all succeeded.</summary>
    public bool RunsAlways { get; init; }

    /// <summary>How often and how patiently a failure is tried again; null to take the enclosing graph's.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>The items that it is repeated for; null for a task that runs once.</summary>
    public ParameterIterator? Iterator { get; init; }

    /// <summary>How many repetitions may run at once; null for no limit.</summary>
    public int? IteratorParallelism { get; init; }
}

/// <summary>Where a task's parameter comes from.</summary>
public abstract record ParameterSource
{
    private protected ParameterSource()
    {
    }

    /// <summary>A constant.</summary>
    /// <param name="Value">The value.</param>
    public sealed record Constant(JsonElement Value) : ParameterSource;

    /// <summary>A parameter of the enclosing component.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record ComponentInput(string Name) : ParameterSource;

    /// <summary>A parameter that a sibling returned.</summary>
    /// <param name="Task">The sibling.</param>
    /// <param name="Key">The output's name.</param>
    public sealed record TaskOutput(string Task, string Key) : ParameterSource;

    /// <summary>How a sibling ended.</summary>
    /// <param name="Task">The sibling.</param>
    public sealed record FinalStatus(string Task) : ParameterSource;
}

/// <summary>Where a task's artifact comes from.</summary>
public abstract record ArtifactSource
{
    private protected ArtifactSource()
    {
    }

    /// <summary>An artifact of the enclosing component.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record ComponentInput(string Name) : ArtifactSource;

    /// <summary>An artifact that a sibling returned.</summary>
    /// <param name="Task">The sibling.</param>
    /// <param name="Key">The output's name.</param>
    public sealed record TaskOutput(string Task, string Key) : ArtifactSource;
}

/// <summary>How often a failed task is tried again, and how long is waited before.</summary>
/// <param name="MaxRetries">Tries after the first.</param>
/// <param name="Backoff">The wait before the first retry.</param>
/// <param name="Factor">What the wait is multiplied with each time.</param>
/// <param name="MaxBackoff">The longest wait.</param>
public sealed record RetryPolicy(int MaxRetries, TimeSpan Backoff, double Factor, TimeSpan MaxBackoff)
{
    /// <summary>The wait before a retry.</summary>
    /// <param name="retry">Which retry, from 1.</param>
    public TimeSpan Wait(int retry)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retry, 1);
        var wait = Backoff.TotalSeconds * Math.Pow(Factor, retry - 1);
        return wait < MaxBackoff.TotalSeconds ? TimeSpan.FromSeconds(wait) : MaxBackoff;
    }
}

/// <summary>The items that a task is repeated for. Exactly one of <see cref="InputParameter"/> and <see cref="Items"/> is set.</summary>
/// <param name="ItemInput">The component's parameter that holds the item.</param>
/// <param name="InputParameter">The task's own parameter, a list, that holds the items.</param>
/// <param name="Items">The items themselves.</param>
public sealed record ParameterIterator(string ItemInput, string? InputParameter, IReadOnlyList<JsonElement>? Items);
