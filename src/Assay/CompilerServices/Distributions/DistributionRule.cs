using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>What a distribution is compared with, and how.</summary>
/// <param name="Measure">How the distance is measured.</param>
/// <param name="AtMost">The greatest distance that passes.</param>
/// <param name="LeastRows">How many rows with a value both sides need.</param>
internal sealed record DistributionLimits(DriftMeasure Measure, double AtMost, long LeastRows);

/// <summary>The values of a column are distributed as those of a baseline. What can't be compared is skipped with words, never passed.</summary>
internal abstract class DistributionRule(string id, DistributionTally tally, DistributionLimits limits) : Rule(id)
{
    /// <inheritdoc/>
    public sealed override bool IsBatchRule => true;

    internal void Observe(ColumnBatch batch, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        var (values, nulls) = tally.Observe(batch, scope);
        CountScope(values, nulls);
    }

    /// <inheritdoc/>
    public sealed override void Merge(Rule other)
    {
        base.Merge(other);
        tally.Merge(((DistributionRule)other).Tally);
    }

    /// <inheritdoc/>
    public sealed override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(context);
        if (!Observed)
            return Outcome(descriptor, VerdictStatus.Skipped, "not read");
        if (tally.Distribution is not { } current)
            return Outcome(descriptor, VerdictStatus.Skipped, TooMany);
        return Keep(InScope < limits.LeastRows ? Outcome(descriptor, VerdictStatus.Skipped, TooFew("", InScope)) : Compare(descriptor, context, current), current);
    }

    internal sealed override void Save(StateWriter writer)
    {
        base.Save(writer);
        tally.Save(writer);
    }

    internal sealed override void Load(StateReader reader)
    {
        base.Load(reader);
        tally.Load(reader);
        if (tally.Count != InScope)
            throw reader.Damaged("a distribution of another number of rows");
    }

    private static string TooMany => string.Create(CultureInfo.InvariantCulture, $"more than {ValueCounts.Usual:N0} different values, which are not counted each");

    private DistributionTally Tally => tally;

    /// <summary>What is compared with, in words, and its distribution; null, with why, where there is none.</summary>
    private protected abstract ValueDistribution? Baseline(JudgeContext context, out string words);

    /// <summary>Gives an outcome what the history keeps of it.</summary>
    private protected virtual RuleOutcome Keep(RuleOutcome outcome, ValueDistribution current) => outcome;

    private RuleOutcome Compare(RuleDescriptor descriptor, JudgeContext context, ValueDistribution current)
    {
        if (Baseline(context, out var words) is not { } baseline)
            return Outcome(descriptor, VerdictStatus.Skipped, words);
        if (baseline.Rows < limits.LeastRows)
            return Outcome(descriptor, VerdictStatus.Skipped, TooFew($" in {words}", baseline.Rows));
        var distance = DistributionDistance.Of(limits.Measure, baseline, current);
        var estimated = baseline.Estimated || current.Estimated ? "; estimated, ranks are within 1 % of the rows" : "";
        return Outcome(
            descriptor,
            distance <= limits.AtMost ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
            string.Create(CultureInfo.InvariantCulture, $"{DistributionDistance.Words(limits.Measure, distance, baseline, current)} from {words} with {baseline.Rows:N0} rows{estimated}"),
            distance);
    }

    private string TooFew(string where, long rows) =>
        string.Create(CultureInfo.InvariantCulture, $"not enough data{where}: {rows:N0} {(rows == 1 ? "row" : "rows")} with a value, needs {limits.LeastRows:N0}");
}

/// <summary>Compared with a column of a dataset.</summary>
internal sealed class DistributionNearRule(string id, DistributionTally tally, DistributionLimits limits, Func<BaselineColumn> compared) : DistributionRule(id, tally, limits)
{
    internal override BaselineColumn Compared => compared();

    private protected override ValueDistribution? Baseline(JudgeContext context, out string words)
    {
        var other = compared();
        words = $"{other.Plan.Descriptor.Name}{(other.Version is { } version ? $"@{version}" : "")}.{other.Column}";
        if (context.Baseline(Id) is { } known)
            return known;
        words = $"no baseline: {words} was not read, or has more different values than are counted each";
        return null;
    }
}

/// <summary>Compared with the batches before.</summary>
internal sealed class DistributionHistoryRule(string id, DistributionTally tally, DistributionLimits limits, int last, int least) : DistributionRule(id, tally, limits)
{
    internal override HistoryQuestion Asks => new(Id, null, last);

    private protected override ValueDistribution? Baseline(JudgeContext context, out string words)
    {
        var culture = CultureInfo.InvariantCulture;
        words = "no baseline yet: no history of verdicts is at hand";
        if (context.Former(Id) is not { } former)
            return null;
        words = string.Create(culture, $"no baseline yet: {former.Count:N0} former {(former.Count == 1 ? "batch is" : "batches are")} known, at least {least:N0} are needed");
        if (former.Count < least)
            return null;
        words = former.Count == 1 ? "the last batch" : string.Create(culture, $"the last {former.Count:N0} batches");
        return Distributions.Together(former);
    }

    private protected override RuleOutcome Keep(RuleOutcome outcome, ValueDistribution current) => outcome with { Distribution = Distributions.Shorten(current) };
}
