using System.Numerics;
using Assay.CompilerServices;
using FsCheck.Xunit;

namespace Assay.Tests.Rules;

/// <summary>Numbers of columns against what arithmetic without limits says.</summary>
public sealed class ColumnMomentsTests
{
    [Property(MaxTest = 40)]
    public void Sums_of_whole_numbers_are_exact_whatever_the_numbers_and_nulls(int seed)
    {
        var random = new Random(seed);
        var length = random.Next(0, 3_000);
        Check(random, [.. Numbers(random, length, 2_000)]);
        Check(random, [.. Numbers(random, length, long.MaxValue)]);
        Check(random, [.. Numbers(random, length, long.MaxValue).Select(value => (ulong)value * 2)]);
        Check(random, [.. Numbers(random, length, int.MaxValue).Select(value => (int)value)]);
        Check(random, [.. Numbers(random, length, 127).Select(value => (sbyte)value)]);
        Check(random, [.. Numbers(random, length, 32_000).Select(value => (short)value)]);
    }

    [Fact]
    public void The_greatest_squares_are_carried()
    {
        long[] values = [.. Enumerable.Repeat(long.MinValue, 5_000)];
        var sums = WholeSums<long>.Of(new ColumnView<long>(values));

        Assert.Equal(BigInteger.Pow(2, 126) * 5_000, ((BigInteger)sums.Carries << 128) + sums.Squares);
        Assert.Equal(0, sums.SquaredDifferences());
    }

    [Property(MaxTest = 40)]
    public void Moments_of_floating_numbers_are_those_of_one_after_the_other(int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, random.Next(0, 5_000)).Select(i => i % 97 == 3 && seed % 2 == 0 ? double.NaN : 1e6 + (random.NextDouble() * 10)).ToArray();
        var moments = new ColumnMoments();
        moments.Observe(new ColumnView<double>(values));
        var numbers = values.Where(value => !double.IsNaN(value)).ToList();

        Assert.Equal((numbers.Count, values.Length - numbers.Count), (moments.Count, moments.NaNs));
        if (numbers.Count < 2)
            return;
        var mean = numbers.Average();
        Assert.Equal((numbers.Min(), numbers.Max()), (moments.Min, moments.Max));
        Assert.Equal(mean, moments.Mean, 1e-8);
        Assert.Equal(Math.Sqrt(numbers.Sum(value => (value - mean) * (value - mean)) / (numbers.Count - 1)), moments.StandardDeviation, 1e-8);
    }

    [Fact]
    public void An_infinite_number_leaves_no_mean()
    {
        var moments = new ColumnMoments();
        moments.Observe(new ColumnView<double>([.. Enumerable.Repeat(1.0, 200), double.PositiveInfinity, double.NegativeInfinity, double.NaN]));

        Assert.Equal((202, 1, double.NegativeInfinity, double.PositiveInfinity), (moments.Count, moments.NaNs, moments.Min, moments.Max));
        Assert.True(double.IsNaN(moments.Mean));
        Assert.True(double.IsNaN(moments.StandardDeviation));
    }

    private static IEnumerable<long> Numbers(Random random, int length, long most) =>
        Enumerable.Range(0, length).Select(_ => random.NextInt64(-most, most));

    private static void Check<T>(Random random, T[] values)
        where T : struct, INumber<T>
    {
        var validity = new byte[(values.Length / 8) + 2];
        var nulls = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (random.Next(5) > 0)
                validity[(row + 3) >> 3] |= (byte)(1 << ((row + 3) & 7));
            else
                nulls++;
        }

        Same(values, WholeSums<T>.Of(new ColumnView<T>(values)));
        Same([.. values.Where((_, row) => (validity[(row + 3) >> 3] & (1 << ((row + 3) & 7))) != 0)], WholeSums<T>.Of(new ColumnView<T>(values, validity, 3, nulls)));
    }

    private static void Same<T>(T[] values, in WholeSums<T> sums)
        where T : struct, INumber<T>
    {
        var numbers = values.Select(value => BigInteger.CreateChecked(value)).ToList();
        BigInteger sum = 0, squares = 0;
        foreach (var number in numbers)
            (sum, squares) = (sum + number, squares + (number * number));

        Assert.Equal((numbers.Count, sum, squares), ((int)sums.Count, (BigInteger)sums.Sum, ((BigInteger)sums.Carries << 128) + sums.Squares));
        if (numbers.Count == 0)
            return;
        Assert.Equal((values.Min(), values.Max()), (sums.Min, sums.Max));
        var exact = (double)((squares * numbers.Count) - (sum * sum)) / numbers.Count;
        Assert.Equal(1, exact == 0 ? 1 : sums.SquaredDifferences() / exact, 12);
    }
}
