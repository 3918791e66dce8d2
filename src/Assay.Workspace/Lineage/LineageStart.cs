using Assay.Workspace.Lineage.Facets;

namespace Assay.Workspace.Lineage;

/// <summary>What is known when a run starts.</summary>
public sealed record LineageStart
{
    /// <summary>The project: gives the namespace <c>assay://project</c> of the job and its datasets.</summary>
    public required string Project { get; init; }

    /// <summary>The job's name, <c>pipeline.step</c> for a step.</summary>
    public required string Job { get; init; }

    /// <summary>The run's id; null to make one (UUID version 7).</summary>
    public Guid? RunId { get; init; }

    /// <summary>The run that this one is a part of; null when it stands alone.</summary>
    public ParentRunFacet? Parent { get; init; }

    /// <summary>What is known of the job. Without <see cref="JobFacets.JobType"/> it becomes a batch job of ours.</summary>
    public JobFacets? JobFacets { get; init; }

    /// <summary>What else is known of the run.</summary>
    public RunFacets? RunFacets { get; init; }

    /// <summary>What it is going to read.</summary>
    public IReadOnlyList<InputDataset> Inputs { get; init; } = [];

    /// <summary>What it is going to write.</summary>
    public IReadOnlyList<OutputDataset> Outputs { get; init; } = [];
}
