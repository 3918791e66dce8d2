namespace Assay.Versioning.Differences;

/// <summary>How the values of a column moved from one side to the other. Sensitive columns have no edges and no values.</summary>
/// <param name="Column">The storage name.</param>
/// <param name="Type">The later type.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
/// <param name="Edges">Of numbers the edges of bins, one more than bins; the same for both sides. Empty for other columns.</param>
/// <param name="Values">Of other columns the values that are most frequent on either side, as invariant text; empty where nearly every row has its own.</param>
public sealed record ColumnShift(
    string Column, ColumnType Type, ColumnValues Before, ColumnValues After, IReadOnlyList<double> Edges, IReadOnlyList<string> Values);

/// <summary>The values of a column on one side.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Nulls">Rows without a value.</param>
/// <param name="Mean">The mean of finite numbers; null where there is none.</param>
/// <param name="Counts">Rows per bin, or per value.</param>
public sealed record ColumnValues(long Rows, long Nulls, double? Mean, IReadOnlyList<long> Counts);
