using System.Text.Json;
using Assay.TestKit;

namespace Assay.Tests.MetricTables;

public sealed class MetricTableTests
{
    public static TheoryData<string> Cases => new("bl1_calibrated_n1000", "bl2_underconfident_n1000");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Metrics_of_a_binary_label_agree_with_scikit_learn(string name)
    {
        using var file = ReferenceFile.Json("metrics/binary.json");
        var reference = file.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var (labels, scores) = Draw(reference);
        Assert.Equal(reference.GetProperty("check").GetProperty("positives").GetDouble(), labels.Sum());

        foreach (var expected in reference.GetProperty("values").EnumerateObject())
        {
            Assert.True(MetricTable.TryGet(expected.Name == "roc_auc" ? "auc" : expected.Name, out var metric), expected.Name);
            Assert.Equal(expected.Value.GetDouble(), metric.Compute(labels, scores), 12);
        }
    }

    // By hand: of the four pairs of positive and negative, .35 and .8 beat .1 and .8 beats .4: 3/4. Precision at each positive: 1, 2/3.
    [Fact]
    public void Four_rows_by_hand()
    {
        double[] labels = [0, 0, 1, 1];
        double[] scores = [0.1, 0.4, 0.35, 0.8];

        Assert.Equal(0.75, Compute("auc", labels, scores));
        Assert.Equal(5.0 / 6, Compute("average_precision", labels, scores), 15);
        Assert.Equal(0.75, Compute("accuracy", labels, scores));
        Assert.Equal(1, Compute("precision", labels, scores));
        Assert.Equal(0.5, Compute("recall", labels, scores));
        Assert.Equal(2.0 / 3, Compute("f1", labels, scores), 15);
        Assert.Equal((0.01 + 0.16 + (0.65 * 0.65) + 0.04) / 4, Compute("brier", labels, scores), 15);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.6) + Math.Log(0.35) + Math.Log(0.8)) / 4, Compute("log_loss", labels, scores), 15);
    }

    [Fact]
    public void The_metrics_with_an_estimate_are_the_area_and_means_over_rows() =>
        Assert.Equal(["auc", "accuracy", "log_loss", "brier"], MetricTable.All.Where(metric => metric.HasEstimate).Select(metric => metric.Name));

    [Fact]
    public void Tied_scores_count_half_in_the_area_and_come_together_in_precision()
    {
        Assert.Equal(0.5, Compute("auc", [0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5]));
        Assert.Equal(0.5, Compute("average_precision", [0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5]));
    }

    [Fact]
    public void Regression_metrics_by_hand()
    {
        double[] labels = [3, -0.5, 2, 7];
        double[] scores = [2.5, 0, 2, 8];

        Assert.Equal(0.5, Compute("mae", labels, scores));
        Assert.Equal(Math.Sqrt(0.375), Compute("rmse", labels, scores), 15);
        Assert.Equal(1 - (1.5 / 29.1875), Compute("r2", labels, scores), 15);
    }

    [Theory]
    [InlineData("auc")]
    [InlineData("average_precision")]
    [InlineData("recall")]
    public void What_needs_a_positive_row_is_undefined_without_one(string name) => Assert.Equal(double.NaN, Compute(name, [0, 0], [0.1, 0.2]));

    [Fact]
    public void Every_metric_is_undefined_without_rows() => Assert.All(MetricTable.All, metric => Assert.Equal(double.NaN, metric.Compute([], [])));

    [Fact]
    public void A_certain_and_wrong_score_costs_a_finite_log_loss() => Assert.InRange(Compute("log_loss", [1], [0]), 36, 37);

    [Fact]
    public void Every_metric_is_found_by_its_name() => Assert.All(
        MetricTable.All, metric => Assert.True(MetricTable.TryGet(metric.Name, out var found) && ReferenceEquals(metric, found)));

    private static double Compute(string name, double[] labels, double[] scores) =>
        MetricTable.TryGet(name, out var metric) ? metric.Compute(labels, scores) : throw new ArgumentException(name);

    private static (double[] Labels, double[] Scores) Draw(JsonElement reference)
    {
        var state = reference.GetProperty("seed").GetUInt64();
        var slope = reference.GetProperty("name").GetString() == "bl1_calibrated_n1000" ? 1 : 0.5;
        var n = reference.GetProperty("n").GetInt32();
        var (labels, scores) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var u = Next();
            var q = u * u * (3 - (2 * u));
            labels[i] = Next() < q ? 1 : 0;
            scores[i] = Math.Clamp(0.5 + (slope * (q - 0.5)), 0, 1);
        }

        return (labels, scores);

        double Next()
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            return (state >> 11) * Math.Pow(2, -53);
        }
    }
}
