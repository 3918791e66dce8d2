using System.Text;
using Assay.Pages.Escaping;

namespace Assay.Pages;

/// <summary>
/// Markup that is safe to put into a page as it is. Everything else that goes into a page is escaped, so that a text from outside stays
/// text. Made by templates, <see cref="Html.Of"/>, charts and parts; by hand only through <see cref="FromTrustedMarkup"/>.
/// </summary>
public sealed class SafeHtml
{
    private SafeHtml(string markup) => Markup = markup;

    /// <summary>No markup.</summary>
    public static SafeHtml Empty { get; } = new("");

    /// <summary>The markup.</summary>
    public string Markup { get; }

    /// <summary>True when there is no markup.</summary>
    public bool IsEmpty => Markup.Length == 0;

    /// <summary>Any text as markup that shows exactly this text. Null gives nothing.</summary>
    public static SafeHtml Text(string? text) => string.IsNullOrEmpty(text) ? Empty : new(HtmlText.Escape(text));

    /// <summary>Takes markup on trust. For constant markup of a program, never for anything that was read.</summary>
    public static SafeHtml FromTrustedMarkup(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        return new(markup);
    }

    /// <summary>Several pieces one after the other.</summary>
    public static SafeHtml Join(IEnumerable<SafeHtml> pieces, string separator = "\n")
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var markup = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.IsEmpty)
                continue;
            if (markup.Length > 0)
                markup.Append(HtmlText.Escape(separator));
            markup.Append(piece.Markup);
        }

        return new(markup.ToString());
    }

    /// <summary>The markup.</summary>
    public override string ToString() => Markup;
}
