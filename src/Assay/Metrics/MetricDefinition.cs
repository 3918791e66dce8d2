namespace Assay;

/// <summary>Which way a metric is better.</summary>
public enum MetricDirection
{
    /// <summary>More is better.</summary>
    HigherIsBetter,

    /// <summary>Less is better.</summary>
    LowerIsBetter,
}

/// <summary>What a metric compares.</summary>
public enum MetricTask
{
    /// <summary>A score in [0, 1] with a binary label.</summary>
    BinaryClassification,

    /// <summary>A predicted number with a true one.</summary>
    Regression,
}

/// <summary>
/// Computes a metric.
/// </summary>
/// <param name="labels">True values; 0 or 1 for a binary label. As long as <paramref name="scores"/>, without NaN.</param>
/// <param name="scores">Scores: probabilities or predicted numbers.</param>
/// <returns>The metric; NaN where it is undefined (no rows, or one class only where two are needed).</returns>
public delegate double MetricFunction(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores);

/// <summary>A metric that gates and monitors can compute themselves from label and score.</summary>
/// <param name="Name">The name in declarations, runs and reports.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Task">What it compares.</param>
/// <param name="Direction">Which way it is better.</param>
/// <param name="Meaning">What it says, in one line.</param>
/// <param name="Compute">The function.</param>
public sealed record MetricDefinition(
    string Name, string Title, MetricTask Task, MetricDirection Direction, string Meaning, MetricFunction Compute)
{
    /// <summary>Whether it can be estimated before the labels arrive.</summary>
    public bool HasEstimate { get; init; }
}
