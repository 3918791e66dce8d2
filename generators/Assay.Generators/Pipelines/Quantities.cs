using System.Globalization;

namespace Assay.Generators.Pipelines;

/// <summary>
/// Reads quantities by Kubernetes' own grammar: a sign, digits with at most one point, then a suffix of the decimal series (<c>n u m k M G T P
/// E</c>), of the binary one (<c>Ki</c> to <c>Ei</c>), or a whole decimal exponent (<c>e3</c>).
/// </summary>
internal static class Quantities
{
    private const double Kibi = 1024;

    /// <summary>What can be asked for: a quantity above zero.</summary>
    public static bool IsAmount(string text) => Value(text) > 0;

    /// <summary>The value in the resource's unit: processors, bytes. Null where Kubernetes refuses the text.</summary>
    public static double? Value(string text)
    {
        var start = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var end = start;
        while (end < text.Length && text[end] is (>= '0' and <= '9') or '.')
            end++;
        var number = text.Substring(start, end - start);
        if (!number.Any(char.IsDigit) || number.Count(static c => c == '.') > 1 || Factor(text.Substring(end)) is not { } factor)
            return null;
        var value = double.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * factor;
        return text[0] == '-' ? -value : value;
    }

    private static double? Factor(string suffix) => suffix switch
    {
        "" => 1,
        "n" => 1e-9,
        "u" => 1e-6,
        "m" => 1e-3,
        "k" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "T" => 1e12,
        "P" => 1e15,
        "E" => 1e18,
        "Ki" => Kibi,
        "Mi" => Kibi * Kibi,
        "Gi" => Kibi * Kibi * Kibi,
        "Ti" => Kibi * Kibi * Kibi * Kibi,
        "Pi" => Kibi * Kibi * Kibi * Kibi * Kibi,
        "Ei" => Kibi * Kibi * Kibi * Kibi * Kibi * Kibi,
        _ => suffix[0] is 'e' or 'E' && int.TryParse(suffix.Substring(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? Math.Pow(10, exponent)
            : null,
    };
}
