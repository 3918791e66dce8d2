using System.Globalization;
using Assay.CompilerServices;

namespace Assay.Validation.Observing;

/// <summary>Distributions of drawn rows: bins of one round width for numbers and times, the most frequent values for text.</summary>
internal static class Distributions
{
    private const int MostBins = 20, MostNames = 10;

    /// <summary>A value that fewer of the drawn rows hold is not named: a report is no list of cells.</summary>
    private const int LeastRowsOfAName = 5;

    public static ColumnDistribution? Of(ColumnType type, List<DrawnRow> rows, int column, bool drawn)
    {
        var found = type switch
        {
            ColumnType.String or ColumnType.Enum => Names(rows.Select(row => row.Texts[column]).OfType<string>()),
            ColumnType.Boolean => Names(rows.Select(row => row.Numbers[column]).Where(double.IsFinite).Select(truth => truth > 0 ? "true" : "false")),
            _ => Bins(type, [.. rows.Select(row => row.Numbers[column]).Where(double.IsFinite)]),
        };
        return found is null ? null : found with { Drawn = drawn };
    }

    private static ColumnDistribution? Names(IEnumerable<string> values)
    {
        var counts = values.CountBy(value => value, StringComparer.Ordinal)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).ToList();
        var named = counts.Take(MostNames).TakeWhile(count => count.Value >= LeastRowsOfAName).ToList();
        if (named.Count == 0)
            return null;
        var others = counts.Skip(named.Count).Sum(count => (long)count.Value);
        return new()
        {
            Rows = counts.Sum(count => (long)count.Value),
            Names = [.. named.Select(count => count.Key), .. others > 0 ? ["(others)"] : Array.Empty<string>()],
            Counts = [.. named.Select(count => (long)count.Value), .. others > 0 ? [others] : Array.Empty<long>()],
        };
    }

    private static ColumnDistribution? Bins(ColumnType type, double[] values)
    {
        if (values.Length == 0)
            return null;
        var least = values.Min();
        var width = Width(values.Max() - least, type);
        var first = Math.Floor(least / width);
        var last = Math.Floor(values.Max() / width);
        // Neighbouring doubles far from zero: a width that vanishes beside them makes no bins.
        if (!double.IsFinite(first) || !double.IsFinite(last) || last - first > MostBins || (first + 1) * width <= first * width)
            return null;
        var counts = new long[(int)(last - first) + 1];
        foreach (var value in values)
            counts[(int)(Math.Floor(value / width) - first)]++;
        var edges = Enumerable.Range(0, counts.Length + 1).Select(i => (first + i) * width).ToList();
        return ViewTypes.IsNumber(type)
            ? new() { Rows = values.Length, Edges = edges, Counts = counts }
            : new() { Rows = values.Length, Names = [.. edges.Take(counts.Length).Select(edge => Time(type, edge, width))], Counts = counts };
    }

    /// <summary>The least round width that takes a range in at most <see cref="MostBins"/> bins: 1, 2 or 5 times a power of ten; steps of clocks for times.</summary>
    private static double Width(double range, ColumnType type)
    {
        var least = range / (MostBins - 1);
        if (!ViewTypes.IsNumber(type))
            return s_steps.FirstOrDefault(step => step >= least, s_steps[^1] * Math.Ceiling(least / s_steps[^1]));
        if (ViewTypes.IsWhole(type))
            least = Math.Max(least, 1);
        if (least == 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in (ReadOnlySpan<int>)[1, 2, 5])
        {
            if (factor * power >= least)
                return factor * power;
        }

        return 10 * power;
    }

    private static readonly double[] s_steps =
    [
        .. new[] { 1.0, 5, 15, 60, 300, 900, 3_600, 10_800, 21_600, 86_400, 2 * 86_400, 7 * 86_400, 14 * 86_400, 30 * 86_400, 90 * 86_400, 365 * 86_400 }
            .Select(seconds => seconds * TimeSpan.TicksPerSecond),
    ];

    private static string Time(ColumnType type, double ticks, double width)
    {
        var at = new DateTime((long)Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks));
        var format = type == ColumnType.Time ? "HH:mm:ss" : width >= TimeSpan.TicksPerDay ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
        return at.ToString(format, CultureInfo.InvariantCulture);
    }
}
