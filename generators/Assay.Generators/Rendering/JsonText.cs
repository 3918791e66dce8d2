using System.Globalization;
using System.Text;

namespace Assay.Generators.Rendering;

/// <summary>Writes compact JSON: same input, same bytes, in every culture. Members that are null or at their default are left out.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private bool _first = true;

    /// <summary>One object, written by <paramref name="members"/>.</summary>
    public static string Object(Action<JsonText> members)
    {
        var json = new JsonText();
        json.WriteObject(members);
        return json._text.ToString();
    }

    /// <summary>A member with text; left out where null.</summary>
    public JsonText Member(string name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            Quote(_text, value);
        }

        return this;
    }

    /// <summary>A member that is a flag; left out where false.</summary>
    public JsonText Flag(string name, bool value) => value ? Raw(name, "true") : this;

    /// <summary>A member with an integer.</summary>
    public JsonText Member(string name, long value) => Raw(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A member with a number; left out where null. NaN and infinities have no JSON form and are left out as well.</summary>
    public JsonText Member(string name, double? value) => value is { } number && Number(number) is { } text ? Raw(name, text) : this;

    /// <summary>A member whose value is JSON already.</summary>
    public JsonText Raw(string name, string json)
    {
        Name(name);
        _text.Append(json);
        return this;
    }

    /// <summary>A member that is an object.</summary>
    public JsonText Object(string name, Action<JsonText> members)
    {
        Name(name);
        WriteObject(members);
        return this;
    }

    /// <summary>A member that is a list of objects; left out where empty.</summary>
    public JsonText List<T>(string name, IReadOnlyCollection<T> items, Action<JsonText, T> members) =>
        items.Count == 0 ? this : Raw(name, Array(items, members));

    /// <summary>A list of objects.</summary>
    public static string Array<T>(IReadOnlyCollection<T> items, Action<JsonText, T> members) =>
        $"[{string.Join(",", items.Select(item => Object(json => members(json, item))))}]";

    /// <summary>A member that is a list of texts; left out where empty.</summary>
    public JsonText Texts(string name, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
            return this;
        var list = new StringBuilder("[");
        foreach (var item in items)
        {
            if (list.Length > 1)
                list.Append(',');
            Quote(list, item);
        }

        return Raw(name, list.Append(']').ToString());
    }

    /// <summary>A JSON string.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        Quote(text, value);
        return text.ToString();
    }

    /// <summary>A JSON number that reads back to the same bits; null for NaN and infinities.</summary>
    public static string? Number(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? null : value.ToString("R", CultureInfo.InvariantCulture);

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
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
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                        text.Append(c).Append(value[++i]);
                    else if (char.IsSurrogate(c))
                        text.Append('\uFFFD');
                    else if (char.IsControl(c) || c is '\u2028' or '\u2029')
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else
                        text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    private void WriteObject(Action<JsonText> members)
    {
        _text.Append('{');
        _first = true;
        members(this);
        _text.Append('}');
        _first = false;
    }

    private void Name(string name)
    {
        Comma();
        Quote(_text, name);
        _text.Append(':');
    }

    private void Comma()
    {
        if (!_first)
            _text.Append(',');
        _first = false;
    }
}
