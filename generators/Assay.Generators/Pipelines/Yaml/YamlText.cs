using System.Globalization;
using System.Text;

namespace Assay.Generators.Pipelines.Yaml;

/// <summary>
/// Texts as YAML scalars: plain where every reader of YAML 1.1 and 1.2 takes them for the same text, else in double quotes with JSON's escapes.
/// </summary>
internal static class YamlText
{
    // What YAML 1.1 resolves to a truth value or null (https://yaml.org/type/); 1.2 knows fewer.
    private static readonly string[] s_reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

    public static string Scalar(string value) => IsPlain(value) ? value : Quoted(value);

    private static bool IsPlain(string value) => value.Length > 0 && (IsVersion(value) || (IsLetter(value[0]) && IsWord(value) && !IsReserved(value)));

    private static bool IsWord(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            // A colon followed by anything but a space is text; at the end it would start a map.
            if (!IsLetter(c) && !IsDigit(c) && c is not ('_' or '-' or '.' or '/') && (c != ':' || i == value.Length - 1))
                return false;
        }

        return true;
    }

    /// <summary>Three numbers with dots between: no number in either version of YAML.</summary>
    private static bool IsVersion(string value)
    {
        var dots = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '.' && i > 0 && i < value.Length - 1 && value[i - 1] != '.')
                dots++;
            else if (!IsDigit(value[i]))
                return false;
        }

        return dots == 2;
    }

    private static bool IsReserved(string value) => Array.Exists(s_reserved, word => string.Equals(word, value, StringComparison.OrdinalIgnoreCase));

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                text.Append(c).Append(value[++i]);
            else
                AppendEscaped(text, c);
        }

        return text.Append('"').ToString();
    }

    private static void AppendEscaped(StringBuilder text, char c)
    {
        switch (c)
        {
            case '"':
                text.Append("\\\"");
                break;
            case '\\':
                text.Append("\\\\");
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            case < ' ' or (>= '\u007f' and <= '\u00a0') or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff':
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(char.IsSurrogate(c) ? '\ufffd' : c);
                break;
        }
    }
}
