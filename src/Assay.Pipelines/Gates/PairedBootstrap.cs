namespace Assay.Pipelines.Gates;

/// <summary>
/// Percentile intervals of a metric and of the difference of two models' metrics. Each resample draws as many rows as there are, with
/// replacement, and computes both models' metric on the SAME rows, so that what makes a row hard cancels out of the difference
/// (B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13; paired as in Koehn, EMNLP 2004).
/// </summary>
internal static class PairedBootstrap
{
    /// <summary>Computes the interval of the candidate's metric, or, with a champion, of candidate minus champion.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="candidate">The candidate's scores.</param>
    /// <param name="champion">The champion's scores; null for the candidate alone.</param>
    /// <param name="options">How often, how sure, which seed.</param>
    /// <param name="cancellation">Stops between resamples.</param>
    /// <returns>The interval; null where the metric is undefined on more than half of the resamples.</returns>
    public static Interval? Of(
        MetricFunction metric, double[] labels, double[] candidate, double[]? champion, BootstrapOptions options, CancellationToken cancellation)
    {
        if (labels.Length == 0 || options.Resamples < 2)
            return null;
        var values = new double[options.Resamples];
        Parallel.For(
            0,
            options.Resamples,
            new ParallelOptions { CancellationToken = cancellation },
            () => new Sample(labels.Length, champion is not null),
            (resample, _, sample) =>
            {
                sample.Draw(options.Seed, resample, labels, candidate, champion);
                values[resample] = metric(sample.Labels, sample.Candidate);
                if (sample.Champion is { } scores)
                    values[resample] -= metric(sample.Labels, scores);
                return sample;
            },
            static _ => { });

        var finite = Array.FindAll(values, double.IsFinite);
        if (finite.Length * 2 <= values.Length)
            return null;
        Array.Sort(finite);
        var tail = (1 - options.Confidence) / 2;
        return new(Quantile(finite, tail), Quantile(finite, 1 - tail));
    }

    /// <summary>Hyndman and Fan's type 7: linear between order statistics (The American Statistician 50, 1996).</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double probability)
    {
        var at = probability * (sorted.Length - 1);
        var low = (int)Math.Floor(at);
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }

    private sealed class Sample(int rows, bool paired)
    {
        public double[] Labels { get; } = new double[rows];

        public double[] Candidate { get; } = new double[rows];

        public double[]? Champion { get; } = paired ? new double[rows] : null;

        public void Draw(ulong seed, int resample, double[] labels, double[] candidate, double[]? champion)
        {
            var random = new SplitMix(seed, resample);
            for (var i = 0; i < labels.Length; i++)
            {
                var row = random.Below(labels.Length);
                Labels[i] = labels[row];
                Candidate[i] = candidate[row];
                if (Champion is not null)
                    Champion[i] = champion![row];
            }
        }
    }
}

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): each resample has a stream of its own, so threads don't change the result, and the numbers
/// are ours to keep, whatever the framework does with its own generator.
/// </summary>
internal struct SplitMix
{
    private ulong _state;

    public SplitMix(ulong seed, int stream) => _state = Mixed(seed ^ Mixed((ulong)stream + 0x9E3779B97F4A7C15));

    /// <summary>A number from 0 to <paramref name="bound"/>, excluded; its bias is below 2⁻³².</summary>
    public int Below(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        return (int)(((Mixed(_state) >> 32) * (ulong)bound) >> 32);
    }

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
