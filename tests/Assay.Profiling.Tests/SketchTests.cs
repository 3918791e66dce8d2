using Assay.CompilerServices;
using Assay.Profiling.Columns;
using Assay.Profiling.Sketches;

namespace Assay.Profiling.Tests;

public sealed class SketchTests
{
    private const int Many = 300_000;

    public static TheoryData<string> Streams => ["rising", "falling", "shuffled", "normal", "few"];

    [Theory]
    [MemberData(nameof(Streams))]
    public void A_quantile_is_within_one_per_cent_of_its_rank(string stream)
    {
        var values = Values(stream);
        var sketch = new QuantileSketch();
        foreach (var value in values)
            sketch.Add(value);

        Check(values, sketch);
        Assert.False(sketch.IsExact);
        Assert.InRange(sketch.Sorted().Values.Length, 1, 3_000);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Sketches_of_parts_merge(string stream)
    {
        var values = Values(stream);
        var sketch = new QuantileSketch();
        foreach (var part in values.Chunk(70_001))
        {
            var one = new QuantileSketch();
            foreach (var value in part)
                one.Add(value);
            sketch.Merge(one);
        }

        Check(values, sketch);
    }

    [Fact]
    public void Counted_values_weigh_as_if_they_had_come_one_by_one()
    {
        var sketch = new QuantileSketch();
        for (var value = 0; value < 900; value++)
            sketch.Add(value, value + 1);
        var values = Enumerable.Range(0, 900).SelectMany(value => Enumerable.Repeat((double)value, value + 1)).ToArray();

        Check(values, sketch);
    }

    [Fact]
    public void Few_values_are_exact()
    {
        var sketch = new QuantileSketch();
        for (var value = 400; value > 0; value--)
            sketch.Add(value);

        Assert.True(sketch.IsExact);
        Assert.Equal((4, 200, 400), (sketch.Quantile(0.01), sketch.Quantile(0.5), sketch.Quantile(1)));
        Assert.Equal(199, sketch.Below(200));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(20_000)]
    [InlineData(1_000_000)]
    public void Different_values_are_estimated_within_three_standard_errors(int different)
    {
        var (one, two) = (new HyperLogLog(), new HyperLogLog());
        for (var value = 0; value < different; value++)
            (value % 3 == 0 ? one : two).Add(Hashes.Of(value));
        one.Merge(two);

        Assert.InRange(one.Count / (double)different, 1 - 0.0244, 1 + 0.0244);
    }

    [Fact]
    public void What_all_columns_may_remember_together_is_bounded()
    {
        var budget = new HashBudget(1_000);
        var (first, second) = (new DistinctCount(budget), new DistinctCount(budget));
        for (var value = 0; value < 900; value++)
            first.Add(Hashes.Of(value));
        for (var value = 0; value < 900; value++)
            second.Add(Hashes.Of(value));

        Assert.Equal((900, true, true), (first.Count, first.IsExact, first.IsUnique));
        Assert.Equal((false, false), (second.IsExact, second.IsUnique));
        Assert.InRange(second.Count, 870, 930);
    }

    [Fact]
    public void Moments_of_parts_are_those_of_the_whole()
    {
        var values = Values("normal").Select(value => (value * 3) + 1e6).ToArray();
        var whole = Moments.Of(values);
        var merged = default(Moments);
        foreach (var part in values.Chunk(997))
            merged.Merge(Moments.Of(part));

        Assert.Equal(whole.Count, merged.Count);
        Assert.Equal(whole.Mean, merged.Mean, 6);
        Assert.Equal(1, merged.StandardDeviation!.Value / whole.StandardDeviation!.Value, 9);
        Assert.Equal(whole.Skewness!.Value, merged.Skewness!.Value, 6);
    }

    private static double[] Values(string stream)
    {
        var random = new Random(3);
        var rising = Enumerable.Range(0, Many).Select(value => (double)value).ToArray();
        switch (stream)
        {
            case "falling":
                Array.Reverse(rising);
                return rising;
            case "shuffled":
                random.Shuffle(rising);
                return rising;
            case "normal":
                return [.. rising.Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
            case "few":
                return [.. rising.Select(value => value % 7)];
            default:
                return rising;
        }
    }

    private static void Check(double[] values, QuantileSketch sketch)
    {
        var sorted = values.Order().ToArray();
        Assert.Equal(values.Length, sketch.Count);
        for (var share = 0.01; share < 1; share += 0.01)
        {
            var found = sketch.Quantile(share);
            var (below, upTo) = (Rank(sorted, found, false), Rank(sorted, found, true));
            var wanted = share * values.Length;
            var slack = QuantileSketch.RankError * values.Length;
            Assert.True(below <= wanted + slack && upTo >= wanted - slack, $"{share}: rank {below} to {upTo}, wanted {wanted}");
        }
    }

    // How many values lie below one, or up to it.
    private static int Rank(double[] sorted, double value, bool upTo)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (upTo && sorted[middle] == value))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
