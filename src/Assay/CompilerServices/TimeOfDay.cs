using System.ComponentModel;
using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>Times of day as text: ISO 8601 without a zone, from hours and minutes to ticks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimeOfDay
{
    /// <summary>How they are written.</summary>
    public const string Format = "HH:mm:ss.FFFFFFF";

    private static readonly string[] s_forms = [Format, "HH:mm"];

    /// <summary>Reads a time of day; false where the text is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text.Trim(), s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
