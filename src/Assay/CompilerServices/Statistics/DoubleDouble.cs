using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>
/// The unevaluated sum of two doubles, 106 bits together (T. Dekker, Numerische Mathematik 18, 1971). A sum of n terms is off by at most
/// n·2⁻¹⁰⁴·Σ|x|, in whatever order; that of integers below 2¹⁰⁶ is exact.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DoubleDouble(double High, double Low)
{
    internal static DoubleDouble Product(double one, double two)
    {
        var product = one * two;
        return new(product, Math.FusedMultiplyAdd(one, two, -product));
    }

    public static DoubleDouble operator +(DoubleDouble one, DoubleDouble two)
    {
        var high = Exactly(one.High, two.High);
        var low = Exactly(one.Low, two.Low);
        high = Settle(high.High, high.Low + low.High);
        return Settle(high.High, high.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    public static DoubleDouble operator *(DoubleDouble one, DoubleDouble two)
    {
        var product = Product(one.High, two.High);
        return Settle(product.High, product.Low + ((one.High * two.Low) + (one.Low * two.High)));
    }

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    internal double Value => High + Low;

    internal void Save(StateWriter writer)
    {
        writer.Double(High);
        writer.Double(Low);
    }

    internal static DoubleDouble Load(StateReader reader)
    {
        var high = reader.Double();
        return new(high, reader.Double());
    }

    private static DoubleDouble Exactly(double one, double two)
    {
        var sum = one + two;
        var part = sum - one;
        return new(sum, (one - (sum - part)) + (two - part));
    }

    private static DoubleDouble Settle(double large, double small)
    {
        var sum = large + small;
        return new(sum, small - (sum - large));
    }
}
