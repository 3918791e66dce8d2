using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Workspace.Lineage.Facets;

/// <summary>Facets under keys; those that have no property of their own (ours start with <c>assay_</c>) are in <see cref="Other"/>.</summary>
public abstract record FacetSet
{
    private protected FacetSet()
    {
    }

    /// <summary>Facets that have no property of their own, by key.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }

    /// <summary>The members of a facet of ours, or null when it isn't there.</summary>
    /// <param name="key">Its key, starting with <c>assay_</c>.</param>
    public JsonElement? Custom(string key) => Other is not null && Other.TryGetValue(key, out var value) ? value : null;
}

/// <summary>What is known of a run.</summary>
public sealed record RunFacets : FacetSet
{
    /// <summary>The run that this one is a part of.</summary>
    public ParentRunFacet? Parent { get; init; }

    /// <summary>The scheduled time that the run stands for.</summary>
    public NominalTimeFacet? NominalTime { get; init; }

    /// <summary>Why it failed.</summary>
    public ErrorMessageFacet? ErrorMessage { get; init; }

    /// <summary>What executed it.</summary>
    [JsonPropertyName("processing_engine")]
    public ProcessingEngineFacet? ProcessingEngine { get; init; }

    /// <summary>The outcome of tests that concern no dataset: a gate.</summary>
    public TestRunFacet? Test { get; init; }
}

/// <summary>What is known of a job.</summary>
public sealed record JobFacets : FacetSet
{
    /// <summary>Batch or stream, and of which kind.</summary>
    public JobTypeFacet? JobType { get; init; }

    /// <summary>Where its source code is.</summary>
    public SourceCodeLocationFacet? SourceCodeLocation { get; init; }

    /// <summary>What it is for, in words.</summary>
    public JobDocumentationFacet? Documentation { get; init; }

    /// <summary>Who answers for it.</summary>
    public JobOwnershipFacet? Ownership { get; init; }
}

/// <summary>What is known of a dataset itself.</summary>
public sealed record DatasetFacets : FacetSet
{
    /// <summary>Its columns.</summary>
    public SchemaFacet? Schema { get; init; }

    /// <summary>The physical place that it was read from or written to.</summary>
    public DataSourceFacet? DataSource { get; init; }

    /// <summary>Which version.</summary>
    public VersionFacet? Version { get; init; }

    /// <summary>What it is, in words.</summary>
    public DocumentationFacet? Documentation { get; init; }

    /// <summary>Who answers for it.</summary>
    public OwnershipFacet? Ownership { get; init; }

    /// <summary>From which columns its columns are made.</summary>
    public ColumnLineageFacet? ColumnLineage { get; init; }

    /// <summary>Its other names, so that lineage joins across environments.</summary>
    public SymlinksFacet? Symlinks { get; init; }

    /// <summary>File, table, model…</summary>
    public DatasetTypeFacet? DatasetType { get; init; }

    /// <summary>Tags of the dataset and its columns.</summary>
    public TagsFacet? Tags { get; init; }

    /// <summary>That it was made, altered, overwritten, dropped.</summary>
    public LifecycleStateChangeFacet? LifecycleStateChange { get; init; }
}

/// <summary>What a run found in a dataset that it read.</summary>
public sealed record InputFacets : FacetSet
{
    /// <summary>Counts and measures of the rows read.</summary>
    public QualityMetricsFacet? DataQualityMetrics { get; init; }

    /// <summary>Outcomes of checks of the rows read.</summary>
    public QualityAssertionsFacet? DataQualityAssertions { get; init; }

    /// <summary>How much was read.</summary>
    public InputStatisticsFacet? InputStatistics { get; init; }
}

/// <summary>What a run put into a dataset that it wrote.</summary>
public sealed record OutputFacets : FacetSet
{
    /// <summary>How much was written.</summary>
    public OutputStatisticsFacet? OutputStatistics { get; init; }
}
