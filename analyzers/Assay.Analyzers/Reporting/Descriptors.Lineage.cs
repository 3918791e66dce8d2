using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Lineage =>
    [
        OtherOrigin,
        OpaqueColumn,
        NoOrigin,
    ];

    public static readonly DiagnosticDescriptor OtherOrigin = new(
        RuleIds.OtherOrigin,
        "Declared origin of a column contradicts the code",
        "{1} makes '{0}' of {2}, but [DerivedFrom] says {3}: write what the code shows",
        Categories.Catalog,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Whoever asks the catalog what a change of a column affects gets a wrong answer.",
        HelpLink.Of(RuleIds.OtherOrigin));

    public static readonly DiagnosticDescriptor OpaqueColumn = new(
        RuleIds.OpaqueColumn,
        "Origin of a column can't be read",
        "where '{1}' takes '{0}' from can't be read ({2}): say it with [DerivedFrom]",
        Categories.Catalog,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The lineage has a gap there: a change of the columns that it comes from seems to affect nothing.",
        HelpLink.Of(RuleIds.OpaqueColumn));

    public static readonly DiagnosticDescriptor NoOrigin = new(
        RuleIds.NoOrigin,
        "[DerivedFrom] names no column of a dataset",
        "{0}",
        Categories.Catalog,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "What it says is left out of the lineage.",
        HelpLink.Of(RuleIds.NoOrigin));
}
