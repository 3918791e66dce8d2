using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>
/// A number, measured by another rule without bounds, lies near those of former batches. The number is in the outcome even where there is too
/// little to compare with, so that the history comes to know it.
/// </summary>
internal sealed class NearHistoryRule(string id, Rule measure, NearHistoryLimits limits, VerdictMetric metric) : Rule(id)
{
    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>What measures the number.</summary>
    internal Rule Measure { get; } = measure;

    internal override HistoryQuestion Asks => new(Id, metric, limits.Last);

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        Measure.Merge(((NearHistoryRule)other).Measure);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(context);
        var measured = Measure.Judge(descriptor, context);
        if (measured.Status == VerdictStatus.Skipped)
            return measured;
        if (measured.Value is not { } value)
            return measured with { Status = FailureStatus(descriptor.Severity), Observed = $"{measured.Observed}, which is near no number" };
        if (context.History(Id) is not { } known)
            return measured with { Status = VerdictStatus.Skipped, Observed = $"{measured.Observed}; no history of verdicts at hand to compare with" };
        if (known.Count < limits.AtLeast)
        {
            return measured with
            {
                Status = VerdictStatus.Skipped,
                Observed = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{measured.Observed}; {known.Count:N0} former {(known.Count == 1 ? "batch is" : "batches are")} known, at least {limits.AtLeast:N0} are needed to compare with"),
            };
        }

        var baseline = new Baseline(known, limits.Robust);
        return measured with
        {
            Status = baseline.Holds(value, limits.Percent, limits.Deviations) ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
            Observed = $"{measured.Observed}, {baseline.Words(value)}",
        };
    }

    internal override void Bind(RuleDescriptor rule, DatasetDescriptor dataset)
    {
        base.Bind(rule, dataset);
        Measure.Active = Active;
        Measure.Bind(rule, dataset);
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        Measure.Save(writer);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        Measure.Load(reader);
    }

    internal void CountBatch() => CountScope(0);
}

/// <summary>How near a number must lie.</summary>
/// <param name="Percent">In percent of the baseline; null for any distance.</param>
/// <param name="Deviations">In deviations of the former numbers; null for any distance.</param>
/// <param name="Last">How many former batches count at most.</param>
/// <param name="AtLeast">How many must be known.</param>
/// <param name="Robust">Whether the baseline is the median.</param>
internal sealed record NearHistoryLimits(double? Percent, double? Deviations, int Last, int AtLeast, bool Robust);
