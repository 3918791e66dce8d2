using System.Buffers;
using System.Text;

namespace Assay.Pages.Escaping;

/// <summary>Escapes text so that HTML shows it, between tags and in quoted attributes alike.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'\0");

    internal static string Escape(string text)
    {
        var at = text.AsSpan().IndexOfAny(Special);
        if (at < 0)
            return text;
        var escaped = new StringBuilder(text, 0, at, text.Length + 16);
        foreach (var c in text.AsSpan(at))
        {
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                case '\'': escaped.Append("&#39;"); break;
                // HTML can't hold it, in no spelling.
                case '\0': escaped.Append('\uFFFD'); break;
                default: escaped.Append(c); break;
            }
        }

        return escaped.ToString();
    }
}
