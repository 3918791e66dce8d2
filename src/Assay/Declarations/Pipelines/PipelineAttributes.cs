using System.Runtime.CompilerServices;

namespace Assay;

/// <summary>Declares a pipeline: a record whose positional properties are the parameters and whose <see cref="StepAttribute"/> methods are the steps.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PipelineAttribute : DeclarationAttribute
{
    /// <summary>Declares the pipeline called <paramref name="name"/>.</summary>
    public PipelineAttribute(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : base(name, file, line)
    {
    }

    /// <summary>When it runs: a 5-field cron expression in UTC.</summary>
    public string? Schedule { get; init; }

    /// <summary>
    /// In how many shards each validation reads its source at once, 1 to 64; their states merge into the verdict of a single pass. 1 where not
    /// given. The number is fixed: a cluster keeps the state of all shards in one object.
    /// </summary>
    public int Partitions { get; init; } = 1;
}

/// <summary>Marks a method as a step of the pipeline. What it takes and returns are its wires.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StepAttribute : Attribute
{
    /// <summary>Processor request and limit as a Kubernetes quantity (<c>2</c>, <c>500m</c>).</summary>
    public string? Cpu { get; init; }

    /// <summary>Memory request and limit as a Kubernetes quantity (<c>4Gi</c>).</summary>
    public string? Memory { get; init; }

    /// <summary>The kind of accelerator it needs, as the cluster names the resource (<c>nvidia.com/gpu</c>).</summary>
    public string? Accelerator { get; init; }

    /// <summary>How many of them; 1 where not given.</summary>
    public int AcceleratorCount { get; init; } = 1;

    /// <summary>How often a failed step is tried again.</summary>
    public int Retries { get; init; }

    /// <summary>The longest time the step may take: <c>15m</c>, <c>6h</c>, or ISO 8601.</summary>
    public string? Timeout { get; init; }

    /// <summary>Whether an earlier result with the same inputs may be used; on unless said otherwise.</summary>
    public bool Cache { get; init; } = true;
}

/// <summary>Names the step, and where it returns several the output, that a parameter is wired to.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromAttribute(string step, string? output = null) : Attribute
{
    /// <summary>The step's method name.</summary>
    public string Step { get; } = step;

    /// <summary>The name of the tuple element; null where the step returns one value.</summary>
    public string? Output { get; } = output;
}

/// <summary>
/// States that a step opens a source itself, and why: what it reads passes no validation, and no version or lineage of it is recorded.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpensSourceAttribute(string reason) : Attribute
{
    /// <summary>Why the step reads what isn't declared.</summary>
    public string Reason { get; } = reason;
}

/// <summary>States that a step splits rows by chance though they have a time, and why no row tells of a later one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RandomSplitAttribute(string reason) : Attribute
{
    /// <summary>Why the order of the rows doesn't matter.</summary>
    public string Reason { get; } = reason;
}
