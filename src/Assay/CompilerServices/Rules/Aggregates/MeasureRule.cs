using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>A rule over one number that is measured of all rows in scope: it lies between two bounds, both included.</summary>
internal abstract class MeasureRule(string id, double min, double max) : Rule(id)
{
    /// <inheritdoc/>
    public sealed override bool IsBatchRule => true;

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (Missing() is { } missing)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? missing : "not read");
        var value = Measure();
        return Outcome(descriptor, value >= min && value <= max ? VerdictStatus.Passed : FailureStatus(descriptor.Severity), Words(value), value);
    }

    /// <summary>The number; NaN where the rows have none, which fails.</summary>
    internal abstract double Measure();

    /// <summary>Why nothing can be measured, in words; null where it can.</summary>
    internal virtual string? Missing() => InScope == 0 ? "no value" : null;

    /// <summary>What was measured, in words.</summary>
    internal abstract string Words(double value);

    /// <summary>A number in words.</summary>
    internal static string Text(double value) => Math.Abs(value) is >= 0.001 and < 1e15 or 0
        ? value.ToString("#,0.######", CultureInfo.InvariantCulture)
        : value.ToString("G6", CultureInfo.InvariantCulture);
}
