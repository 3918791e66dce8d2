using Assay.CompilerServices;

namespace Assay;

/// <summary>The floating-point value is a number and finite: neither NaN nor an infinity.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FiniteAttribute : ValueRuleAttribute
{
    /// <inheritdoc/>
    protected override bool Passes(object value) => value switch
    {
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        _ => true,
    };
}

/// <summary>
/// The value is a whole multiple of a step; 0 is one of each. Whole numbers and decimals are divided exactly. A floating-point value is taken as
/// the decimal of 15 significant digits (7 of a <see langword="float"/>) nearest to it, so that 0.3 is a multiple of 0.1; NaN and infinities fail.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class MultipleOfAttribute : ValueRuleAttribute
{
    /// <summary>A whole step.</summary>
    public MultipleOfAttribute(long step) => Step = step;

    /// <summary>A step as it is written: 0.05 is the decimal.</summary>
    public MultipleOfAttribute(double step) => Step = step;

    /// <summary>A decimal step as text.</summary>
    public MultipleOfAttribute(string step) => Step = step;

    /// <summary>The step, greater than 0.</summary>
    public object Step { get; }

    /// <inheritdoc/>
    protected override bool Passes(object value) => Multiples.Has(value, Step);
}
