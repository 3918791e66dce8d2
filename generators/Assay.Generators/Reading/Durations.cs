using System.Globalization;
using System.Xml;

namespace Assay.Generators.Reading;

/// <summary>Durations of declarations: ISO 8601, or a whole number and a unit (<c>90s, 15m, 6h, 1d, 2w</c>).</summary>
internal static class Durations
{
    /// <summary>The duration in seconds; null where the text is none, or not above zero.</summary>
    public static double? Seconds(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var seconds = text![0] == 'P' ? Iso(text) : Short(text);
        return seconds > 0 ? seconds : null;
    }

    private static double? Short(string text)
    {
        double unit;
        switch (text[text.Length - 1])
        {
            case 's':
                unit = 1;
                break;
            case 'm':
                unit = 60;
                break;
            case 'h':
                unit = 3600;
                break;
            case 'd':
                unit = 86400;
                break;
            case 'w':
                unit = 7 * 86400;
                break;
            default:
                return null;
        }

        return int.TryParse(text.Substring(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count * unit : null;
    }

    // A week is not in XML Schema's durations; a month or year has no fixed length.
    private static double? Iso(string text)
    {
        if (text[text.Length - 1] == 'W')
        {
            return int.TryParse(text.Substring(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)
                ? weeks * 7 * 86400.0
                : null;
        }

        var date = text.Split('T')[0];
        if (date.IndexOf('Y') >= 0 || date.IndexOf('M') >= 0)
            return null;
        try
        {
            return XmlConvert.ToTimeSpan(text).TotalSeconds;
        }
        catch (FormatException)
        {
            return null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
