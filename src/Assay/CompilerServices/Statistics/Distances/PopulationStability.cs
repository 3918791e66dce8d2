using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// The population stability index: Σ (cᵢ − rᵢ) ln(cᵢ / rᵢ) over the shares of bins (N. Siddiqi, Credit Risk Scorecards, 2006), that is
/// Jeffreys' divergence in nats. 0 is no difference; its folk names are 0.1 some and 0.25 much.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PopulationStability
{
    /// <summary>What an empty bin's share is taken for, as Evidently does.</summary>
    public const double EmptyShare = 0.0001;

    /// <summary>The index of two rows of counts over the same bins; NaN where either is empty. Bins empty in both are left out.</summary>
    public static double Of(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        if (reference.Length != current.Length)
            throw new ArgumentException("Both rows need the same bins.", nameof(current));
        var (left, right) = (Sum(reference), Sum(current));
        if (left == 0 || right == 0)
            return double.NaN;
        double index = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            if (reference[i] + current[i] == 0)
                continue;
            var r = reference[i] == 0 ? EmptyShare : reference[i] / left;
            var c = current[i] == 0 ? EmptyShare : current[i] / right;
            index += (c - r) * Math.Log(c / r);
        }

        return index;
    }

    /// <summary>
    /// The index that sampling alone gives: without drift its mean is about (B − 1)(1/m + 1/n) over B bins (B. Yurdakul, Statistical Properties
    /// of Population Stability Index, 2018). At 500 rows against 200 and 30 bins that is 0.2, which by the folk names would be drift.
    /// </summary>
    public static double OfSampling(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        var bins = 0;
        for (var i = 0; i < reference.Length; i++)
            bins += reference[i] + current[i] > 0 ? 1 : 0;
        return Math.Max(0, bins - 1) * ((1 / Sum(reference)) + (1 / Sum(current)));
    }

    private static double Sum(ReadOnlySpan<long> counts)
    {
        double sum = 0;
        foreach (var count in counts)
            sum += count;
        return sum;
    }
}
