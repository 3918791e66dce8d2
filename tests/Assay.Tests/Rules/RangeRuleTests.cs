using Assay.CompilerServices;
using Assay.Tests.Plans;
using FsCheck.Xunit;

namespace Assay.Tests.Rules;

public sealed class RangeRuleTests
{
    [Property(MaxTest = 200)]
    public void The_vector_path_counts_what_the_definition_counts(double[] values, double one, double two, bool openBelow, bool openAbove)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (double.IsNaN(one) || double.IsNaN(two))
            return;
        var (low, high) = one < two ? (one, two) : (two, one);
        double? min = openBelow ? null : low;
        double? max = openAbove ? null : high;
        double[] many = [.. values, double.NaN, -0.0, .. values, low, high, .. values, double.PositiveInfinity];

        Assert.Equal(many.Count(value => !InRange(value, min, max)), Failing(new RangeRule<double>("r", min, max), many));
    }

    [Property(MaxTest = 100)]
    public void Integers_are_compared_as_integers(long[] values, long one, long two)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (low, high) = (Math.Min(one, two), Math.Max(one, two));
        long[] many = [.. values, .. values, .. values, long.MinValue, long.MaxValue];

        Assert.Equal(many.Count(value => value < low || value > high), Failing(new RangeRule<long>("r", low, high), many));
    }

    [Fact]
    public void A_failure_anywhere_in_a_long_column_is_found_at_its_row()
    {
        foreach (var at in new[] { 0, 7, 1023, 1024, 2047, 4999 })
        {
            var values = new int[5000];
            values[at] = 11;
            var rule = new RangeRule<int>("r", 0, 10);
            rule.Observe(new BareBatch(values.Length), new ColumnView<int>(values));
            Assert.Equal(at + 1, Assert.Single(rule.Samples.ToList()).Row);
        }
    }

    [Fact]
    public void What_stands_at_a_null_row_never_counts()
    {
        int[] values = [1000, 5, 1000];
        var rule = new RangeRule<int>("r", 0, 10);
        // Rows 0 and 2 are null; the bits begin at the third.
        rule.Observe(new BareBatch(3), new ColumnView<int>(values, [0b0000_1000], 2, 2));

        Assert.Equal((1, 0, 2), (rule.InScope, rule.Failing, rule.Nulls));
    }

    [Fact]
    public void NaN_fails_even_without_bounds_and_is_counted_apart()
    {
        var rule = new RangeRule<float>("r", null, null);
        rule.Observe(new BareBatch(3), new ColumnView<float>([1f, float.NaN, float.PositiveInfinity]));

        Assert.Equal("1 of 3 rows fails (33.333 %), 1 of them NaN", rule.Judge(Descriptor(), new JudgeContext(default)).Observed);
    }

    [Fact]
    public void NaN_is_no_bound()
    {
        Assert.Throws<ArgumentException>(() => new RangeRule<double>("r", double.NaN, 1));
        Assert.Throws<ArgumentException>(() => new RangeRule<float>("r", null, float.NaN));
    }

    [Fact]
    public void Minus_zero_is_zero()
    {
        Assert.Equal(0, Failing(new RangeRule<double>("r", 0.0, null), [-0.0]));
        Assert.Equal(0, Failing(new RangeRule<double>("r", null, -0.0), [0.0]));
    }

    [Fact]
    public void Mostly_passes_on_its_bound_and_fails_below_it()
    {
        var rule = new RangeRule<int>("r", 0, 10);
        rule.Observe(new BareBatch(4), new ColumnView<int>([1, 2, 3, 99]));

        Assert.Equal(VerdictStatus.Passed, rule.Judge(Descriptor() with { Mostly = 0.75 }, new JudgeContext(default)).Status);
        Assert.Equal(VerdictStatus.Failed, rule.Judge(Descriptor() with { Mostly = 0.7500001 }, new JudgeContext(default)).Status);
    }

    [Theory]
    [InlineData(Severity.Info, VerdictStatus.Noted)]
    [InlineData(Severity.Warning, VerdictStatus.Warned)]
    [InlineData(Severity.Error, VerdictStatus.Failed)]
    public void Severity_decides_what_a_failure_means(Severity severity, VerdictStatus status)
    {
        var rule = new RangeRule<int>("r", 0, 10);
        rule.Observe(new BareBatch(1), new ColumnView<int>([99]));

        Assert.Equal(status, rule.Judge(Descriptor() with { Severity = severity }, new JudgeContext(default)).Status);
    }

    [Fact]
    public void At_most_twenty_samples_are_kept_and_more_are_flagged()
    {
        var rule = new RangeRule<int>("r", 0, 10);
        rule.Observe(new BareBatch(21), new ColumnView<int>(Enumerable.Repeat(99, 21).ToArray()));
        var outcome = rule.Judge(Descriptor(), new JudgeContext(default));

        Assert.Equal(20, outcome.Samples.Count);
        Assert.True(outcome.SamplesTruncated);
        Assert.Equal(21, outcome.Failing);
    }

    private static RuleDescriptor Descriptor() => new() { Id = "r", Kind = "range", Expectation = "" };

    private static bool InRange(double value, double? min, double? max) => (min is null || value >= min) && (max is null || value <= max) && !double.IsNaN(value);

    private static long Failing<T>(RangeRule<T> rule, T[] values)
        where T : struct, IComparable<T>
    {
        rule.Observe(new BareBatch(values.Length), new ColumnView<T>(values));
        return rule.Failing;
    }
}
