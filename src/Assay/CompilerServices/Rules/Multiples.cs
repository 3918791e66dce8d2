using System.Globalization;
using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>Whole multiples of a decimal step.</summary>
internal static class Multiples
{
    // From here on the conversion of a double to a decimal overflows.
    private const double DecimalEnd = 7.9e28;

    /// <summary>Whether a value of any number type is a multiple of a step as an attribute holds it.</summary>
    internal static bool Has(object value, object step)
    {
        var of = step as string is { } text
            ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)
            : Convert.ToDecimal(step, CultureInfo.InvariantCulture);
        return value switch
        {
            double number => Has(number, of),
            float number => Has(number, of),
            _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture) % of == 0,
        };
    }

    /// <summary>Whether a value is a multiple of a step.</summary>
    internal static bool Has<T>(T value, decimal of)
        where T : struct, INumber<T>
    {
        if (!T.IsFinite(value))
            return false;
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float))
            return decimal.CreateChecked(value) % of == 0;
        var number = double.CreateChecked(value);
        return Math.Abs(number) < DecimalEnd
            ? decimal.CreateChecked(value) % of == 0
            : HasLarge(number.ToString(typeof(T) == typeof(float) ? "E6" : "E14", CultureInfo.InvariantCulture), of);
    }

    // Digits and a power of ten, as a whole number of the step's last place.
    private static bool HasLarge(string number, decimal of)
    {
        var exponent = number.IndexOf('E', StringComparison.Ordinal);
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(number[..exponent].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var power = int.Parse(number[(exponent + 1)..], CultureInfo.InvariantCulture) - (exponent - point - 1);
        var step = new BigInteger(of * Tens(of.Scale));
        return (digits * BigInteger.Pow(10, power + of.Scale) % step).IsZero;
    }

    private static decimal Tens(int scale)
    {
        var tens = 1m;
        for (; scale > 0; scale--)
            tens *= 10;
        return tens;
    }
}
