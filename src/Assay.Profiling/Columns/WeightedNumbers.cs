namespace Assay.Profiling.Columns;

/// <summary>Numbers in ascending order, and how many values each stands for.</summary>
/// <param name="Values">The numbers.</param>
/// <param name="Weights">How many values each stands for.</param>
/// <param name="Count">The sum of the weights.</param>
/// <param name="IsExact">Whether they are the values themselves, and not a sketch of them.</param>
internal sealed record WeightedNumbers(double[] Values, long[] Weights, long Count, bool IsExact)
{
    public IEnumerable<(double Value, long Times)> Pairs() => Values.Zip(Weights);

    /// <summary>The least number that at least this share does not exceed.</summary>
    public double Quantile(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (var i = 0; i < Values.Length; i++)
        {
            seen += Weights[i];
            if (seen >= wanted)
                return Values[i];
        }

        return Values[^1];
    }

    /// <summary>For how many values something holds.</summary>
    public long Where(Predicate<double> holds) => Pairs().Where(pair => holds(pair.Value)).Sum(pair => pair.Times);

    /// <summary>How far from a centre each lies, in ascending order.</summary>
    public WeightedNumbers FarFrom(double centre)
    {
        var far = Pairs().Select(pair => (Far: Math.Abs(pair.Value - centre), pair.Times)).OrderBy(pair => pair.Far).ToList();
        return new WeightedNumbers([.. far.Select(pair => pair.Far)], [.. far.Select(pair => pair.Times)], Count, IsExact);
    }
}
