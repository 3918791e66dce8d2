using System.Globalization;

namespace Assay.Tracking.Writing;

/// <summary>The text under which a value is logged: culture-invariant, and the same on every machine.</summary>
internal static class ParamText
{
    internal static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Cuts a text that a server would cut silently, so that it shows.</summary>
    internal static string Fit(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1), "…");
}
