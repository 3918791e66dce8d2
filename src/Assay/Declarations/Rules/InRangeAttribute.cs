using Assay.CompilerServices;

namespace Assay;

/// <summary>
/// The value lies between two bounds, both included. Bounds are numbers, or text parsed invariantly in the column's type
/// (<c>"0.01"</c> for decimal, <c>"2001-01-01"</c> for dates); <see langword="null"/> leaves a side open.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class InRangeAttribute : ValueRuleAttribute
{
    /// <summary>Bounds of an integer column; those above <see cref="long.MaxValue"/> are written as text.</summary>
    public InRangeAttribute(long minimum, long maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>Bounds of a floating-point column.</summary>
    public InRangeAttribute(double minimum, double maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>Bounds as text, parsed invariantly in the column's type.</summary>
    public InRangeAttribute(string? minimum, string? maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>The least value that passes: <see cref="long"/>, <see cref="double"/>, text, or null for none.</summary>
    public object? Minimum { get; }

    /// <summary>The greatest value that passes: <see cref="long"/>, <see cref="double"/>, text, or null for none.</summary>
    public object? Maximum { get; }

    /// <inheritdoc/>
    protected override bool Passes(object value) => Bounds.Contains(Minimum, Maximum, value);
}

/// <summary>The value is not less than a bound.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class AtLeastAttribute : ValueRuleAttribute
{
    /// <summary>The bound of an integer column.</summary>
    public AtLeastAttribute(long minimum) => Minimum = minimum;

    /// <summary>The bound of a floating-point column.</summary>
    public AtLeastAttribute(double minimum) => Minimum = minimum;

    /// <summary>The bound as text, parsed invariantly in the column's type.</summary>
    public AtLeastAttribute(string minimum) => Minimum = minimum;

    /// <summary>The least value that passes.</summary>
    public object Minimum { get; }

    /// <inheritdoc/>
    protected override bool Passes(object value) => Bounds.Contains(Minimum, null, value);
}

/// <summary>The value is not greater than a bound.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class AtMostAttribute : ValueRuleAttribute
{
    /// <summary>The bound of an integer column.</summary>
    public AtMostAttribute(long maximum) => Maximum = maximum;

    /// <summary>The bound of a floating-point column.</summary>
    public AtMostAttribute(double maximum) => Maximum = maximum;

    /// <summary>The bound as text, parsed invariantly in the column's type.</summary>
    public AtMostAttribute(string maximum) => Maximum = maximum;

    /// <summary>The greatest value that passes.</summary>
    public object Maximum { get; }

    /// <inheritdoc/>
    protected override bool Passes(object value) => Bounds.Contains(null, Maximum, value);
}
