using System.Numerics;

namespace Assay.Data.Text;

/// <summary>
/// Reads the commonest forms of a time, <c>yyyy-MM-dd</c> and <c>yyyy-MM-ddTHH:mm:ss</c> with <c>T</c> or a blank, several times faster than the
/// general parser, which reads the rest. Of UTF-8 or UTF-16.
/// </summary>
internal static class IsoTimes
{
    public static bool TryRead<T>(ReadOnlySpan<T> text, out DateTime value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        if (text.Length is not (10 or 19) || At(text, 4) != '-' || At(text, 7) != '-')
            return false;
        var (year, month, day) = ((Two(text, 0) * 100) + Two(text, 2), Two(text, 5), Two(text, 8));
        if ((year | month | day | Two(text, 0) | Two(text, 2)) < 0 || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        if (text.Length == 10)
        {
            value = new DateTime(year, month, day);
            return true;
        }

        if (At(text, 10) is not ('T' or ' ') || At(text, 13) != ':' || At(text, 16) != ':')
            return false;
        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59)
            return false;
        value = new DateTime(year, month, day, hour, minute, second);
        return true;
    }

    private static int At<T>(ReadOnlySpan<T> text, int at)
        where T : struct, IBinaryInteger<T> => int.CreateTruncating(text[at]);

    // Two digits as a number; negative where one is no digit.
    private static int Two<T>(ReadOnlySpan<T> text, int at)
        where T : struct, IBinaryInteger<T>
    {
        var (tens, ones) = (At(text, at) - '0', At(text, at + 1) - '0');
        return (uint)tens > 9 || (uint)ones > 9 ? -1 : (tens * 10) + ones;
    }
}
