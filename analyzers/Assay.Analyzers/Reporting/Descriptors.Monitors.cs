using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Monitors =>
    [
        NoMonitor,
    ];

    public static readonly DiagnosticDescriptor NoMonitor = new(
        RuleIds.NoMonitor,
        "Monitor can't be generated",
        "{0}",
        Categories.Monitors,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Nothing would watch the model, and silence looks like health.",
        HelpLink.Of(RuleIds.NoMonitor));
}
