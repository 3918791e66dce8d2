using Assay.CompilerServices;
using Assay.Tests.Plans;
using FsCheck.Xunit;

namespace Assay.Tests.Rules;

public sealed class MeanRuleTests
{
    [Fact]
    public void Small_numbers_beside_large_ones_are_not_lost()
    {
        Assert.Equal(0.5, Mean([1e100, 1, -1e100, 1]));
    }

    [Fact]
    public void Integers_are_summed_exactly_where_doubles_would_round()
    {
        var rule = new MeanRule("m", 0, 0);
        rule.Observe(new BareBatch(3), new ColumnView<long>([long.MaxValue, long.MinValue, 1]));

        Assert.Equal(VerdictStatus.Passed, Judge(rule).Status);
        Assert.Equal(0.0, Judge(rule).Value);
    }

    [Fact]
    public void NaN_is_left_out()
    {
        Assert.Equal(2, Mean([1, double.NaN, 3]));
    }

    [Theory]
    [InlineData(new[] { 1.0, double.PositiveInfinity })]
    [InlineData(new[] { double.NegativeInfinity, double.PositiveInfinity })]
    public void Infinite_values_fail_and_leave_no_number_that_JSON_cannot_hold(double[] values)
    {
        var rule = new MeanRule("m", double.MinValue, double.MaxValue);
        rule.Observe(new BareBatch(values.Length), new ColumnView<double>(values));

        Assert.Equal(VerdictStatus.Failed, Judge(rule).Status);
        Assert.Null(Judge(rule).Value);
    }

    [Property(MaxTest = 100)]
    public void Any_split_stays_within_the_documented_bound(double[] values, int cut)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] finite = [1, .. values.Where(value => double.IsFinite(value) && Math.Abs(value) < 1e300)];
        var at = (int)((uint)cut % (uint)finite.Length);
        var left = Observed(finite[..at]);
        left.Merge(Observed(finite[at..]));

        var bound = 4 * Math.Pow(2, -53) * finite.Sum(Math.Abs) / finite.Length;
        Assert.InRange(Math.Abs(Judge(left).Value!.Value - Mean(finite)!.Value), 0, bound);
    }

    private static double? Mean(double[] values) => Judge(Observed(values)).Value;

    private static MeanRule Observed(double[] values)
    {
        var rule = new MeanRule("m", double.MinValue, double.MaxValue);
        rule.Observe(new BareBatch(values.Length), new ColumnView<double>(values));
        return rule;
    }

    private static RuleOutcome Judge(MeanRule rule) => rule.Judge(new() { Id = "m", Kind = "mean", Expectation = "" }, new JudgeContext(default));
}
