using System.Numerics;
using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>
/// A sum of whole numbers of up to 128 bits with 64 more for carries: no number of rows makes it overflow, so that any split of the rows gives
/// the same sum.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal record struct WideSum
{
    private UInt128 _low;
    private long _high;

    internal void Add(Int128 value)
    {
        var before = _low;
        _low = unchecked(before + (UInt128)value);
        _high += (_low < before ? 1 : 0) + (Int128.IsNegative(value) ? -1 : 0);
    }

    internal void AddProduct(Int128 one, Int128 two)
    {
        // Each lies within 65 bits, so that the product of two of unlike sign fits; of like sign it needs all 128.
        if (Int128.IsNegative(one) != Int128.IsNegative(two))
        {
            Add(one * two);
            return;
        }

        var before = _low;
        _low = unchecked(before + ((UInt128)Int128.Abs(one) * (UInt128)Int128.Abs(two)));
        _high += _low < before ? 1 : 0;
    }

    internal void Add(WideSum other)
    {
        var before = _low;
        _low = unchecked(before + other._low);
        _high += other._high + (_low < before ? 1 : 0);
    }

    internal readonly BigInteger ToInteger() => ((BigInteger)_high << 128) + (BigInteger)_low;

    internal readonly void Save(StateWriter writer)
    {
        writer.UInt128(_low);
        writer.Int64(_high);
    }

    internal static WideSum Load(StateReader reader) => new() { _low = reader.UInt128(), _high = reader.Int64() };
}
