using System.Text.Json.Serialization;

namespace Assay.Workspace.Lineage.Facets;

/// <summary>A dataset's columns.</summary>
public sealed record SchemaFacet() : Facet("SchemaDatasetFacet", "1-2-0")
{
    /// <summary>The columns in their order.</summary>
    public required IReadOnlyList<SchemaField> Fields { get; init; }
}

/// <summary>One column.</summary>
public sealed record SchemaField
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public string? Type { get; init; }

    /// <summary>What it means.</summary>
    public string? Description { get; init; }

    /// <summary>Its place, counted from 1.</summary>
    [JsonPropertyName("ordinal_position")]
    public int? OrdinalPosition { get; init; }

    /// <summary>Columns within it; null when it is flat.</summary>
    public IReadOnlyList<SchemaField>? Fields { get; init; }
}

/// <summary>The physical place of a dataset.</summary>
public sealed record DataSourceFacet() : Facet("DatasourceDatasetFacet", "1-0-1")
{
    /// <summary>Name of the place.</summary>
    public string? Name { get; init; }

    /// <summary>Its URI; must be absolute and free of passwords.</summary>
    public string? Uri { get; init; }
}

/// <summary>Which version of a dataset.</summary>
public sealed record VersionFacet() : Facet("DatasetVersionDatasetFacet", "1-0-1")
{
    /// <summary>The version's name.</summary>
    public required string DatasetVersion { get; init; }
}

/// <summary>What a dataset is, in words.</summary>
public sealed record DocumentationFacet() : Facet("DocumentationDatasetFacet", "1-1-0")
{
    /// <summary>The words.</summary>
    public required string Description { get; init; }

    /// <summary>Their MIME type.</summary>
    public string? ContentType { get; init; } = "text/markdown";
}

/// <summary>Who answers for a dataset.</summary>
public sealed record OwnershipFacet() : Facet("OwnershipDatasetFacet", "1-0-1")
{
    /// <summary>The owners.</summary>
    public required IReadOnlyList<Owner> Owners { get; init; }
}

/// <summary>A dataset's other names.</summary>
public sealed record SymlinksFacet() : Facet("SymlinksDatasetFacet", "1-0-1")
{
    /// <summary>The names.</summary>
    public required IReadOnlyList<Symlink> Identifiers { get; init; }
}

/// <summary>Another name of a dataset.</summary>
/// <param name="Namespace">Where the name counts, e.g. <c>s3://bucket</c>, <c>postgres://host:5432</c>, <c>file</c>.</param>
/// <param name="Name">The name there.</param>
/// <param name="Type"><c>LOCATION</c> or <c>TABLE</c>.</param>
public sealed record Symlink(string Namespace, string Name, string Type);

/// <summary>What kind of thing a dataset is.</summary>
public sealed record DatasetTypeFacet() : Facet("DatasetTypeDatasetFacet", "1-0-1")
{
    /// <summary><c>FILE</c>, <c>TABLE</c>, <c>MODEL</c>…</summary>
    public required string DatasetType { get; init; }

    /// <summary>Its kind within that.</summary>
    public string? SubType { get; init; }
}

/// <summary>Tags of a dataset and its columns.</summary>
public sealed record TagsFacet() : Facet("TagsDatasetFacet", "1-0-0")
{
    /// <summary>The tags.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }
}

/// <summary>A tag.</summary>
/// <param name="Key">E.g. <c>pii</c>.</param>
/// <param name="Value">E.g. <c>true</c>.</param>
/// <param name="Field">The column that it concerns; null for the whole dataset.</param>
/// <param name="Source">Who set it.</param>
public sealed record Tag(string Key, string Value, string? Field = null, string? Source = "ASSAY");

/// <summary>What a run did to a dataset as a whole.</summary>
public sealed record LifecycleStateChangeFacet() : Facet("LifecycleStateChangeDatasetFacet", "1-0-1")
{
    /// <summary><c>ALTER</c>, <c>CREATE</c>, <c>DROP</c>, <c>OVERWRITE</c>, <c>RENAME</c> or <c>TRUNCATE</c>.</summary>
    public required string LifecycleStateChange { get; init; }
}
