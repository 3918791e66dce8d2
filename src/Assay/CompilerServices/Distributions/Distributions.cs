namespace Assay.CompilerServices;

/// <summary>Distributions as the history keeps them: short, and taken together.</summary>
internal static class Distributions
{
    /// <summary>How many numbers or categories the history keeps of a batch.</summary>
    internal const int Kept = 256;

    /// <summary>
    /// A distribution of at most <see cref="Kept"/> members: numbers as the middles of steps of equal shares, so that a rank is within 0.2 % of the
    /// rows; the most frequent categories.
    /// </summary>
    internal static ValueDistribution Shorten(ValueDistribution distribution)
    {
        if (distribution.Categories.Count > Kept)
        {
            return distribution with
            {
                Categories = [.. distribution.Categories.Take(Kept)],
                Counts = [.. distribution.Counts.Take(Kept)],
                Others = distribution.Others + distribution.Counts.Skip(Kept).Sum(),
            };
        }

        return distribution.Numbers.Count > Kept ? Steps(distribution) : distribution;
    }

    /// <summary>The rows of several batches as one distribution.</summary>
    internal static ValueDistribution Together(IReadOnlyList<ValueDistribution> batches)
    {
        var numbers = new SortedDictionary<double, long>();
        var categories = new Dictionary<ulong, long>();
        foreach (var batch in batches)
        {
            for (var i = 0; i < batch.Numbers.Count; i++)
                numbers[batch.Numbers[i]] = numbers.GetValueOrDefault(batch.Numbers[i]) + batch.Counts[i];
            for (var i = 0; i < batch.Categories.Count; i++)
                categories[batch.Categories[i]] = categories.GetValueOrDefault(batch.Categories[i]) + batch.Counts[i];
        }

        var ranked = categories.OrderByDescending(one => one.Value).ThenBy(one => one.Key).ToList();
        return new()
        {
            Numbers = [.. numbers.Keys],
            Categories = ranked.ConvertAll(one => one.Key),
            Counts = numbers.Count > 0 ? [.. numbers.Values] : ranked.ConvertAll(one => one.Value),
            Others = batches.Sum(batch => batch.Others),
            Estimated = batches.Any(batch => batch.Estimated),
        };
    }

    private static ValueDistribution Steps(ValueDistribution distribution)
    {
        var (rows, numbers, counts) = (distribution.Rows, new List<double>(), new List<long>());
        var (at, seen) = (0, distribution.Counts[0]);
        for (var step = 0; step < Kept; step++)
        {
            var (from, to) = (Share(step), Share(step + 1));
            if (from == to)
                continue;
            for (var middle = (from + to) / 2; seen <= middle;)
                seen += distribution.Counts[++at];
            if (numbers.Count > 0 && numbers[^1] == distribution.Numbers[at])
            {
                counts[^1] += to - from;
            }
            else
            {
                numbers.Add(distribution.Numbers[at]);
                counts.Add(to - from);
            }
        }

        return distribution with { Numbers = numbers, Counts = counts, Estimated = true };

        long Share(int step) => (long)((decimal)rows * step / Kept);
    }
}
