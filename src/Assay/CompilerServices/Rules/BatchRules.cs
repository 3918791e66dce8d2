using System.ComponentModel;
using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>The number of rows of a batch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowCountRule(string id, long min, long max) : Rule(id)
{
    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Observes a batch.</summary>
    public void Observe(ColumnBatch batch)
    {
        if (Active)
            CountScope(batch.RowCount);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context) => Outcome(
        descriptor,
        InScope >= min && InScope <= max ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
        string.Create(CultureInfo.InvariantCulture, $"{InScope:N0} rows"),
        InScope);
}

/// <summary>The mean of a column of numbers, null and NaN left out. Sums by Neumaier's compensated summation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MeanRule(string id, double min, double max) : Rule(id)
{
    private double _sum;
    private double _compensation;

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Observes a column.</summary>
    public void Observe<T>(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope = default)
        where T : struct, System.Numerics.INumberBase<T>
    {
        if (!Active)
            return;
        long counted = 0;
        long nulls = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (column.IsNull(row))
            {
                nulls++;
                continue;
            }

            var value = double.CreateChecked(column[row]);
            if (double.IsNaN(value))
                continue;
            counted++;
            Add(value);
        }

        CountScope(counted, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        var mean = (MeanRule)other;
        Add(mean._sum);
        _compensation += mean._compensation;
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        if (InScope == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no value" : "not read");
        var mean = (_sum + _compensation) / InScope;
        var status = mean >= min && mean <= max ? VerdictStatus.Passed : FailureStatus(descriptor.Severity);
        return Outcome(descriptor, status, string.Create(CultureInfo.InvariantCulture, $"mean {mean:0.###}"), mean);
    }

    private void Add(double value)
    {
        var sum = _sum + value;
        _compensation += Math.Abs(_sum) >= Math.Abs(value) ? (_sum - sum) + value : (value - sum) + _sum;
        _sum = sum;
    }
}

/// <summary>The age of the newest row at the as-of time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MaxAgeRule(string id, TimeSpan maxAge) : Rule(id)
{
    private DateTime _newest = DateTime.MinValue;

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Observes event times; one without a zone counts as UTC.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<DateTime> column)
    {
        if (!Active)
            return;
        long counted = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (column.IsNull(row))
                continue;
            counted++;
            if (column[row] > _newest)
                _newest = column[row];
        }

        CountScope(counted, column.NullCount);
    }

    /// <summary>Observes instants.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<DateTimeOffset> column)
    {
        if (!Active)
            return;
        long counted = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (column.IsNull(row))
                continue;
            counted++;
            if (column[row].UtcDateTime > _newest)
                _newest = column[row].UtcDateTime;
        }

        CountScope(counted, column.NullCount);
    }

    /// <summary>Observes dates; a date counts as its midnight in UTC.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<DateOnly> column)
    {
        if (!Active)
            return;
        long counted = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (column.IsNull(row))
                continue;
            counted++;
            var time = column[row].ToDateTime(TimeOnly.MinValue);
            if (time > _newest)
                _newest = time;
        }

        CountScope(counted, column.NullCount);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        var newest = ((MaxAgeRule)other)._newest;
        if (newest > _newest)
            _newest = newest;
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (InScope == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no value" : "not read");
        var age = context.AsOf.UtcDateTime - _newest;
        var status = age <= maxAge ? VerdictStatus.Passed : FailureStatus(descriptor.Severity);
        return Outcome(
            descriptor, status, string.Create(CultureInfo.InvariantCulture, $"newest row {age.TotalDays:0.#} days before {context.AsOf:yyyy-MM-dd HH:mm}"), age.TotalSeconds);
    }
}

/// <summary>A check written in C# over the statistics of the whole batch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchCheckRule(string id, Func<DatasetStatistics, bool> check) : Rule(id)
{
    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Observes a batch.</summary>
    public void Observe(ColumnBatch batch)
    {
        if (Active)
            CountScope(batch.RowCount);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var passed = check(context.Statistics);
        return Outcome(descriptor, passed ? VerdictStatus.Passed : FailureStatus(descriptor.Severity), passed ? "holds" : "does not hold");
    }
}
