namespace Assay.Monitoring.Sampling;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). A reference and an interval must come out the same in ten years, whatever the framework
/// does with its own generator.
/// </summary>
internal struct SplitMix
{
    private ulong _state;

    public SplitMix(ulong seed, int stream) => _state = Mixed(seed ^ Mixed((ulong)stream + 0x9E3779B97F4A7C15));

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mixed(_state);
    }

    /// <summary>A number from 0 to <paramref name="bound"/>, excluded; its bias is below 2⁻³².</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number from 0 to <paramref name="bound"/>, excluded, for bounds beyond 32 bits.</summary>
    public long Below(long bound) => (long)((UInt128)Next() * (ulong)bound >> 64);

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
