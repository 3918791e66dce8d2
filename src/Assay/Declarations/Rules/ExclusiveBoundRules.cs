using Assay.CompilerServices;

namespace Assay;

/// <summary>The value is greater than a bound, which itself fails.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class GreaterThanAttribute : ValueRuleAttribute
{
    /// <summary>The bound of an integer column.</summary>
    public GreaterThanAttribute(long bound) => Bound = bound;

    /// <summary>The bound of a floating-point column.</summary>
    public GreaterThanAttribute(double bound) => Bound = bound;

    /// <summary>The bound as text, parsed invariantly in the column's type.</summary>
    public GreaterThanAttribute(string bound) => Bound = bound;

    /// <summary>What every value is greater than.</summary>
    public object Bound { get; }

    /// <inheritdoc/>
    protected override bool Passes(object value) => Bounds.IsAbove(Bound, value);
}

/// <summary>The value is less than a bound, which itself fails.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class LessThanAttribute : ValueRuleAttribute
{
    /// <summary>The bound of an integer column.</summary>
    public LessThanAttribute(long bound) => Bound = bound;

    /// <summary>The bound of a floating-point column.</summary>
    public LessThanAttribute(double bound) => Bound = bound;

    /// <summary>The bound as text, parsed invariantly in the column's type.</summary>
    public LessThanAttribute(string bound) => Bound = bound;

    /// <summary>What every value is less than.</summary>
    public object Bound { get; }

    /// <inheritdoc/>
    protected override bool Passes(object value) => Bounds.IsBelow(Bound, value);
}
