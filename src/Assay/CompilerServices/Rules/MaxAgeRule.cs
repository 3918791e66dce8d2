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
    public void Observe(ColumnBatch batch, in ColumnView<DateTime> column) => Observe(column, static time => time.Ticks);

    /// <summary>Observes instants.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<DateTimeOffset> column) => Observe(column, static time => time.UtcTicks);

    /// <summary>Observes dates; a date counts as its midnight in UTC.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<DateOnly> column) => Observe(column, static date => date.DayNumber * TimeSpan.TicksPerDay);

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

    private void Observe<T>(in ColumnView<T> column, Func<T, long> ticks)
    {
        if (!Active)
            return;
        for (var row = 0; row < column.Length; row++)
        {
            if (!column.IsNull(row))
                _newest = Math.Max(_newest, ticks(column[row]));
        }

        CountScope(column.Length - column.NullCount, column.NullCount);
    }
}
