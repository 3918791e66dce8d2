namespace Assay.Monitoring.Sampling;

/// <summary>
/// A uniform sample without replacement of values that come one by one (Algorithm R: J. S. Vitter, ACM TOMS 11, 1985). Deterministic for a
/// seed and an order of values.
/// </summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed class Reservoir<T>(int capacity, ulong seed)
{
    private readonly List<T> _kept = [];
    private SplitMix _random = new(seed, capacity);

    /// <summary>How many values came.</summary>
    public long Seen { get; private set; }

    /// <summary>The sample: everything that came, as long as that is at most the capacity.</summary>
    public IReadOnlyList<T> Kept => _kept;

    /// <summary>Whether the sample is everything that came.</summary>
    public bool IsWhole => Seen <= capacity;

    public void Add(T value)
    {
        Seen++;
        if (_kept.Count < capacity)
        {
            _kept.Add(value);
            return;
        }

        var place = _random.Below(Seen);
        if (place < capacity)
            _kept[(int)place] = value;
    }
}
