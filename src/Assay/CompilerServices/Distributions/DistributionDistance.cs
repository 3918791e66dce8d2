using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>The distance of a batch's distribution from a baseline's, by one measure.</summary>
internal static class DistributionDistance
{
    /// <summary>The distance; NaN where either is empty.</summary>
    internal static double Of(DriftMeasure measure, ValueDistribution baseline, ValueDistribution current)
    {
        if (measure is DriftMeasure.KolmogorovSmirnov or DriftMeasure.Wasserstein)
        {
            var reference = Sample(baseline);
            var sample = Sample(current);
            return reference.Count == 0 || sample.Count == 0 ? double.NaN
                : measure == DriftMeasure.Wasserstein ? Wasserstein.Of(reference, sample)
                : KolmogorovDistance.Of(reference, sample);
        }

        var (left, right) = Bins(baseline, current);
        return measure switch
        {
            DriftMeasure.PopulationStability => PopulationStability.Of(left, right),
            DriftMeasure.JensenShannon => JensenShannon.Of(left, right),
            DriftMeasure.GreatestDifference => GreatestDifference.Of(left, right),
            DriftMeasure.ChiSquare => ChiSquareStatistic.Of(left, right).CramersV,
            _ => throw new NotSupportedException($"The measure {measure} is not known to this version of Assay: update the package Assay."),
        };
    }

    /// <summary>The distance in words, and where it can be said, what chance alone makes of so many rows.</summary>
    internal static string Words(DriftMeasure measure, double distance, ValueDistribution baseline, ValueDistribution current)
    {
        var text = MeasureRule.Text(distance);
        return measure switch
        {
            DriftMeasure.PopulationStability => $"population stability index {text} (chance alone makes about {MeasureRule.Text(Chance(baseline, current))})",
            DriftMeasure.JensenShannon => $"Jensen-Shannon distance {text}",
            DriftMeasure.GreatestDifference => string.Create(CultureInfo.InvariantCulture, $"greatest difference of shares {text}"),
            DriftMeasure.ChiSquare => $"Cramér's V {text}",
            DriftMeasure.KolmogorovSmirnov => $"Kolmogorov-Smirnov distance {text}",
            _ => $"Wasserstein distance {text}",
        };
    }

    private static double Chance(ValueDistribution baseline, ValueDistribution current)
    {
        var (left, right) = Bins(baseline, current);
        return PopulationStability.OfSampling(left, right);
    }

    private static (long[] Baseline, long[] Current) Bins(ValueDistribution baseline, ValueDistribution current)
    {
        if (baseline.Numbers.Count > 0 || current.Numbers.Count > 0)
        {
            var edges = QuantileBins.EdgesOf(Sample(baseline));
            return (QuantileBins.Fill(edges, baseline.Numbers, baseline.Counts), QuantileBins.Fill(edges, current.Numbers, current.Counts));
        }

        var own = baseline.Categories.Take(QuantileBins.MaxCategories).Select((category, bin) => (category, bin)).ToDictionary(one => one.category, one => one.bin);
        return (Count(baseline), Count(current));

        long[] Count(ValueDistribution distribution)
        {
            var bins = new long[own.Count + 1];
            for (var i = 0; i < distribution.Categories.Count; i++)
                bins[own.GetValueOrDefault(distribution.Categories[i], own.Count)] += distribution.Counts[i];
            bins[own.Count] += distribution.Others;
            return bins;
        }
    }

    private static WeightedSample Sample(ValueDistribution distribution) => new(distribution.Numbers.ToArray(), distribution.Counts.ToArray());
}
