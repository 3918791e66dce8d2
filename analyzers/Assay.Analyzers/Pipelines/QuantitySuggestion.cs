using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Pipelines;

/// <summary>Finds the quantities that a text was meant to be.</summary>
internal static class QuantitySuggestion
{
    private const string Prefixes = "kMGTPE";

    private static readonly Regex s_parts = new(@"^([0-9]*\.?[0-9]+)\s*([a-z]*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>What Kubernetes takes in the place of a text that it refuses; empty where that is anybody's guess.</summary>
    public static IReadOnlyList<string> For(string argument, string text)
    {
        var parts = s_parts.Match(text.Trim().Replace(',', '.'));
        if (!parts.Success)
            return [];
        var (number, unit) = (parts.Groups[1].Value, parts.Groups[2].Value.ToLowerInvariant());
        var found = argument == "Cpu" ? Processors(number, unit) : Bytes(number, unit);
        return [.. found.Where(one => UnlikelyQuantity.Of(argument, one) is null && Quantities.IsAmount(one))];
    }

    private static IEnumerable<string> Processors(string number, string unit)
    {
        switch (unit)
        {
            case "" or "c" or "cpu" or "cpus" or "vcpu" or "vcpus" or "core" or "cores":
                var thousandths = decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 1000;
                yield return thousandths % 1000 == 0 || thousandths % 1 != 0 ? number : thousandths.ToString("0", CultureInfo.InvariantCulture) + "m";
                break;
            case "m" or "mcpu" or "millicpu" or "millicore" or "millicores":
                yield return number + "m";
                break;
        }
    }

    // 4GB is mostly said of 4 × 2³⁰ bytes, and means 4 × 10⁹: the first is offered before the second.
    private static IEnumerable<string> Bytes(string number, string unit)
    {
        if (unit.Length == 0 || Prefixes.FirstOrDefault(prefix => char.ToLowerInvariant(prefix) == unit[0]) is not (not '\0' and var letter))
            yield break;
        switch (unit.Substring(1))
        {
            case "" or "b":
                yield return $"{number}{char.ToUpperInvariant(letter)}i";
                yield return number + letter;
                break;
            case "i" or "ib":
                yield return $"{number}{char.ToUpperInvariant(letter)}i";
                break;
        }
    }
}
