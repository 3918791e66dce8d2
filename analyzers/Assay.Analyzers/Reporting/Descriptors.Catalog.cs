using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Catalog =>
    [
        NameTaken,
        BadName,
    ];

    public static readonly DiagnosticDescriptor NameTaken = new(
        RuleIds.NameTaken,
        "Two declarations of a kind share a name",
        "'{0}' is the name of '{1}' as well: choose another, because names tell declarations of a kind apart",
        Categories.Catalog,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "One would overwrite the other in catalog, versions and artifacts, whichever comes last.",
        HelpLink.Of(RuleIds.NameTaken));

    public static readonly DiagnosticDescriptor BadName = new(
        RuleIds.BadName,
        "Name can't be used",
        "{0}",
        Categories.Catalog,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The name becomes part of addresses, files and names in Kubeflow; what none of them takes can't be generated.",
        HelpLink.Of(RuleIds.BadName));
}
