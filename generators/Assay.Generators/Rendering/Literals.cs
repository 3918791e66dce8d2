using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Rendering;

/// <summary>C# literals, independent of the machine's culture.</summary>
internal static class Literals
{
    /// <summary>A quoted string literal, or <c>null</c>.</summary>
    public static string Text(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>
    /// A raw string literal of one line where the text allows it (JSON does: it starts and ends with a brace and holds no line end), else a
    /// quoted one.
    /// </summary>
    public static string Raw(string value)
    {
        if (value.Length == 0 || value[0] == '"' || value[value.Length - 1] == '"')
            return Text(value);
        var longest = 0;
        var run = 0;
        foreach (var c in value)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
            if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
                return Text(value);
        }

        var quotes = new string('"', Math.Max(3, longest + 1));
        return quotes + value + quotes;
    }

    /// <summary>A literal of a 32-bit integer.</summary>
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A literal of a 64-bit integer.</summary>
    public static string Of(long value) => value == long.MinValue ? "long.MinValue" : value.ToString(CultureInfo.InvariantCulture) + "L";

    /// <summary>A literal of a double that reads back to the same bits.</summary>
    public static string Of(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "d";

    /// <summary>A literal of a float that reads back to the same bits.</summary>
    public static string Of(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A literal of a decimal.</summary>
    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    /// <summary>A literal of a bool.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A name as it is written in code: keywords get their <c>@</c>.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
