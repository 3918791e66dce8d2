using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Assay.Benchmarks.Tracking;

/// <summary>What one <c>log-metric</c> takes: of one training alone, and of several at once.</summary>
internal sealed class SingleMetrics(MlflowHttp mlflow, string experiment)
{
    public async Task RunAsync(int count, int connections)
    {
        await MeasureAsync(Math.Max(1, count / 10), 1);
        foreach (var at in (int[])[1, connections])
        {
            var times = await MeasureAsync(count, at);
            TrackingComparison.Report(
                $"one metric, {at} at a time",
                $"p50 {TrackingComparison.Quantile(times, 0.5):0.00} ms, p99 {TrackingComparison.Quantile(times, 0.99):0.00} ms");
        }
    }

    private async Task<IReadOnlyCollection<double>> MeasureAsync(int count, int connections)
    {
        var run = await mlflow.NewRunAsync(experiment);
        var bodies = Enumerable.Range(0, count).Select(step => Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $$"""{"run_id":"{{run}}","key":"loss","value":{{1.0 / (step + 1)}},"timestamp":{{1_760_000_000_000 + step}},"step":{{step}}}"""))).ToArray();
        var times = new ConcurrentBag<double>();
        await mlflow.AllAsync(count, connections, async i =>
        {
            var from = Stopwatch.GetTimestamp();
            await mlflow.PostAsync("runs/log-metric", bodies[i]);
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        });
        return times;
    }
}
