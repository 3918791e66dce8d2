using System.Globalization;
using System.Xml;

namespace Assay.Versioning.Retention;

/// <summary>Reads durations as declarations write them; the compiler has refused what is none.</summary>
public static class KeepTime
{
    private const double MostDays = 3_000_000;

    /// <summary>A whole number and a unit (<c>90s, 15m, 6h, 90d, 2w</c>) or ISO 8601 without months and years; null where the text is none of them.</summary>
    public static TimeSpan? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var time = text[0] == 'P' ? Iso(text) : Short(text);
        return time > TimeSpan.Zero ? time : null;
    }

    private static TimeSpan? Short(string text) => Unit(text[^1]) is { } unit ? Times(text.AsSpan(0, text.Length - 1), unit) : null;

    // Weeks are not among XML Schema's durations; months and years have no fixed length.
    private static TimeSpan? Iso(string text)
    {
        if (text[^1] == 'W')
            return Times(text.AsSpan(1, text.Length - 2), Unit('w')!.Value);
        if (text.Split('T')[0].AsSpan().ContainsAny('Y', 'M'))
            return null;
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static TimeSpan? Times(ReadOnlySpan<char> count, TimeSpan unit) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number * unit.TotalDays < MostDays ? number * unit : null;

    private static TimeSpan? Unit(char unit) => unit switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        'w' => TimeSpan.FromDays(7),
        _ => null,
    };
}
