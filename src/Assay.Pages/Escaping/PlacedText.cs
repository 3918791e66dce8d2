using System.Globalization;

namespace Assay.Pages.Escaping;

/// <summary>Writes a value for its place.</summary>
internal static class PlacedText
{
    internal static string Write(object? value, Place place) => place switch
    {
        Place.Text when value is SafeHtml safe => safe.Markup,
        Place.Text or Place.Quoted => HtmlText.Escape(TextOf(value)),
        Place.Address => HtmlText.Escape(SafeUrl.Check(TextOf(value))),
        Place.Style => Number(value),
        _ => throw new InvalidOperationException("A value can't be written there."),
    };

    internal static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        SafeHtml safe => safe.Markup,
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Number(object? value) => value switch
    {
        int or long or short or byte or uint or ulong or decimal => TextOf(value),
        double d when double.IsFinite(d) => d.ToString("0.####", CultureInfo.InvariantCulture),
        float f when float.IsFinite(f) => f.ToString("0.####", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException("Only a finite number can be written into a style attribute; use a class for anything else."),
    };
}
