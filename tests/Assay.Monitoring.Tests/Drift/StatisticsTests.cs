using Assay.CompilerServices;
using Assay.Monitoring.Drift;

namespace Assay.Monitoring.Tests.Drift;

public sealed class StatisticsTests
{
    [Fact]
    public void Benjamini_and_Hochberg_adjust_as_in_their_paper()
    {
        // The example of their section 3.2: 15 p-values, of which the first four are significant at 0.05.
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];

        var adjusted = FalseDiscovery.Adjust(p);

        Assert.Equal(4, adjusted.Count(value => value <= 0.05));
        Assert.Equal(0.0015, adjusted[0], 12);
        Assert.Equal(1.0, adjusted[^1]);
    }

    [Fact]
    public void Adjusted_values_come_in_the_order_given() =>
        Assert.Equal([0.06, 0.03, 0.5], FalseDiscovery.Adjust([0.04, 0.01, 0.5]), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void Equal_samples_differ_by_nothing()
    {
        double[] sample = [1, 2, 2, 3];
        Assert.Equal((0, 1), (KolmogorovSmirnov.Test(sample, sample).Statistic, KolmogorovSmirnov.Test(sample, sample).PValue));
        Assert.Equal(0, Wasserstein.Of(sample, sample));
        Assert.Equal(0, PopulationStability.Of([1, 2], [2, 4]));
        Assert.Equal(0, JensenShannon.Of([1, 2], [2, 4]));
    }

    [Fact]
    public void Exact_counting_agrees_with_all_orders_of_a_small_case()
    {
        // Of the 10 orders of two values among five, those in which D is at least 2/3: counted by hand over all orders.
        var expected = Orders(3, 2).Count(order => Steps(order, 3, 2) >= 4) / 10.0;
        Assert.Equal(expected, LatticePaths.Outside(3, 2, 4)!.Value, 12);
    }

    [Fact]
    public void An_empty_sample_is_refused() => Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Test([], [1]));

    [Fact]
    public void Rare_categories_are_pooled_and_none_is_lost()
    {
        var (reference, current) = ChiSquare.Pool([500, 490, 3, 4, 3], [500, 498, 0, 1, 1]);

        Assert.Equal([500, 490, 10], reference);
        Assert.Equal([500, 498, 2], current);
    }

    [Fact]
    public void One_category_is_no_drift() => Assert.Equal(1, ChiSquare.Test([10, 0], [4, 0]).PValue);

    [Fact]
    public void Bins_without_rows_have_no_stability() => Assert.Equal(double.NaN, PopulationStability.Of([0, 0], [1, 2]));

    private static IEnumerable<bool[]> Orders(int m, int n) =>
        Enumerable.Range(0, 1 << (m + n))
            .Select(bits => Enumerable.Range(0, m + n).Select(i => (bits >> i & 1) == 1).ToArray())
            .Where(order => order.Count(first => first) == m);

    private static long Steps(bool[] order, int m, int n)
    {
        long greatest = 0;
        var (i, j) = (0, 0);
        foreach (var first in order)
        {
            i += first ? 1 : 0;
            j += first ? 0 : 1;
            greatest = Math.Max(greatest, Math.Abs((i * n) - (j * m)));
        }

        return greatest;
    }
}
