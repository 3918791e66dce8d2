using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Metrics;

/// <summary>A metric of the table over a held-out set.</summary>
[MemoryDiagnoser]
public class MetricBenchmarks
{
    private double[] _labels = [];
    private double[] _scores = [];
    private MetricDefinition _metric = null!;

    [Params("auc", "average_precision", "log_loss")]
    public string Metric { get; set; } = "";

    [Params(10_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20010101);
        _scores = [.. Enumerable.Range(0, Rows).Select(_ => Math.Round(random.NextDouble(), 4))];
        _labels = [.. _scores.Select(score => random.NextDouble() < (0.2 + score) / 2 ? 1.0 : 0.0)];
        _metric = MetricTable.TryGet(Metric, out var metric) ? metric : throw new InvalidOperationException($"No metric {Metric}.");
    }

    [Benchmark]
    public double Compute() => _metric.Compute(_labels, _scores);
}
