using System.Diagnostics.CodeAnalysis;

namespace Assay;

/// <summary>The metrics that Assay computes. Names resolve here for gates, monitors and reports alike.</summary>
public static class MetricTable
{
    private static readonly MetricDefinition[] s_all =
    [
        new("auc", "Area under the ROC curve", MetricTask.BinaryClassification, MetricDirection.HigherIsBetter,
            "The probability that a positive row scores higher than a negative one; ties count half.", BinaryMetrics.Auc),
        new("average_precision", "Average precision", MetricTask.BinaryClassification, MetricDirection.HigherIsBetter,
            "The mean of precision over recall, by steps.", BinaryMetrics.AveragePrecision),
        new("accuracy", "Accuracy", MetricTask.BinaryClassification, MetricDirection.HigherIsBetter,
            "The share of rows whose score lies on the label's side of 0.5.", BinaryMetrics.Accuracy),
        new("precision", "Precision", MetricTask.BinaryClassification, MetricDirection.HigherIsBetter,
            "The share of positives among rows that score at least 0.5.", BinaryMetrics.Precision),
        new("recall", "Recall", MetricTask.BinaryClassification, MetricDirection.HigherIsBetter,
            "The share of positives that score at least 0.5.", BinaryMetrics.Recall),
        new("f1", "F1", MetricTask.BinaryClassification, MetricDirection.HigherIsBetter,
            "The harmonic mean of precision and recall at 0.5.", BinaryMetrics.F1),
        new("log_loss", "Log loss", MetricTask.BinaryClassification, MetricDirection.LowerIsBetter,
            "The mean negative log-likelihood, in nats; scores are clipped to [ε, 1−ε] with ε = 2.2e-16.", BinaryMetrics.LogLoss),
        new("brier", "Brier score", MetricTask.BinaryClassification, MetricDirection.LowerIsBetter,
            "The mean squared difference of score and label.", BinaryMetrics.Brier),
        new("mae", "Mean absolute error", MetricTask.Regression, MetricDirection.LowerIsBetter,
            "The mean absolute difference, in the label's unit.", RegressionMetrics.MeanAbsoluteError),
        new("rmse", "Root mean squared error", MetricTask.Regression, MetricDirection.LowerIsBetter,
            "The root of the mean squared difference, in the label's unit.", RegressionMetrics.RootMeanSquaredError),
        new("r2", "R²", MetricTask.Regression, MetricDirection.HigherIsBetter,
            "The share of the label's variance that the prediction explains.", RegressionMetrics.RSquared),
    ];

    private static readonly Dictionary<string, MetricDefinition> s_byName = s_all.ToDictionary(metric => metric.Name, StringComparer.Ordinal);

    /// <summary>All metrics, in order of the documentation.</summary>
    public static IReadOnlyList<MetricDefinition> All => s_all;

    /// <summary>The metric of a name, where Assay knows it.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out MetricDefinition? metric) => s_byName.TryGetValue(name, out metric);
}
