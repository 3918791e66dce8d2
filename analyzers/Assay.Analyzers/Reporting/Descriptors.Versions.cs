using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Versions =>
    [
        DifferenceWithoutKey,
    ];

    public static readonly DiagnosticDescriptor DifferenceWithoutKey = new(
        RuleIds.DifferenceWithoutKey,
        "Versions kept as differences need a row key",
        "Dataset '{0}' is kept as differences, but nothing tells which row a changed one was: mark the key with [RowKey], or take VersionStrategy.Snapshot",
        Categories.Versions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A difference says which rows were added, changed and removed; without a key no row can be found again.",
        HelpLink.Of(RuleIds.DifferenceWithoutKey));
}
