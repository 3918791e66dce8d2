using System.Text.Json;
using Assay.Pipelines.Ir;

namespace Assay.Pipelines.Local;

/// <summary>What is to be run.</summary>
public sealed record PipelineRunRequest
{
    /// <summary>The compiled pipeline.</summary>
    public required PipelineIr Ir { get; init; }

    /// <summary>The project: gives events their namespace.</summary>
    public required string Project { get; init; }

    /// <summary>The declaration, which says what each task is (gate, admission) and what it reads; null for a pipeline of others.</summary>
    public PipelineDescriptor? Descriptor { get; init; }

    /// <summary>Values of the pipeline's parameters; the others have their defaults. See <see cref="PipelineParameters"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Parameters { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>The run's id; null to make one (UUID version 7).</summary>
    public Guid? RunId { get; init; }

    /// <summary>The time that a schedule ran it for; null for a run by hand.</summary>
    public DateTimeOffset? ScheduledTime { get; init; }
}
