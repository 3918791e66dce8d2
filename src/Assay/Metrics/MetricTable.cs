using System.Diagnostics.CodeAnalysis;

namespace Assay;

/// <summary>The metrics that Assay computes. Names resolve here for gates, monitors and reports alike.</summary>
public static class MetricTable
{
    private static readonly MetricDefinition[] s_all =
    [
        Of("auc", "Area under the ROC curve",
            "The probability that a positive row scores higher than a negative one; ties count half.", BinaryMetrics.Auc),
        Of("average_precision", "Average precision",
            "The mean of precision over recall, by steps.", BinaryMetrics.AveragePrecision),
        Of("accuracy", "Accuracy",
            "The share of rows whose score lies on the label's side of 0.5.", BinaryMetrics.Accuracy),
        Of("precision", "Precision",
            "The share of positives among rows that score at least 0.5.", BinaryMetrics.Precision),
        Of("recall", "Recall",
            "The share of positives that score at least 0.5.", BinaryMetrics.Recall),
        Of("f1", "F1",
            "The harmonic mean of precision and recall at 0.5.", BinaryMetrics.F1),
        Of("log_loss", "Log loss",
            "The mean negative log-likelihood, in nats; scores are clipped to [ε, 1−ε] with ε = 2.2e-16.", BinaryMetrics.LogLoss),
        Of("brier", "Brier score",
            "The mean squared difference of score and label.", BinaryMetrics.Brier),
        Of("mae", "Mean absolute error",
            "The mean absolute difference, in the label's unit.", RegressionMetrics.MeanAbsoluteError),
        Of("rmse", "Root mean squared error",
            "The root of the mean squared difference, in the label's unit.", RegressionMetrics.RootMeanSquaredError),
        Of("r2", "R²",
            "The share of the label's variance that the prediction explains.", RegressionMetrics.RSquared),
    ];

    private static readonly Dictionary<string, MetricDefinition> s_byName = s_all.ToDictionary(metric => metric.Name, StringComparer.Ordinal);

    /// <summary>All metrics, in order of the documentation.</summary>
    public static IReadOnlyList<MetricDefinition> All => s_all;

    /// <summary>The metric of a name, where Assay knows it.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out MetricDefinition? metric) => s_byName.TryGetValue(name, out metric);

    private static MetricDefinition Of(string name, string title, string meaning, MetricFunction compute)
    {
        var facts = MetricFacts.Of(name)!;
        return new(
            name,
            title,
            facts.IsBinary ? MetricTask.BinaryClassification : MetricTask.Regression,
            facts.HigherIsBetter ? MetricDirection.HigherIsBetter : MetricDirection.LowerIsBetter,
            meaning,
            compute)
        {
            HasEstimate = facts.HasEstimate,
        };
    }
}
