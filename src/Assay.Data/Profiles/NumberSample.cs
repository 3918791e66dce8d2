namespace Assay.Data.Profiles;

/// <summary>Mean of numbers, and quantiles of a uniform sample of them (Vitter's algorithm R, with a fixed seed: the same rows give the same).</summary>
internal sealed class NumberSample
{
    private const int Size = 4_096;

    private readonly List<double> _sample = [];
    private readonly Random _random = new(1);
    private double _mean;

    public long Count { get; private set; }

    public double Mean => _mean;

    public void Add(double number)
    {
        Count++;
        _mean += (number - _mean) / Count;
        if (_sample.Count < Size)
        {
            _sample.Add(number);
            return;
        }

        var at = _random.NextInt64(Count);
        if (at < Size)
            _sample[(int)at] = number;
    }

    /// <summary>The nearest ranks; none where there is no number.</summary>
    public IReadOnlyList<double> Quantiles(IReadOnlyList<double> shares)
    {
        if (_sample.Count == 0)
            return [];
        var sorted = _sample.Order().ToArray();
        return [.. shares.Select(share => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)])];
    }
}
