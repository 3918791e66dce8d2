using Assay.Pipelines.Gates;

namespace Assay.Pipelines.Tests.Gates;

public sealed class PairedBootstrapTests
{
    private static readonly MetricFunction s_accuracy = MetricTable.All.Single(metric => metric.Name == "accuracy").Compute;

    [Fact]
    public void The_interval_of_an_accuracy_is_that_of_a_proportion()
    {
        // 800 of 1,000 rows are right: the standard error is √(0.8·0.2/1000) = 0.01265.
        var labels = Enumerable.Repeat(1.0, 1000).ToArray();
        var scores = Enumerable.Range(0, 1000).Select(i => i < 800 ? 1.0 : 0.0).ToArray();

        var interval = PairedBootstrap.Of(s_accuracy, labels, scores, null, new() { Resamples = 2000 }, default).Candidate!;

        Assert.Equal(0.8 - (1.96 * 0.01265), interval.Low, 0.003);
        Assert.Equal(0.8 + (1.96 * 0.01265), interval.High, 0.003);
    }

    [Fact]
    public void The_same_rows_are_drawn_for_both_so_that_equal_models_differ_by_nothing()
    {
        var labels = Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : 0.0).ToArray();
        var scores = Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? 1.0 : 0.0).ToArray();

        Assert.Equal(new Interval(0, 0), PairedBootstrap.Of(s_accuracy, labels, scores, scores, new(), default).Difference);
    }

    [Fact]
    public void A_seed_gives_the_same_interval_each_time_and_another_seed_another()
    {
        var labels = Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : 0.0).ToArray();
        var scores = Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? 1.0 : 0.0).ToArray();
        var other = Enumerable.Range(0, 100).Select(i => i % 5 == 0 ? 1.0 : 0.0).ToArray();

        var first = PairedBootstrap.Of(s_accuracy, labels, scores, other, new() { Resamples = 100 }, default);

        Assert.Equal(first, PairedBootstrap.Of(s_accuracy, labels, scores, other, new() { Resamples = 100 }, default));
        Assert.NotEqual(first, PairedBootstrap.Of(s_accuracy, labels, scores, other, new() { Resamples = 100, Seed = 2 }, default));
    }

    [Fact]
    public void A_metric_that_is_undefined_on_most_resamples_has_no_interval()
    {
        var auc = MetricTable.All.Single(metric => metric.Name == "auc").Compute;

        Assert.Equal(new(null, null), PairedBootstrap.Of(auc, [1, 1, 1, 1], [0.1, 0.2, 0.3, 0.4], [0.1, 0.2, 0.3, 0.4], new(), default));
        Assert.Equal(new(null, null), PairedBootstrap.Of(auc, [], [], null, new(), default));
    }

    [Fact]
    public void The_interval_of_a_difference_is_that_of_paired_rows()
    {
        // The candidate is right on 100 of 1,000 rows where the champion is wrong, and the other way round on 50: the mean of
        // +1, -1 and 0 has the standard error sqrt((0.15 - 0.05^2) / 1000) = 0.01214.
        var labels = Enumerable.Repeat(1.0, 1000).ToArray();
        var candidate = Enumerable.Range(0, 1000).Select(i => i < 850 ? 1.0 : 0.0).ToArray();
        var champion = Enumerable.Range(0, 1000).Select(i => i is < 750 or (>= 850 and < 900) ? 1.0 : 0.0).ToArray();

        var interval = PairedBootstrap.Of(s_accuracy, labels, candidate, champion, new() { Resamples = 2000 }, default).Difference!;

        Assert.Equal(0.05 - (1.96 * 0.01214), interval.Low, 0.003);
        Assert.Equal(0.05 + (1.96 * 0.01214), interval.High, 0.003);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 4)]
    public void Quantiles_are_linear_between_order_statistics(double probability, double value) =>
        Assert.Equal(value, PairedBootstrap.Quantile([1, 2, 3, 4], probability));

    [Fact]
    public void Every_row_is_drawn_about_as_often_as_any_other()
    {
        var counts = new int[10];
        var random = new SplitMix(1, 3);
        for (var i = 0; i < 100_000; i++)
            counts[random.Below(10)]++;

        // Four standard deviations of a binomial: √(100000·0.1·0.9) = 95.
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 380, 10_000 + 380));
    }
}
