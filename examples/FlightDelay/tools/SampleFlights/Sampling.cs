namespace SampleFlights;

/// <summary>Chooses rows by a hash of their position, so that the same rows come out on every machine, for ever.</summary>
internal static class Sampling
{
    public const int RowsPerMonth = 20_000;

    /// <summary>The rows with the smallest hashes, in their published order (which is by date).</summary>
    public static List<Flight> Sample(IEnumerable<Flight> flights) =>
        [.. flights.OrderBy(f => Hash(f.Row)).Take(RowsPerMonth).OrderBy(f => f.Row)];

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).</summary>
    private static ulong Hash(long row)
    {
        var z = unchecked(((ulong)row + 1) * 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}
