using System.Globalization;
using Assay.Monitoring.Estimation;
using Assay.Monitoring.References;
using Assay.Monitoring.Sampling;

namespace Assay.Monitoring.Windows;

/// <summary>
/// Measures a window's metrics and holds them against their bounds. A bound is broken where the whole 95 % interval lies beyond it: that a
/// window is small is no alarm.
/// </summary>
internal static class PerformanceJudge
{
    /// <summary>The least rows a metric is computed on.</summary>
    public const int LeastRows = 30;

    public static MetricFinding Judge(PerformanceDescriptor performance, ModelReference? reference, WindowData data, CancellationToken cancellation)
    {
        if (!MetricTable.TryGet(performance.Metric, out var metric))
            return Without(performance, 0, "Assay does not know this metric and can't compute it.");
        if (data.Labels.Length >= LeastRows)
        {
            var value = metric.Compute(data.Labels, data.LabelledScores);
            if (!double.IsFinite(value))
                return Without(performance, data.Labels.Length, "It is undefined on these labels: perhaps all are of one class.");
            var (labels, scores) = Ordered(data.Labels, data.LabelledScores);
            var interval = Bootstrap.Interval(labels.Length, rows => metric.Compute(Pick(labels, rows), Pick(scores, rows)), cancellation);
            return Judged(performance, data.Labels.Length, value, interval, estimated: false);
        }

        return performance.Estimate && data.Labels.Length * 2 < data.Scores.Length
            ? Estimate(performance, metric, reference, data, cancellation)
            : Without(performance, data.Labels.Length, string.Create(CultureInfo.InvariantCulture, $"{data.Labels.Length} labels, at least {LeastRows} are needed."));
    }

    private static MetricFinding Estimate(
        PerformanceDescriptor performance, MetricDefinition metric, ModelReference? reference, WindowData data, CancellationToken cancellation)
    {
        if (!metric.HasEstimate)
            return Without(performance, 0, "There is no estimate of this metric before its labels.");
        if (reference is null || reference.Scores.Count < LeastRows)
            return Without(performance, 0, "The reference has too few labelled rows to calibrate an estimate.");
        if (data.Scores.Length < LeastRows)
            return Without(performance, data.Scores.Length, string.Create(CultureInfo.InvariantCulture, $"{data.Scores.Length} scores, at least {LeastRows} are needed."));
        var scores = data.Scores.Order().ToArray();
        var calibration = IsotonicCalibration.Fit([.. reference.Scores], [.. reference.Labels]);
        var chances = Array.ConvertAll(scores, calibration.Probability);
        var value = ExpectedMetric.Of(metric, scores, chances);
        if (!double.IsFinite(value))
            return Without(performance, data.Scores.Length, "The estimate is undefined: one class only is expected.");
        var interval = Bootstrap.Interval(scores.Length, rows => ExpectedMetric.Of(metric, Pick(scores, rows), Pick(chances, rows)), cancellation);
        return Judged(performance, data.Scores.Length, value, interval, estimated: true);
    }

    // Rows come in the order of their ids, which are drawn anew each time: the interval must not depend on it.
    private static (double[] Labels, double[] Scores) Ordered(double[] labels, double[] scores)
    {
        var order = Enumerable.Range(0, labels.Length).OrderBy(row => scores[row]).ThenBy(row => labels[row]).ToArray();
        return (Pick(labels, order), Pick(scores, order));
    }

    private static MetricFinding Judged(PerformanceDescriptor performance, long rows, double value, (double Low, double High)? interval, bool estimated) => new()
    {
        Metric = performance.Metric,
        Value = value,
        Low = interval?.Low,
        High = interval?.High,
        Rows = rows,
        Estimated = estimated,
        AtLeast = performance.AtLeast,
        AtMost = performance.AtMost,
        Breached = interval is { } range && (range.High < performance.AtLeast || range.Low > performance.AtMost),
    };

    private static MetricFinding Without(PerformanceDescriptor performance, long rows, string note) => new()
    {
        Metric = performance.Metric,
        Rows = rows,
        AtLeast = performance.AtLeast,
        AtMost = performance.AtMost,
        Breached = false,
        Note = note,
    };

    private static double[] Pick(double[] values, int[] rows)
    {
        var picked = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            picked[i] = values[rows[i]];
        return picked;
    }
}
