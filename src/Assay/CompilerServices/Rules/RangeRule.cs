using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>Values between two bounds, both included; −0 equals 0; NaN fails, and is counted apart.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RangeRule<T>(string id, T? min, T? max) : ValueRule<T>(id)
    where T : struct, IComparable<T>
{
    private readonly bool _hasMin = min.HasValue;
    private readonly bool _hasMax = max.HasValue;
    private readonly T _min = Bound(min, nameof(min));
    private readonly T _max = Bound(max, nameof(max));
    private long _nans;

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        _nans += ((RangeRule<T>)other)._nans;
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        writer.Int64(_nans);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        _nans = reader.Rows();
        if (_nans > Failing)
            throw reader.Damaged("more NaN than failing rows");
    }

    /// <inheritdoc/>
    protected override bool Passes(T value) => !IsNaN(value) && (!_hasMin || value.CompareTo(_min) >= 0) && (!_hasMax || value.CompareTo(_max) <= 0);

    private protected override bool AllPass(ReadOnlySpan<T> values)
    {
        if (!Vector<T>.IsSupported || !Vector.IsHardwareAccelerated)
            return base.AllPass(values);
        var least = new Vector<T>(_min);
        var greatest = new Vector<T>(_max);
        var fails = Vector<T>.Zero;
        var last = values.Length - Vector<T>.Count;
        var at = 0;
        for (; at <= last; at += Vector<T>.Count)
        {
            var some = new Vector<T>(values[at..]);
            // Written as "not (≥ and ≤)", since NaN is neither less nor greater.
            var passes = Vector.Equals(some, some);
            if (_hasMin)
                passes &= Vector.GreaterThanOrEqual(some, least);
            if (_hasMax)
                passes &= Vector.LessThanOrEqual(some, greatest);
            fails |= ~passes;
        }

        return Vector.EqualsAll(Vector.AsVectorByte(fails), Vector<byte>.Zero) && base.AllPass(values[at..]);
    }

    private protected override void Failed(T value)
    {
        if (IsNaN(value))
            _nans++;
    }

    private protected override void TakeOwn(RuleAnswer answer) => _nans = answer.NaNs;

    private protected override string Describe(long failing) =>
        _nans == 0 ? base.Describe(failing) : string.Create(CultureInfo.InvariantCulture, $"{base.Describe(failing)}, {_nans:N0} of them NaN");

    private static T Bound(T? bound, string name) => bound is { } value && IsNaN(value)
        ? throw new ArgumentException("NaN is no bound: no value could pass.", name)
        : bound.GetValueOrDefault();

    private static bool IsNaN(T value) =>
        (typeof(T) == typeof(double) && double.IsNaN((double)(object)value)) || (typeof(T) == typeof(float) && float.IsNaN((float)(object)value));
}
