namespace Assay.Analyzers.Models;

/// <summary>Finds the metric of Assay's that a name was meant to be.</summary>
internal static class KnownMetric
{
    // What others call them, in lower-case letters and digits alone.
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["rocauc"] = "auc",
        ["aucroc"] = "auc",
        ["auroc"] = "auc",
        ["averageprecisionscore"] = "average_precision",
        ["acc"] = "accuracy",
        ["f1score"] = "f1",
        ["crossentropy"] = "log_loss",
        ["brierscore"] = "brier",
        ["meanabsoluteerror"] = "mae",
        ["rootmeansquarederror"] = "rmse",
        ["rsquared"] = "r2",
        ["r2score"] = "r2",
    };

    // Metrics of their own that lie next to one of ours.
    private static readonly string[] s_others = ["rmsle"];

    /// <summary>The metric; null where the name is one of ours, or of another metric.</summary>
    public static string? Near(string name)
    {
        if (MetricFacts.Of(name) is not null)
            return null;
        var plain = string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
        if (s_names.TryGetValue(plain, out var known))
            return known;
        foreach (var metric in MetricFacts.All)
        {
            var own = metric.Name.Replace("_", "");
            if (plain == own || (!s_others.Contains(plain) && IsSlip(plain, own)))
                return metric.Name;
        }

        return null;
    }

    // One letter too many, too few, or wrong; in short names that makes another one (mse, mae).
    private static bool IsSlip(string typed, string known)
    {
        if (Math.Min(typed.Length, known.Length) < 4 || Math.Abs(typed.Length - known.Length) > 1)
            return false;
        var start = 0;
        while (start < Math.Min(typed.Length, known.Length) && typed[start] == known[start])
            start++;
        var (longer, shorter) = typed.Length >= known.Length ? (typed, known) : (known, typed);
        var rest = longer.Substring(start + 1);
        return longer.Length == shorter.Length ? longer.Length > 4 && rest == shorter.Substring(start + 1) : !char.IsDigit(longer[start]) && rest == shorter.Substring(start);
    }
}
