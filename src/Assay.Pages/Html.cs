using System.Runtime.CompilerServices;
using System.Text;
using Assay.Pages.Escaping;

namespace Assay.Pages;

/// <summary>Small pieces of markup written in C#, with what goes into them escaped for the place where it stands.</summary>
public static class Html
{
    /// <summary>
    /// Markup from an interpolated string: <c>Html.Of($"&lt;a href=\"{link}\"&gt;{name}&lt;/a&gt;")</c>. The literal parts are markup; each
    /// value is escaped for its place as a template does it. Numbers are written in the invariant culture.
    /// </summary>
    /// <exception cref="InvalidOperationException">A value stands where no escaping can make it safe: in a script, a style sheet, a comment,
    /// an event handler, an attribute without quotes, a tag's or attribute's name.</exception>
    public static SafeHtml Of(HtmlInterpolation markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        return SafeHtml.FromTrustedMarkup(markup.ToString());
    }
}

/// <summary>Collects an interpolated string for <see cref="Html.Of"/>; used by the compiler.</summary>
[InterpolatedStringHandler]
public sealed class HtmlInterpolation
{
    private readonly StringBuilder _markup;
    private readonly HtmlScanner _place = new();

    /// <summary>Begins a piece of markup.</summary>
    public HtmlInterpolation(int literalLength, int formattedCount) => _markup = new(literalLength + (formattedCount * 16));

    /// <summary>Adds markup.</summary>
    public void AppendLiteral(string value)
    {
        _markup.Append(value);
        _place.Read(value);
    }

    /// <summary>Adds a value, escaped for its place.</summary>
    public void AppendFormatted(object? value)
    {
        if (_place.Refusal is { } reason)
            throw new InvalidOperationException($"A value can't be written {reason}; put it into text or a quoted attribute.");
        _markup.Append(PlacedText.Write(value, _place.Place));
    }

    /// <inheritdoc/>
    public override string ToString() => _markup.ToString();
}
