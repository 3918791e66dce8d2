using Assay.Monitoring.Windows;

namespace Assay.Monitoring.Tests.Windows;

public sealed class PerformanceJudgeTests
{
    [Fact]
    public void The_order_of_a_windows_rows_does_not_change_its_interval()
    {
        var scores = Enumerable.Range(0, 200).Select(row => (row * 37 % 100) / 100.0).ToArray();
        var labels = Enumerable.Range(0, 200).Select(row => row * 13 % 7 > 3 ? 1.0 : 0.0).ToArray();

        var forwards = Judge(labels, scores);
        var backwards = Judge([.. labels.Reverse()], [.. scores.Reverse()]);

        Assert.NotNull(forwards.Low);
        Assert.Equal((forwards.Low, forwards.High), (backwards.Low, backwards.High));
    }

    private static MetricFinding Judge(double[] labels, double[] scores) => PerformanceJudge.Judge(
        new PerformanceDescriptor { Metric = "auc", AtLeast = 0.5 },
        reference: null,
        new WindowData { Labels = labels, LabelledScores = scores, Scores = scores },
        CancellationToken.None);
}
