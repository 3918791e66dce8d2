using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Workspace.Lineage;

/// <summary>One execution of a job.</summary>
public sealed record RunIdentity
{
    /// <summary>The run's id, a UUID (version 7 in ours, which sorts by time); the same in all its events.</summary>
    public required Guid RunId { get; init; }

    /// <summary>What is known of the run.</summary>
    public RunFacets? Facets { get; init; }

    /// <summary>Members that this version doesn't know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>Something that runs: a pipeline, a step, a validation. Named uniquely within its namespace.</summary>
public sealed record LineageJob
{
    /// <summary>Where the name counts: <c>assay://</c> and the project in ours.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name, <c>pipeline.step</c> for a step.</summary>
    public required string Name { get; init; }

    /// <summary>What is known of the job.</summary>
    public JobFacets? Facets { get; init; }

    /// <summary>Members that this version doesn't know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>
/// A dataset: its name is the same from run to run (a batch's date belongs in its version, or each day becomes a dataset of its own).
/// </summary>
public record LineageDataset
{
    /// <summary>Where the name counts: <c>assay://</c> and the project in ours; physical places are symlinks.</summary>
    public required string Namespace { get; init; }

    /// <summary>The dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>What is known of the dataset itself.</summary>
    public DatasetFacets? Facets { get; init; }

    /// <summary>Members that this version doesn't know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>A dataset that a run read.</summary>
public sealed record InputDataset : LineageDataset
{
    /// <summary>What this run found in it: rows read, quality.</summary>
    public InputFacets? InputFacets { get; init; }
}

/// <summary>A dataset that a run wrote.</summary>
public sealed record OutputDataset : LineageDataset
{
    /// <summary>What this run put there.</summary>
    public OutputFacets? OutputFacets { get; init; }
}
