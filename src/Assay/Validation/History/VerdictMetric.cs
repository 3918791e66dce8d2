namespace Assay;

/// <summary>A number of a recorded verdict: of the batch, of one of its rules or of a column.</summary>
public sealed class VerdictMetric
{
    private readonly Func<VerdictRecord, double?> _value;

    private VerdictMetric(string name, Func<VerdictRecord, double?> value) => (Name, _value) = (name, value);

    /// <summary>The number of rows.</summary>
    public static VerdictMetric Rows { get; } = new("rows", record => record.Fault is null ? record.Rows : null);

    /// <summary>Its name: <c>rows</c>, <c>flights.delay.range.failing_share</c>, <c>Delay.mean</c>.</summary>
    public string Name { get; }

    /// <summary>The share of rows in a rule's scope that fail it, from 0 to 1; none where no row is in scope.</summary>
    public static VerdictMetric FailingShare(string rule) => OfRule(rule, "failing_share", found => found.InScope == 0 ? null : (double)found.Failing / found.InScope);

    /// <summary>The number that a rule over the whole batch measured: a mean, a count of rows, an age in seconds.</summary>
    public static VerdictMetric Value(string rule) => OfRule(rule, "value", found => found.Value);

    /// <summary>The share of rows of a column that are null, from 0 to 1.</summary>
    public static VerdictMetric NullShare(string column) => OfColumn(column, "null_share", (found, rows) => rows == 0 ? null : (double)found.Nulls / rows);

    /// <summary>The share of rows of a column that are NaN, from 0 to 1.</summary>
    public static VerdictMetric NaNShare(string column) => OfColumn(column, "nan_share", (found, rows) => rows == 0 ? null : (double)found.NaNs / rows);

    /// <summary>The mean of a column.</summary>
    public static VerdictMetric Mean(string column) => OfColumn(column, "mean", (found, _) => found.Mean);

    /// <summary>The sample standard deviation of a column.</summary>
    public static VerdictMetric StandardDeviation(string column) => OfColumn(column, "standard_deviation", (found, _) => found.StandardDeviation);

    /// <summary>The least value of a column.</summary>
    public static VerdictMetric Min(string column) => OfColumn(column, "min", (found, _) => found.Min);

    /// <summary>The greatest value of a column.</summary>
    public static VerdictMetric Max(string column) => OfColumn(column, "max", (found, _) => found.Max);

    /// <summary>The number in a verdict; null where it has none.</summary>
    public double? Of(VerdictRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _value(record);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static VerdictMetric OfRule(string rule, string measure, Func<RuleRecord, double?> value)
    {
        ArgumentException.ThrowIfNullOrEmpty(rule);
        return new($"{rule}.{measure}", record => record.Rule(rule) is { } found ? value(found) : null);
    }

    private static VerdictMetric OfColumn(string column, string measure, Func<ColumnRecord, long, double?> value)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new($"{column}.{measure}", record => record.Columns.FirstOrDefault(found => string.Equals(found.Name, column, StringComparison.Ordinal)) is { } found ? value(found, record.Rows) : null);
    }
}
