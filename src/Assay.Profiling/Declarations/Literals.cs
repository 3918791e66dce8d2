using System.Globalization;
using System.Text;

namespace Assay.Profiling.Declarations;

/// <summary>Text as it is written in C#.</summary>
internal static class Literals
{
    /// <summary>A string literal.</summary>
    public static string Of(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                < ' ' or '\x7f' or '\u0085' or '\u2028' or '\u2029' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>Text within an XML comment.</summary>
    public static string Xml(string value) =>
        Comment(value).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Text within a comment of one line.</summary>
    public static string Comment(string value) =>
        string.Concat(value.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character));
}
