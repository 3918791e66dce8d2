using System.Globalization;

namespace Assay.Pages.Text;

/// <summary>
/// How pages write numbers, times and sizes: one way everywhere, in the invariant culture. In templates: <c>show.count rows</c>.
/// </summary>
public static class Show
{
    /// <summary>What stands for a value that isn't there: an en dash.</summary>
    public const string Nothing = "–";

    /// <summary>A whole number with thin groups: <c>1 234 567</c> (no-break spaces). Null is a dash.</summary>
    public static string Count(long? value) => value is { } n ? n.ToString("#,0", Groups) : Nothing;

    /// <summary>A number with four significant digits; large and small ones as powers of ten. Null and NaN are a dash.</summary>
    public static string Number(double? value)
    {
        if (value is not { } x || double.IsNaN(x))
            return Nothing;
        if (double.IsInfinity(x))
            return x > 0 ? "∞" : "−∞";
        var size = Math.Abs(x);
        var text = size is 0 or (>= 1e-3 and < 1e6)
            ? Math.Round(x, Math.Clamp(3 - Exponent(size), 0, 15)).ToString("#,0.###############", Groups)
            : x.ToString("0.###e0", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text.Replace('-', '−');
    }

    /// <summary>A share between 0 and 1 as per cent with one decimal: <c>20.5 %</c>; a share above 0 that would show as 0.0 is
    /// <c>&lt; 0.1 %</c>. Null and NaN are a dash.</summary>
    public static string Percent(double? fraction)
    {
        if (fraction is not { } x || double.IsNaN(x))
            return Nothing;
        if (x is > 0 and < 0.0005)
            return "< 0.1\u00A0%";
        return (x * 100).ToString("#,0.0", Groups).Replace('-', '−') + "\u00A0%";
    }

    /// <summary>A size in bytes, kB, MB, GB or TB (powers of 1,000). Null is a dash.</summary>
    public static string Bytes(long? bytes)
    {
        if (bytes is not { } n)
            return Nothing;
        string[] units = ["bytes", "kB", "MB", "GB", "TB"];
        double size = n;
        var unit = 0;
        for (; Math.Abs(size) >= 1000 && unit < units.Length - 1; unit++)
            size /= 1000;
        return size.ToString(unit == 0 ? "0" : "0.#", CultureInfo.InvariantCulture) + "\u00A0" + units[unit];
    }

    /// <summary>An instant in UTC to the minute: <c>2026-11-24 06:00 UTC</c>. Null is a dash.</summary>
    public static string Instant(DateTimeOffset? time) =>
        time is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + "\u00A0UTC" : Nothing;

    /// <summary>An instant as HTML's <c>datetime</c> attribute wants it.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A length of time in its two largest units: <c>2 h 5 min</c>, <c>3.2 s</c>, <c>40 ms</c>. Null is a dash.</summary>
    public static string Duration(TimeSpan? time) => time switch
    {
        null => Nothing,
        { TotalMilliseconds: < 1000 } t => t.TotalMilliseconds.ToString("0.#", CultureInfo.InvariantCulture) + "\u00A0ms",
        { TotalSeconds: < 60 } t => t.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + "\u00A0s",
        { TotalHours: < 1 } t => string.Create(CultureInfo.InvariantCulture, $"{t.Minutes}\u00A0min {t.Seconds}\u00A0s"),
        { TotalDays: < 1 } t => string.Create(CultureInfo.InvariantCulture, $"{t.Hours}\u00A0h {t.Minutes}\u00A0min"),
        { } t => string.Create(CultureInfo.InvariantCulture, $"{t.Days}\u00A0d {t.Hours}\u00A0h"),
    };

    private static NumberFormatInfo Groups { get; } = NumberFormatInfo.ReadOnly(
        new NumberFormatInfo { NumberGroupSeparator = "\u202F", NumberDecimalSeparator = ".", NegativeSign = "-" });

    private static int Exponent(double size) => size == 0 ? 0 : (int)Math.Floor(Math.Log10(size));
}
