using System.ComponentModel;
using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>The age of the newest row at the as-of time. A newest row after the as-of time has a negative age and passes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MaxAgeRule(string id, TimeSpan maxAge) : Rule(id)
{
    private long _newest;

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Observes event times; one without a zone counts as UTC.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<DateTime> column, ReadOnlySpan<bool> scope = default) => Observe<DateTime, TimestampTicks>(column, scope);

    /// <summary>Observes instants.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<DateTimeOffset> column, ReadOnlySpan<bool> scope = default) => Observe<DateTimeOffset, InstantTicks>(column, scope);

    /// <summary>Observes dates; a date counts as its midnight in UTC.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<DateOnly> column, ReadOnlySpan<bool> scope = default) => Observe<DateOnly, DateTicks>(column, scope);

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        _newest = Math.Max(_newest, ((MaxAgeRule)other)._newest);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(context);
        if (InScope == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no value" : "not read");
        if (context.Superseded)
            return Outcome(descriptor, VerdictStatus.Skipped, "freshness is judged on the newest batch");
        var age = TimeSpan.FromTicks(context.AsOf.UtcTicks - _newest);
        var status = age <= maxAge ? VerdictStatus.Passed : FailureStatus(descriptor.Severity);
        var side = age < TimeSpan.Zero ? "after" : "before";
        return Outcome(
            descriptor,
            status,
            string.Create(CultureInfo.InvariantCulture, $"newest row {Math.Abs(age.TotalDays):0.#} days {side} {context.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
            age.TotalSeconds);
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        writer.Int64(_newest);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        _newest = reader.Int64();
        if (_newest < 0 || _newest > DateTime.MaxValue.Ticks)
            throw reader.Damaged("no time");
    }

    private protected override void TakeOwn(RuleAnswer answer) => _newest = answer.NewestTicks;

    private void Observe<T, TTicks>(in ColumnView<T> column, ReadOnlySpan<bool> scope)
        where T : struct
        where TTicks : ITicks<T>
    {
        if (!Active)
            return;
        if (!scope.IsEmpty)
        {
            for (var row = 0; row < column.Length; row++)
            {
                if (scope[row] && !column.IsNull(row))
                    _newest = Math.Max(_newest, TTicks.Of(column[row]));
            }

            var (values, nulls) = Scope.Count(column, scope);
            CountScope(values, nulls);
            return;
        }

        var newest = _newest;
        var room = default(BlockOf<T>);
        Span<T> gathered = room;
        for (var start = 0; start < column.Length; start += BlockOf<T>.Length)
        {
            newest = Math.Max(newest, Newest<T, TTicks>(column.Block(start, Math.Min(BlockOf<T>.Length, column.Length - start), gathered)));
        }

        _newest = newest;
        CountScope(column.Length - column.NullCount, column.NullCount);
    }

    // Four maxima at once: one would wait for itself at each row.
    private static long Newest<T, TTicks>(ReadOnlySpan<T> times)
        where TTicks : ITicks<T>
    {
        long first = 0, second = 0, third = 0, fourth = 0;
        var at = 0;
        for (; at + 3 < times.Length; at += 4)
        {
            first = Math.Max(first, TTicks.Of(times[at]));
            second = Math.Max(second, TTicks.Of(times[at + 1]));
            third = Math.Max(third, TTicks.Of(times[at + 2]));
            fourth = Math.Max(fourth, TTicks.Of(times[at + 3]));
        }

        for (; at < times.Length; at++)
            first = Math.Max(first, TTicks.Of(times[at]));
        return Math.Max(Math.Max(first, second), Math.Max(third, fourth));
    }

    private interface ITicks<T>
    {
        static abstract long Of(T time);
    }

    private struct TimestampTicks : ITicks<DateTime>
    {
        public static long Of(DateTime time) => time.Ticks;
    }

    private struct InstantTicks : ITicks<DateTimeOffset>
    {
        public static long Of(DateTimeOffset time) => time.UtcTicks;
    }

    private struct DateTicks : ITicks<DateOnly>
    {
        public static long Of(DateOnly time) => time.DayNumber * TimeSpan.TicksPerDay;
    }
}
