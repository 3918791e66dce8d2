using Assay.Monitoring.References;

namespace Assay.Monitoring.Windows;

/// <summary>What one window of one model version showed.</summary>
public sealed record WindowReport
{
    /// <summary>The monitor.</summary>
    public required string Monitor { get; init; }

    /// <summary>When the window begins; its first instant.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When it ends; the first instant after it.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The model version that answered.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>Its predictions.</summary>
    public required long Rows { get; init; }

    /// <summary>Those whose label is known.</summary>
    public required long Labelled { get; init; }

    /// <summary>When it was judged.</summary>
    public required DateTimeOffset JudgedAt { get; init; }

    /// <summary>When the reference it was judged against was frozen; null where the version has none.</summary>
    public DateTimeOffset? Reference { get; init; }

    /// <summary>The part of the declaration it was judged by, so that a changed one is noticed.</summary>
    public required string Declaration { get; init; }

    /// <summary>What was compared, in order of columns.</summary>
    public IReadOnlyList<DriftFinding> Drift { get; init; } = [];

    /// <summary>What was measured, in order of declaration.</summary>
    public IReadOnlyList<MetricFinding> Performance { get; init; } = [];

    /// <summary>What could not be judged, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>How a column's values in a window compare with the reference.</summary>
public sealed record DriftFinding
{
    /// <summary>The column's stored name.</summary>
    public required string Column { get; init; }

    /// <summary>The side of the model it is on.</summary>
    public required ColumnPart Part { get; init; }

    /// <summary>The test: <c>ks</c> for numbers, <c>chi_square</c> for categories.</summary>
    public required string Method { get; init; }

    /// <summary>The test's statistic; null where there were no values to compare.</summary>
    public double? Statistic { get; init; }

    /// <summary>The probability of such a difference or a greater one without drift.</summary>
    public required double PValue { get; init; }

    /// <summary>The same after Benjamini and Hochberg over the window's columns: significant where at most the false-alarm rate.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>The population stability index over the frozen bins.</summary>
    public required double Psi { get; init; }

    /// <summary>The index less what sampling alone gives, at least 0: what is held against the least effect.</summary>
    public required double Effect { get; init; }

    /// <summary>The Jensen-Shannon distance to base 2 over the same bins, in [0, 1].</summary>
    public required double JensenShannon { get; init; }

    /// <summary>The Wasserstein distance in the column's unit; null for categories.</summary>
    public double? Wasserstein { get; init; }

    /// <summary>The share of rows without a value.</summary>
    public required double MissingShare { get; init; }

    /// <summary>Whether it is significant and big enough: an alarm.</summary>
    public required bool Drifted { get; init; }

    /// <summary>The window's counts over the reference's bins.</summary>
    public ColumnCounts? Counts { get; init; }

    /// <summary>What an alert is about: <c>drift.input.distance</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Subject => Subjects.Drift(Part, Column);
}

/// <summary>A metric of a window.</summary>
public sealed record MetricFinding
{
    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>Its value; null where it is undefined.</summary>
    public double? Value { get; init; }

    /// <summary>The lower end of its 95 % interval.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of its 95 % interval.</summary>
    public double? High { get; init; }

    /// <summary>The rows it was computed on.</summary>
    public required long Rows { get; init; }

    /// <summary>Whether it is estimated from scores, before the labels.</summary>
    public bool Estimated { get; init; }

    /// <summary>The least value that is well.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The greatest value that is well.</summary>
    public double? AtMost { get; init; }

    /// <summary>Whether the whole interval lies beyond a bound: an alarm.</summary>
    public required bool Breached { get; init; }

    /// <summary>Why it has no value; null where it has one.</summary>
    public string? Note { get; init; }

    /// <summary>What an alert is about: <c>performance.auc</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Subject => Subjects.Performance(Metric);
}

/// <summary>Names what an alert is about, the same from window to window.</summary>
internal static class Subjects
{
    public static string Drift(ColumnPart part, string column) => $"drift.{(part == ColumnPart.Input ? "input" : "output")}.{column}";

    public static string Performance(string metric) => "performance." + metric;
}
