using Assay.CompilerServices;
using Assay.Pipelines.Gates;

namespace Assay.Pipelines.Deployment;

/// <summary>What is to become champion.</summary>
public sealed record DeploymentRequest
{
    /// <summary>The model's plan.</summary>
    public required ModelPlan Plan { get; init; }

    /// <summary>The folder that the candidate was saved to.</summary>
    public required string Folder { get; init; }

    /// <summary>The rows that it was trained on; null to take the evaluation rows for both references.</summary>
    public Rows? Training { get; init; }

    /// <summary>The rows that it was judged on.</summary>
    public required Rows Evaluation { get; init; }

    /// <summary>The gate's verdict; null for a model without gate.</summary>
    public GateVerdict? Verdict { get; init; }

    /// <summary>The run in the tracking store that made it.</summary>
    public string? TrackingRunId { get; init; }

    /// <summary>The pipeline's run.</summary>
    public Guid? PipelineRunId { get; init; }

    /// <summary>Version or hash of each dataset that it was made of, by the dataset's name.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
