using Assay.Generators.Datasets;

namespace Assay.Analyzers.Models;

/// <summary>The bound that a model must at least pass to be better than none: what guessing reaches. The team raises it.</summary>
internal static class GateSkeleton
{
    /// <summary>The fact that holds it.</summary>
    public const string Fact = "Gate";

    private const string Regression = "Gate(\"r2\", AtLeast = 0)";
    private const string Classification = "Gate(\"auc\", AtLeast = 0.5)";

    /// <summary>A bound for a label.</summary>
    public static string For(ColumnModel? label) => label is null or { Kind: ColumnKind.Boolean } ? Classification : Regression;

    /// <summary>A bound beside a comparison with the champion.</summary>
    public static string For(string metric) => metric switch
    {
        // Always one half, or no information: −ln ½.
        "brier" => "Gate(\"brier\", AtMost = 0.25)",
        "log_loss" => "Gate(\"log_loss\", AtMost = 0.69)",
        // In the label's unit, only the team knows a bound; below 0 the mean is a better prediction.
        "mae" or "rmse" or "r2" => Regression,
        _ => $"Gate(\"{metric}\", AtLeast = 0.5)",
    };
}
