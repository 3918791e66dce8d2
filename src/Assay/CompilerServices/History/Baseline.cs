using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>What former batches had, and how far a number lies from it.</summary>
internal sealed class Baseline
{
    // The standard deviation of a normal distribution is 1.4826 times its median absolute deviation: 1/Φ⁻¹(3/4).
    private const double DeviationsOfMedian = 1.482602218505602;

    private readonly bool _robust;

    internal Baseline(IReadOnlyList<double> values, bool robust)
    {
        _robust = robust;
        Known = values.Count;
        Center = robust ? Median(values) : values.Sum() / values.Count;
        Deviation = robust
            ? DeviationsOfMedian * Median([.. values.Select(value => Math.Abs(value - Center))])
            : values.Count < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - Center) * (value - Center)) / (values.Count - 1));
    }

    /// <summary>How many values it is made of.</summary>
    internal int Known { get; }

    /// <summary>Their mean, or median.</summary>
    internal double Center { get; }

    /// <summary>Their sample standard deviation, or 1.4826 times the median of their distances from the median.</summary>
    internal double Deviation { get; }

    /// <summary>Whether a value lies within both bounds; null is no bound.</summary>
    internal bool Holds(double value, double? percent, double? deviations)
    {
        var far = Math.Abs(value - Center);
        // What former batches had is summed with rounding: a number that never changes is at its baseline.
        var rounding = 4 * Math.BitIncrement(Math.Abs(Center)) - (4 * Math.Abs(Center));
        return (percent is not { } share || far <= (share / 100 * Math.Abs(Center)) + rounding)
            && (deviations is not { } times || far <= (times * Deviation) + rounding);
    }

    /// <summary>Baseline and distance in words: <c>38.3 % above 892, the mean of the last 12 batches (deviation 81)</c>.</summary>
    internal string Words(double value)
    {
        var culture = CultureInfo.InvariantCulture;
        var name = $"{MeasureRule.Text(Center)}, the {(_robust ? "median" : "mean")} of the last {Known.ToString("N0", culture)} batches (deviation {MeasureRule.Text(Deviation)})";
        if (value == Center)
            return $"equal to {name}";
        var far = Center == 0 ? MeasureRule.Text(Math.Abs(value)) : string.Create(culture, $"{Math.Abs(100 * (value - Center) / Center):0.#} %");
        return $"{far} {(value > Center ? "above" : "below")} {name}";
    }

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] / 2) + (sorted[middle] / 2);
    }
}
