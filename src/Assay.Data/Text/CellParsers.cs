using System.Globalization;
using System.Numerics;

namespace Assay.Data.Text;

/// <summary>Reads a cell's text; false where it is no such value.</summary>
internal delegate bool CellParser<T>(ReadOnlySpan<char> text, out T value);

/// <summary>How the text of a cell is read, type by type: invariant, ISO 8601, nothing guessed.</summary>
internal static class CellParsers
{
    private static readonly string[] s_times =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd",
    ];

    public static bool Boolean(ReadOnlySpan<char> text, out bool value)
    {
        text = text.Trim();
        value = text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A whole number; <c>12.0</c> is one as well, which is how some programs write whole numbers beside missing ones.</summary>
    public static bool Integer<T>(ReadOnlySpan<char> text, out T value)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (T.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value))
            return true;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !decimal.IsInteger(number)
            || number < decimal.CreateChecked(T.MinValue) || number > decimal.CreateChecked(T.MaxValue))
        {
            return false;
        }

        value = T.CreateChecked(number);
        return true;
    }

    /// <summary>A number, <c>NaN</c>, or an infinity by name; digits beyond the type's range are none.</summary>
    public static bool Floating<T>(ReadOnlySpan<char> text, out T value)
        where T : struct, IFloatingPointIeee754<T>
    {
        text = text.Trim();
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return !T.IsInfinity(value) || text.IndexOfAnyInRange('0', '9') < 0;
        var magnitude = text.TrimStart("+-");
        if (!magnitude.Equals("inf", StringComparison.OrdinalIgnoreCase))
            return false;
        value = text[0] == '-' ? T.NegativeInfinity : T.PositiveInfinity;
        return true;
    }

    public static bool Decimal(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>A time; where the text names a zone, the same instant in UTC.</summary>
    public static bool Timestamp(ReadOnlySpan<char> text, out DateTime value) =>
        IsoTimes.TryRead(text, out value)
        || DateTime.TryParseExact(text.Trim(), s_times, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value);

    /// <summary>A date, or a time at midnight.</summary>
    public static bool Date(ReadOnlySpan<char> text, out DateOnly value)
    {
        var good = Timestamp(text, out var time) && time.TimeOfDay == TimeSpan.Zero;
        value = good ? DateOnly.FromDateTime(time) : default;
        return good;
    }

    /// <summary>Bytes in base64.</summary>
    public static bool Bytes(ReadOnlySpan<char> text, out byte[] value)
    {
        value = new byte[(text.Length / 4 * 3) + 3];
        var good = Convert.TryFromBase64Chars(text, value, out var written);
        Array.Resize(ref value, good ? written : 0);
        return good;
    }

    public static bool Uuid(ReadOnlySpan<char> text, out Guid value) => Guid.TryParse(text, CultureInfo.InvariantCulture, out value);
}
