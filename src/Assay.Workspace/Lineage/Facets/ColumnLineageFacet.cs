namespace Assay.Workspace.Lineage.Facets;

/// <summary>From which columns a dataset's columns are made.</summary>
public sealed record ColumnLineageFacet() : Facet("ColumnLineageDatasetFacet", "1-2-0")
{
    /// <summary>For each column of the dataset, what it is made from.</summary>
    public required IReadOnlyDictionary<string, ColumnSources> Fields { get; init; }

    /// <summary>Columns that act on the whole dataset: by a filter, join, sort, grouping. Null when none is known.</summary>
    public IReadOnlyList<InputField>? Dataset { get; init; }
}

/// <summary>What one column is made from.</summary>
/// <param name="InputFields">The columns.</param>
public sealed record ColumnSources(IReadOnlyList<InputField> InputFields);

/// <summary>A column that another is made from.</summary>
/// <param name="Namespace">Namespace of its dataset.</param>
/// <param name="Name">Name of its dataset.</param>
/// <param name="Field">Its own name.</param>
/// <param name="Transformations">How; null when not known.</param>
public sealed record InputField(string Namespace, string Name, string Field, IReadOnlyList<Transformation>? Transformations = null);

/// <summary>How a column goes into another.</summary>
/// <param name="Type"><c>DIRECT</c> (its value does) or <c>INDIRECT</c> (it decides).</param>
/// <param name="Subtype">Direct: <c>IDENTITY</c>, <c>TRANSFORMATION</c>, <c>AGGREGATION</c>; indirect: <c>JOIN</c>, <c>GROUP_BY</c>,
/// <c>FILTER</c>, <c>SORT</c>, <c>WINDOW</c>, <c>CONDITIONAL</c>.</param>
/// <param name="Description">The expression, in words or code.</param>
/// <param name="Masking">True when the original can't be read back.</param>
public sealed record Transformation(string Type, string? Subtype = null, string? Description = null, bool? Masking = null);
