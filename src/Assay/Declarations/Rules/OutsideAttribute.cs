using Assay.CompilerServices;

namespace Assay;

/// <summary>
/// The value lies below one bound or above another; from bound to bound, both included, it fails. Bounds are written as those of
/// <see cref="InRangeAttribute"/>; NaN fails.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class OutsideAttribute : ValueRuleAttribute
{
    /// <summary>Bounds of an integer column.</summary>
    public OutsideAttribute(long minimum, long maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>Bounds of a floating-point column.</summary>
    public OutsideAttribute(double minimum, double maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>Bounds as text, parsed invariantly in the column's type.</summary>
    public OutsideAttribute(string minimum, string maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>The least value that fails.</summary>
    public object Minimum { get; }

    /// <summary>The greatest value that fails.</summary>
    public object Maximum { get; }

    /// <inheritdoc/>
    protected override bool Passes(object value) => Bounds.IsBelow(Minimum, value) || Bounds.IsAbove(Maximum, value);
}
