using System.Numerics;
using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>Sum and squared differences of a block of finite numbers, in as many lanes as the machine has.</summary>
internal static class BlockMoments
{
    // A few numbers are added one after the other, in the order in which they stand.
    private const int Few = 64;

    /// <summary>The sum and the extremes; the sum is NaN where one of the numbers is, or where infinities cancel each other.</summary>
    internal static (double Sum, double Min, double Max) Sum(ReadOnlySpan<double> block)
    {
        double sum = 0, least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(block.Length < Few ? default : block);
        if (lanes.Length > 0)
        {
            var (sums, lows, highs) = (Vector<double>.Zero, lanes[0], lanes[0]);
            foreach (var some in lanes)
            {
                sums += some;
                lows = Vector.Min(lows, some);
                highs = Vector.Max(highs, some);
            }

            for (var lane = 0; lane < Vector<double>.Count; lane++)
            {
                sum += sums[lane];
                (least, greatest) = (Math.Min(least, lows[lane]), Math.Max(greatest, highs[lane]));
            }
        }

        foreach (var value in block[(lanes.Length * Vector<double>.Count)..])
        {
            sum += value;
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        }

        return (sum, least, greatest);
    }

    /// <summary>The sum of squared differences from a mean.</summary>
    internal static double SquaredDifferences(ReadOnlySpan<double> block, double mean)
    {
        double squares = 0;
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(block.Length < Few ? default : block);
        var (sums, means) = (Vector<double>.Zero, new Vector<double>(mean));
        foreach (var some in lanes)
            sums += (some - means) * (some - means);
        for (var lane = 0; lane < Vector<double>.Count; lane++)
            squares += sums[lane];
        foreach (var value in block[(lanes.Length * Vector<double>.Count)..])
            squares += (value - mean) * (value - mean);
        return squares;
    }
}
