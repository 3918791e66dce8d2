using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Ascending values, and how often each came.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct WeightedSample
{
    private readonly ReadOnlySpan<double> _values;
    private readonly ReadOnlySpan<long> _weights;

    /// <summary>Values that came once each; equal ones may stand one after the other.</summary>
    /// <param name="values">Ascending, without NaN.</param>
    public WeightedSample(ReadOnlySpan<double> values)
        : this(values, default)
    {
    }

    /// <summary>Values that came several times.</summary>
    /// <param name="values">Ascending, without NaN.</param>
    /// <param name="weights">How often each came; empty for once each.</param>
    public WeightedSample(ReadOnlySpan<double> values, ReadOnlySpan<long> weights)
    {
        if (!weights.IsEmpty && weights.Length != values.Length)
            throw new ArgumentException("Each value needs its weight.", nameof(weights));
        _values = values;
        _weights = weights;
        Count = values.Length;
        if (weights.IsEmpty)
            return;
        Count = 0;
        foreach (var weight in weights)
            Count = checked(Count + weight);
    }

    /// <summary>How many values came.</summary>
    public long Count { get; }

    internal int Length => _values.Length;

    /// <summary>The lesser of the values at which two samples stand; at least one of them isn't at its end.</summary>
    internal static double Next(in WeightedSample left, int i, in WeightedSample right, int j) =>
        i == left.Length ? right._values[j] : j == right.Length ? left._values[i] : Math.Min(left._values[i], right._values[j]);

    /// <summary>Goes past a value, and says how often it came.</summary>
    internal long Take(ref int at, double value)
    {
        long taken = 0;
        for (; at < _values.Length && _values[at] == value; at++)
            taken += _weights.IsEmpty ? 1 : _weights[at];
        return taken;
    }

    /// <summary>The least value that at least so many values do not exceed; from 1 to <see cref="Count"/>.</summary>
    internal double AtRank(long rank)
    {
        if (_weights.IsEmpty)
            return _values[(int)rank - 1];
        long seen = 0;
        for (var i = 0; i < _values.Length; i++)
        {
            seen += _weights[i];
            if (seen >= rank)
                return _values[i];
        }

        return _values[^1];
    }

    internal double First => _values[0];

    internal double Last => _values[^1];
}
