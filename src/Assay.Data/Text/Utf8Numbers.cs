using System.Globalization;
using System.Numerics;

namespace Assay.Data.Text;

/// <summary>Whole numbers: up to 18 digits at once, everything else as <see cref="CellParsers.Integer{T}"/> reads it.</summary>
internal readonly struct WholeParser<T> : IUtf8Parser<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public bool TryRead(ReadOnlySpan<byte> text, out T value)
    {
        var at = text is [(byte)'-', ..] ? 1 : 0;
        var negative = at == 1;
        if (text.Length - at is 0 or > 18)
            return CharParser<T>.Read(text, CellParsers.Integer, out value);
        long number = 0;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit > 9)
                return CharParser<T>.Read(text, CellParsers.Integer, out value);
            number = (number * 10) + digit;
        }

        number = negative ? -number : number;
        if (typeof(T) == typeof(ulong) ? number < 0 : number < long.CreateTruncating(T.MinValue) || number > long.CreateTruncating(T.MaxValue))
        {
            value = default;
            return false;
        }

        value = T.CreateTruncating(number);
        return true;
    }
}

/// <summary>
/// A number's digits without point and sign, read at once where they are few: then both they and the power of ten they are divided by are
/// exact, and so is their quotient but for its one rounding (Clinger, How to Read Floating Point Numbers Accurately, 1990).
/// </summary>
internal readonly ref struct PlainDigits
{
    private PlainDigits(long digits, int decimals, bool negative)
    {
        Digits = digits;
        Decimals = decimals;
        IsNegative = negative;
    }

    public long Digits { get; }

    /// <summary>How many of the digits stand behind the point.</summary>
    public int Decimals { get; }

    public bool IsNegative { get; }

    public static bool TryRead(ReadOnlySpan<byte> text, out PlainDigits plain)
    {
        var negative = text is [(byte)'-', ..];
        var at = negative ? 1 : 0;
        var (digits, count, point) = (0L, 0, -1);
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
                count++;
            }
            else if (text[at] == '.' && point < 0)
            {
                point = at;
            }
            else
            {
                count = 0;
                break;
            }

            if (count > 18)
                break;
        }

        plain = new PlainDigits(digits, point < 0 ? 0 : text.Length - point - 1, negative);
        return count is > 0 and <= 18;
    }
}

internal readonly struct DoubleParser : IUtf8Parser<double>
{
    private static ReadOnlySpan<double> Powers =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    public bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        if (PlainDigits.TryRead(text, out var plain) && plain.Digits <= 1L << 53)
        {
            value = plain.Digits / Powers[plain.Decimals];
            value = plain.IsNegative ? -value : value;
            return true;
        }

        return (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value))
            || CharParser<double>.Read(text, CellParsers.Floating, out value);
    }
}

internal readonly struct SingleParser : IUtf8Parser<float>
{
    private static ReadOnlySpan<float> Powers => [1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f];

    public bool TryRead(ReadOnlySpan<byte> text, out float value)
    {
        if (PlainDigits.TryRead(text, out var plain) && plain.Digits <= 1L << 24 && plain.Decimals < Powers.Length)
        {
            value = plain.Digits / Powers[plain.Decimals];
            value = plain.IsNegative ? -value : value;
            return true;
        }

        return (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value))
            || CharParser<float>.Read(text, CellParsers.Floating, out value);
    }
}

internal readonly struct DecimalParser : IUtf8Parser<decimal>
{
    public bool TryRead(ReadOnlySpan<byte> text, out decimal value)
    {
        if (!PlainDigits.TryRead(text, out var plain))
            return CharParser<decimal>.Read(text, CellParsers.Decimal, out value);
        value = new decimal((int)plain.Digits, (int)(plain.Digits >> 32), 0, plain.IsNegative, (byte)plain.Decimals);
        return true;
    }
}
