using System.Numerics;
using System.Runtime.InteropServices;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Whole numbers of any width, where the value fits.</summary>
internal readonly struct WholeToWhole<TFrom, TTo> : IConversion<TFrom, TTo>
    where TFrom : struct, IBinaryInteger<TFrom>
    where TTo : struct, IBinaryInteger<TTo>
{
    public bool TryConvert(TFrom from, out TTo to)
    {
        to = TTo.CreateTruncating(from);
        return TFrom.CreateTruncating(to) == from && TTo.IsNegative(to) == TFrom.IsNegative(from);
    }

    static bool IConversion<TFrom, TTo>.TryConvertAll<TConversion>(TConversion conversion, ReadOnlySpan<TFrom> from, Span<TTo> to)
    {
        // What most files hold where a declaration says int.
        var done = typeof(TFrom) == typeof(long) && typeof(TTo) == typeof(int)
            ? Narrow(MemoryMarshal.Cast<TFrom, long>(from), MemoryMarshal.Cast<TTo, int>(to))
            : 0;
        var fit = done >= 0;
        for (var row = Math.Max(done, 0); fit && row < from.Length; row++)
            fit = conversion.TryConvert(from[row], out to[row]);
        return fit;
    }

    /// <summary>How many numbers were narrowed, as many as fill vectors; negative where one doesn't fit.</summary>
    private static int Narrow(ReadOnlySpan<long> from, Span<int> to)
    {
        var (lost, at) = (Vector<long>.Zero, 0);
        for (; at <= from.Length - Vector<int>.Count; at += Vector<int>.Count)
        {
            var (low, high) = (new Vector<long>(from[at..]), new Vector<long>(from[(at + Vector<long>.Count)..]));
            var narrow = Vector.Narrow(low, high);
            Vector.Widen(narrow, out var again, out var more);
            lost |= (again ^ low) | (more ^ high);
            narrow.CopyTo(to[at..]);
        }

        return lost == Vector<long>.Zero ? at : -1;
    }
}

/// <summary>Whole numbers as floating ones, where no digit is lost.</summary>
internal readonly struct WholeToFloating<TFrom, TTo> : IConversion<TFrom, TTo>
    where TFrom : struct, IBinaryInteger<TFrom>
    where TTo : struct, IBinaryFloatingPointIeee754<TTo>
{
    public bool TryConvert(TFrom from, out TTo to)
    {
        to = TTo.CreateTruncating(from);
        return Int128.CreateTruncating(to) == Int128.CreateTruncating(from);
    }
}

/// <summary>Floating numbers as whole ones, where they are whole and fit.</summary>
internal readonly struct FloatingToWhole<TFrom, TTo> : IConversion<TFrom, TTo>
    where TFrom : struct, IBinaryFloatingPointIeee754<TFrom>
    where TTo : struct, IBinaryInteger<TTo>, IMinMaxValue<TTo>
{
    public bool TryConvert(TFrom from, out TTo to)
    {
        to = TTo.CreateSaturating(from);
        return TFrom.IsInteger(from) && Int128.CreateTruncating(to) == Int128.CreateTruncating(from);
    }
}

/// <summary>Floating numbers of any width. To a narrower one they are rounded; what grows infinite by that does not fit.</summary>
internal readonly struct FloatingToFloating<TFrom, TTo> : IConversion<TFrom, TTo>
    where TFrom : struct, IBinaryFloatingPointIeee754<TFrom>
    where TTo : struct, IBinaryFloatingPointIeee754<TTo>
{
    public bool TryConvert(TFrom from, out TTo to)
    {
        to = TTo.CreateTruncating(from);
        return TTo.IsInfinity(to) == TFrom.IsInfinity(from);
    }
}

/// <summary>Whole numbers as decimals; all fit.</summary>
internal readonly struct WholeToDecimal<TFrom> : IConversion<TFrom, decimal>
    where TFrom : struct, IBinaryInteger<TFrom>
{
    public bool TryConvert(TFrom from, out decimal to)
    {
        to = decimal.CreateChecked(from);
        return true;
    }
}
