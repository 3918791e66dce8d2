using System.Globalization;
using Assay.Data.Columns;
using Assay.Profiling.Columns;
using Assay.Profiling.Relations;
using Assay.Profiling.Suggestions;

namespace Assay.Profiling.Reports;

/// <summary>The words that terminal and page share.</summary>
internal static class ProfileWords
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int LongestCell = 40;

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Number(double? number) => number is { } known ? known.ToString("G5", CultureInfo.InvariantCulture) : "–";

    public static string Percent(double share) => share is > 0 and < 0.001 ? "< 0.1 %" : (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public static string Type(ColumnProfile column) => ColumnTypeNames.Of(new ColumnDescriptor { Name = column.Name, Type = column.Type });

    /// <summary>A bar for each bin, its height by the square root of its count, so that few are seen beside many; none where there is one bin.</summary>
    public static string Sparkline(IReadOnlyList<long> counts)
    {
        if (counts.Count < 2)
            return "";
        var most = Math.Sqrt(counts.Max());
        return string.Concat(counts.Select(count => count == 0 ? ' ' : Bars[Math.Min(Bars.Length - 1, (int)(Math.Sqrt(count) / most * Bars.Length))]));
    }

    public static string Printable(string value)
    {
        var shown = value.Length == 0 ? "\"\"" : string.Concat(value.Select(character => char.IsControl(character) ? '·' : character));
        return shown.Length <= LongestCell ? shown : shown[..LongestCell] + "…";
    }

    public static string Order(RowOrder order) => order switch
    {
        RowOrder.Increasing => "never falling",
        RowOrder.StrictlyIncreasing => "always rising",
        RowOrder.Decreasing => "never rising",
        RowOrder.StrictlyDecreasing => "always falling",
        _ => "",
    };

    public static IEnumerable<string> Oddities(NumberProfile numbers)
    {
        if (numbers.Zeros + numbers.Negatives > 0)
            yield return $"{Count(numbers.Zeros)} zero, {Count(numbers.Negatives)} negative";
        if (numbers.Outliers is not { } far || far.Below + far.Above == 0)
            yield break;
        var about = numbers.IsExact ? "" : "about ";
        var robust = far.RobustZ is { } z ? $", {about}{Count(z)} by robust z-score" : "";
        yield return $"outliers: {about}{Count(far.Below)} below {Number(far.LowerFence)}, {about}{Count(far.Above)} above {Number(far.UpperFence)}{robust}; furthest in {string.Join(", ", far.Rows.Take(5).Select(place => $"row {place.Row.ToString(CultureInfo.InvariantCulture)}"))}";
    }

    public static IEnumerable<string> Relations(SourceRelations relations)
    {
        foreach (var pair in relations.Equal)
            yield return $"{pair.First} = {pair.Second} in every row";
        foreach (var sum in relations.Sums)
            yield return $"{sum.First} + {sum.Second} = {sum.Sum}";
        foreach (var key in relations.Keys)
            yield return $"({string.Join(", ", key.Columns)}) is a key{(key.IsExact ? "" : $" of the first {Count(key.Rows)} rows")}";
        foreach (var group in relations.Dependencies.GroupBy(one => one.From, StringComparer.Ordinal))
            yield return $"{group.Key} says {string.Join(", ", group.Select(one => one.To))}";
        foreach (var one in relations.Comparisons.Where(one => one.HeldBackBreaks == 0))
            yield return $"{one.Lesser} {(one.IsStrict ? "<" : "≤")} {one.Greater} in all {Count(one.Rows)} rows that have both";
        foreach (var one in relations.Correlations)
            yield return $"{one.First} and {one.Second}: Pearson {Number(Math.Round(one.Pearson, 3))}, Spearman {Number(Math.Round(one.Spearman, 3))}";
        foreach (var one in relations.Associations)
            yield return $"{one.First} and {one.Second}: Cramér's V {Number(Math.Round(one.CramersV, 3))}, {Number(Math.Round(one.MutualInformation, 3))} nats in common";
    }

    public static string Rule(SuggestedRule rule) => rule.CSharp switch
    {
        null => rule.Rule,
        var code when rule.Rule == "check" => code[(code.IndexOf('\n', StringComparison.Ordinal) + 1)..],
        var code => $"[{code}]",
    };

    public static string Outcome(SuggestedRule rule) => rule.HeldBack switch
    {
        HeldBackOutcome.Holds => $"holds ({Percent(rule.Confidence)})",
        HeldBackOutcome.Widened => $"WIDENED ({Percent(rule.Confidence)})",
        HeldBackOutcome.Dropped => "DROPPED",
        _ => $"not tried ({Percent(rule.Confidence)})",
    };
}
