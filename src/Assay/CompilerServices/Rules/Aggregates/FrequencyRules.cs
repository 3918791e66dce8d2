using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>Rules over how often each value of a column comes. With more than a million different values they are skipped, which is said.</summary>
internal abstract class FrequencyRule(string id, double min, double max) : MeasureRule(id, min, max)
{
    private protected ValueCounts Values { get; } = new();

    internal void Observe<T>(in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        var (values, nulls) = Hashes.Of(column, scope, Values.Add);
        CountScope(values, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        Values.Merge(((FrequencyRule)other).Values);
    }

    internal override string? Missing() => Values.Counts is null
        ? string.Create(CultureInfo.InvariantCulture, $"more than {ValueCounts.Usual:N0} different values, which are not counted each")
        : base.Missing();

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        Values.Save(writer);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        Values.Load(reader);
        if (Values.Total != InScope)
            throw reader.Damaged("counts of another number of rows");
    }
}

/// <summary>
/// Shannon's entropy of a column's values in nats, −Σ p·ln p: 0 where all are the same, ln k where k values come equally often. Summed from
/// the rarest value on, so that it doesn't depend on the split.
/// </summary>
internal sealed class EntropyRule(string id, double min, double max) : FrequencyRule(id, min, max)
{
    internal override double Measure()
    {
        DoubleDouble sum = 0.0;
        foreach (var times in Values.Counts!.Values.Order())
        {
            var share = (double)times / Values.Total;
            sum += -share * Math.Log(share);
        }

        return Math.Max(0, sum.Value);
    }

    internal override string Words(double value) => $"entropy {Text(value)} nats";
}

/// <summary>The most frequent value, or one of those that are equally frequent, is one of a set. What is measured is its share of rows.</summary>
internal sealed class MostCommonRule(string id, HashSet<ulong> allowed) : FrequencyRule(id, double.NegativeInfinity, double.PositiveInfinity)
{
    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        var outcome = base.Judge(descriptor, context);
        if (outcome.Status == VerdictStatus.Skipped)
            return outcome;
        var most = Values.Counts!.Values.Max();
        var passes = Values.Counts.Any(one => one.Value == most && allowed.Contains(one.Key));
        return outcome with
        {
            Status = passes ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
            Observed = string.Create(
                CultureInfo.InvariantCulture,
                $"the most common value, in {most:N0} of {InScope:N0} rows ({100 * outcome.Value:0.###} %), is {(passes ? "one" : "none")} of them"),
        };
    }

    internal override double Measure() => (double)Values.Counts!.Values.Max() / Values.Total;

    internal override string Words(double value) => "";
}
