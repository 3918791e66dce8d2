using System.Text.Json;

namespace Assay.Workspace.Lineage.Facets;

/// <summary>Counts and measures of the rows that a run read.</summary>
public sealed record QualityMetricsFacet() : Facet("DataQualityMetricsInputDatasetFacet", "1-0-3")
{
    /// <summary>Rows; null when not counted.</summary>
    public long? RowCount { get; init; }

    /// <summary>Bytes; null when not counted.</summary>
    public long? Bytes { get; init; }

    /// <summary>Files; null when not counted.</summary>
    public long? FileCount { get; init; }

    /// <summary>When the data was last changed, if known.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Measures by column.</summary>
    public required IReadOnlyDictionary<string, ColumnMetrics> ColumnMetrics { get; init; }
}

/// <summary>
/// Measures of one column. Null means not measured; a number that JSON can't hold (NaN, an infinity) becomes null.
/// </summary>
public sealed record ColumnMetrics
{
    /// <summary>Missing values.</summary>
    public long? NullCount { get; init; }

    /// <summary>Different values.</summary>
    public long? DistinctCount { get; init; }

    /// <summary>Sum of the values.</summary>
    public double? Sum { get; init => field = Finite(value); }

    /// <summary>Values that aren't missing.</summary>
    public double? Count { get; init => field = Finite(value); }

    /// <summary>The least value.</summary>
    public double? Min { get; init => field = Finite(value); }

    /// <summary>The greatest value.</summary>
    public double? Max { get; init => field = Finite(value); }

    /// <summary>Values by quantile, keyed as <c>0.5</c>.</summary>
    public IReadOnlyDictionary<string, double>? Quantiles { get; init; }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}

/// <summary>Outcomes of checks of the rows that a run read.</summary>
public sealed record QualityAssertionsFacet() : Facet("DataQualityAssertionsDatasetFacet", "1-1-0")
{
    /// <summary>The checks.</summary>
    public required IReadOnlyList<QualityAssertion> Assertions { get; init; }
}

/// <summary>The outcome of one check. Carries counts and limits, never cells.</summary>
public sealed record QualityAssertion
{
    /// <summary>The kind of check.</summary>
    public required string Assertion { get; init; }

    /// <summary>Whether the data passed.</summary>
    public required bool Success { get; init; }

    /// <summary>The column that it concerns; null for the whole dataset.</summary>
    public string? Column { get; init; }

    /// <summary>How much a failure matters: <c>error</c>, <c>warn</c>, <c>info</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>The rule's id.</summary>
    public string? Name { get; init; }

    /// <summary>What it asks, in words.</summary>
    public string? Description { get; init; }

    /// <summary>What was expected.</summary>
    public string? Expected { get; init; }

    /// <summary>What was found.</summary>
    public string? Actual { get; init; }

    /// <summary>Limits and counts by name.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Params { get; init; }
}

/// <summary>How much a run read.</summary>
public sealed record InputStatisticsFacet() : Facet("InputStatisticsInputDatasetFacet", "1-0-0")
{
    /// <summary>Rows; null when not counted.</summary>
    public long? RowCount { get; init; }

    /// <summary>Bytes; null when not counted.</summary>
    public long? Size { get; init; }

    /// <summary>Files; null when not counted.</summary>
    public long? FileCount { get; init; }
}

/// <summary>How much a run wrote.</summary>
public sealed record OutputStatisticsFacet() : Facet("OutputStatisticsOutputDatasetFacet", "1-0-2")
{
    /// <summary>Rows; null when not counted.</summary>
    public long? RowCount { get; init; }

    /// <summary>Bytes; null when not counted.</summary>
    public long? Size { get; init; }

    /// <summary>Files; null when not counted.</summary>
    public long? FileCount { get; init; }
}
