namespace Assay;

/// <summary>What a metric is, without computing it. <see cref="MetricTable"/> is made of it, and the compiler's side links this file.</summary>
/// <param name="Name">The name in declarations, runs and reports.</param>
/// <param name="IsBinary">Whether it compares a score with a binary label; else a predicted number with a true one.</param>
/// <param name="HigherIsBetter">Which way it is better.</param>
/// <param name="Least">The least value that it can have; −∞ where there is none.</param>
/// <param name="Greatest">The greatest value that it can have; +∞ where there is none.</param>
/// <param name="HasEstimate">Whether it can be estimated before the labels arrive.</param>
internal sealed record MetricFacts(string Name, bool IsBinary, bool HigherIsBetter, double Least, double Greatest, bool HasEstimate)
{
    private const double Unbounded = double.PositiveInfinity;

    /// <summary>Of all metrics that Assay computes.</summary>
    public static IReadOnlyList<MetricFacts> All { get; } =
    [
        new("auc", IsBinary: true, HigherIsBetter: true, 0, 1, HasEstimate: true),
        new("average_precision", IsBinary: true, HigherIsBetter: true, 0, 1, HasEstimate: false),
        new("accuracy", IsBinary: true, HigherIsBetter: true, 0, 1, HasEstimate: true),
        new("precision", IsBinary: true, HigherIsBetter: true, 0, 1, HasEstimate: false),
        new("recall", IsBinary: true, HigherIsBetter: true, 0, 1, HasEstimate: false),
        new("f1", IsBinary: true, HigherIsBetter: true, 0, 1, HasEstimate: false),
        new("log_loss", IsBinary: true, HigherIsBetter: false, 0, Unbounded, HasEstimate: true),
        // Scores need not be probabilities: those outside [0, 1] take it above 1.
        new("brier", IsBinary: true, HigherIsBetter: false, 0, Unbounded, HasEstimate: true),
        new("mae", IsBinary: false, HigherIsBetter: false, 0, Unbounded, HasEstimate: false),
        new("rmse", IsBinary: false, HigherIsBetter: false, 0, Unbounded, HasEstimate: false),
        new("r2", IsBinary: false, HigherIsBetter: true, -Unbounded, 1, HasEstimate: false),
    ];

    /// <summary>Of the metric of a name; null where Assay doesn't compute it.</summary>
    public static MetricFacts? Of(string name)
    {
        foreach (var metric in All)
        {
            if (metric.Name == name)
                return metric;
        }

        return null;
    }
}
