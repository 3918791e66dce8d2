using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Models =>
    [
        Leakage,
        NoModel,
    ];

    public static readonly DiagnosticDescriptor Leakage = new(
        RuleIds.Leakage,
        "Feature is known only after the prediction",
        "'{0}' is {1}, but feature '{2}' is made of it: only [Label] members may be",
        Categories.Models,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "When the champion scores, the column isn't there yet and holds its type's default: the model was trained on the answer and is served nonsense.",
        HelpLink.Of(RuleIds.Leakage));

    public static readonly DiagnosticDescriptor NoModel = new(
        RuleIds.NoModel,
        "Model can't be generated",
        "{0}",
        Categories.Models,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Nothing could load, gate or serve the model.",
        HelpLink.Of(RuleIds.NoModel));
}
