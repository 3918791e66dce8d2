using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>Numbers that are neither NaN nor infinite.</summary>
internal sealed class FiniteRule<T>(string id) : ValueRule<T>(id)
    where T : struct, INumber<T>
{
    protected override bool Passes(T value) => T.IsFinite(value);
}

/// <summary>Whole multiples of a step; of integers by whole steps without leaving their type.</summary>
internal sealed class MultipleOfRule<T>(string id, decimal step) : ValueRule<T>(id)
    where T : struct, INumber<T>
{
    // A step beyond the type's values has the multiple 0 only, as it has among decimals.
    private readonly T _whole = typeof(T) != typeof(double) && typeof(T) != typeof(float) && typeof(T) != typeof(decimal) && decimal.IsInteger(step)
        ? T.CreateSaturating(step)
        : T.Zero;

    private readonly bool _isWhole = typeof(T) != typeof(double) && typeof(T) != typeof(float) && typeof(T) != typeof(decimal)
        && decimal.IsInteger(step) && step <= decimal.CreateSaturating(T.CreateSaturating(decimal.MaxValue));

    protected override bool Passes(T value) => _isWhole ? T.IsZero(value % _whole) : Multiples.Has(value, step);
}

/// <summary>Values below one bound or above another; NaN fails.</summary>
internal sealed class OutsideRule<T>(string id, T min, T max) : ValueRule<T>(id)
    where T : struct, IComparable<T>
{
    protected override bool Passes(T value) => !Bounds.IsNaN(value) && (value.CompareTo(min) < 0 || value.CompareTo(max) > 0);
}

/// <summary>Values of no set: text compares ordinally, −0 equals 0, and NaN is in no set.</summary>
internal sealed class NotOneOfRule<T>(string id, T[] values) : ValueRule<T>(id)
{
    private readonly HashSet<T> _values = [.. values.Where(value => !Bounds.IsNaN(value!))];

    protected override bool Passes(T value) => !_values.Contains(value);
}
