using System.Runtime.InteropServices;

namespace Assay.Profiling.Relations;

/// <summary>How two columns of few values go together.</summary>
internal static class Associations
{
    /// <summary>Cramér's V = √(χ²/(n·(min(r, c) − 1))) and the mutual information in nats. Both 0 where one side is constant.</summary>
    public static (double CramersV, double MutualInformation) Of(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        Dictionary<ulong, long> one = [], two = [];
        Dictionary<(ulong, ulong), long> both = [];
        for (var i = 0; i < left.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(one, left[i], out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(two, right[i], out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(both, (left[i], right[i]), out _)++;
        }

        var all = (double)left.Length;
        double squares = 0, information = 0;
        foreach (var ((first, second), count) in both)
        {
            // χ² = n·(Σ nᵢⱼ²/(nᵢ·nⱼ) − 1): cells without a row need no visit.
            var expected = one[first] * (double)two[second];
            squares += count * (count / expected);
            information += count / all * Math.Log(count * (all / expected));
        }

        var degrees = Math.Min(one.Count, two.Count) - 1;
        return degrees <= 0 ? (0, 0) : (Math.Sqrt(Math.Clamp((squares - 1) / degrees, 0, 1)), Math.Max(0, information));
    }
}
