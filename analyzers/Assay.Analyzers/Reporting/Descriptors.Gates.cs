using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Gates =>
    [
        Ungated,
        EvaluatedOnTraining,
        OnlyRelativeGate,
        EffectlessGate,
        GateWithoutColumns,
        LateFeature,
        NegativeMargin,
        NearMetric,
    ];

    public static readonly DiagnosticDescriptor Ungated = new(
        RuleIds.Ungated,
        "Model that is made and never judged",
        "'{0}' is made by pipeline '{1}' but has no [Gate], so it is neither registered nor deployed: add one, or state with [NoGate] why not",
        Categories.Models,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The gate is what registers a candidate and makes it the champion: without one the model stays a file of its run, and what serves and scores finds none.",
        HelpLink.Of(RuleIds.Ungated));

    public static readonly DiagnosticDescriptor EvaluatedOnTraining = new(
        RuleIds.EvaluatedOnTraining,
        "Model is evaluated on the rows that it was trained on",
        "'{0}' of '{1}' is what '{2}' was trained on: evaluate it on rows that were held out; {3}",
        Categories.Models,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The metrics tell how well the model remembers. The gate lets pass what remembers best, and production meets rows that it has never seen.",
        HelpLink.Of(RuleIds.EvaluatedOnTraining));

    public static readonly DiagnosticDescriptor OnlyRelativeGate = new(
        RuleIds.OnlyRelativeGate,
        "Gate that no first candidate can pass",
        "'{0}' is only compared with its champion, and the first candidate has none: add a bound, such as [{1}]",
        Categories.Models,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Without a champion a comparison isn't applicable where there is a bound as well; alone it refuses, so that there will never be a champion.",
        HelpLink.Of(RuleIds.OnlyRelativeGate));

    public static readonly DiagnosticDescriptor EffectlessGate = new(
        RuleIds.EffectlessGate,
        "Gate that nothing can pass or nothing can fail",
        "the gate on '{0}' {1}",
        Categories.Models,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A gate that nothing passes is found out when the first candidate is refused; one that nothing fails when a bad model serves.",
        HelpLink.Of(RuleIds.EffectlessGate));

    public static readonly DiagnosticDescriptor GateWithoutColumns = new(
        RuleIds.GateWithoutColumns,
        "Gate whose metrics can't be computed",
        "the gate on '{0}' needs {1}",
        Categories.Models,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The gate computes metrics from [Label] and [Score]. Where they are missing or of another kind, the gate's step fails after the training, or compares nonsense.",
        HelpLink.Of(RuleIds.GateWithoutColumns));

    public static readonly DiagnosticDescriptor LateFeature = new(
        RuleIds.LateFeature,
        "Model takes a column that is known only after the prediction",
        "'{0}' is known only after {1}, but '{2}' takes it as a feature: take it out, or mark it [Label]",
        Categories.Models,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "When the champion scores, the column isn't there yet and holds its type's default: the model was trained on what it will never see.",
        HelpLink.Of(RuleIds.LateFeature));

    public static readonly DiagnosticDescriptor NegativeMargin = new(
        RuleIds.NegativeMargin,
        "Margin below zero",
        "the margin of '{0}' is {1}, so that every candidate must be better than the champion by {2}: write {2} if it may be worse by that much",
        Categories.Models,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A champion that is as good as its data allow is never replaced again, not even by one trained on newer rows.",
        HelpLink.Of(RuleIds.NegativeMargin));

    public static readonly DiagnosticDescriptor NearMetric = new(
        RuleIds.NearMetric,
        "Metric that is nearly one of Assay's",
        "'{0}' is no metric that Assay computes: write '{1}'",
        Categories.Models,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The gate takes a metric that it doesn't know from the evaluation step, and refuses where that doesn't return it. It can't be compared with the champion's, and has no interval.",
        HelpLink.Of(RuleIds.NearMetric));
}
