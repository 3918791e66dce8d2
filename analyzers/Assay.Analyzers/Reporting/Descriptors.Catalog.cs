using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Catalog =>
    [
        NoSummary,
        NoOwner,
        UnclassifiedColumn,
        NameTaken,
        BadName,
        Secret,
        MachineBoundSource,
        SharedSource,
        PlaceholderReason,
        UnreadableSource,
    ];

    public static readonly DiagnosticDescriptor NoSummary = new(
        RuleIds.NoSummary,
        "Declaration without an XML summary",
        "{0} '{1}' has no {2} that the catalog could show: say in a sentence what it means",
        Categories.Catalog,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The catalog, the contract and the pipeline's page show the summary. Without one the next team guesses from the name.",
        HelpLink.Of(RuleIds.NoSummary));

    public static readonly DiagnosticDescriptor NoOwner = new(
        RuleIds.NoOwner,
        "Declaration without an owner",
        "{0} '{1}' has no owner: add Owner = \"…\", the team that is called when it fails",
        Categories.Catalog,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "When it fails at night, or a column has to change, nobody knows whom to ask.",
        HelpLink.Of(RuleIds.NoOwner));

    public static readonly DiagnosticDescriptor UnclassifiedColumn = new(
        RuleIds.UnclassifiedColumn,
        "Column looks sensitive and isn't classified",
        "Column '{0}' looks like {1}: mark it {2}, or say with [Sensitive(Sensitivity.None)] that it is not",
        Categories.Privacy,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Samples of failing rows stand in reports, quarantine and alerts. Only columns that are marked are masked there.",
        HelpLink.Of(RuleIds.UnclassifiedColumn));

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

    public static readonly DiagnosticDescriptor Secret = new(
        RuleIds.Secret,
        "Secret in a declaration",
        "'{0}' holds {1}: take it out and revoke it, because it is in the assembly, in assay/ and in the history of this file; configuration gives secrets",
        Categories.Privacy,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "What a declaration says is written into the assembly, the manifest, the pipelines and the catalog, which many may read.",
        HelpLink.Of(RuleIds.Secret));

    public static readonly DiagnosticDescriptor MachineBoundSource = new(
        RuleIds.MachineBoundSource,
        "Source is bound to one machine",
        "Source '{0}' {1}",
        Categories.Catalog,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "It opens on the machine that it was written on, and neither at a colleague's, nor in CI, nor in a container.",
        HelpLink.Of(RuleIds.MachineBoundSource));

    public static readonly DiagnosticDescriptor SharedSource = new(
        RuleIds.SharedSource,
        "Two datasets have the same source",
        "Dataset '{0}' has the same source as '{1}': declare one, or give each its own, because rules on one don't hold for the other",
        Categories.Catalog,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The same rows are validated by two sets of rules and versioned twice: a batch that one refuses comes in by the other.",
        HelpLink.Of(RuleIds.SharedSource));

    public static readonly DiagnosticDescriptor PlaceholderReason = new(
        RuleIds.PlaceholderReason,
        "Stated intent without a reason",
        "[{0}] says nothing yet ('{1}'): write what the next reader needs to know, because the catalog shows it",
        Categories.Catalog,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A demand that is answered by a placeholder is silenced, not answered, and the catalog shows the placeholder as the team's word.",
        HelpLink.Of(RuleIds.PlaceholderReason));

    public static readonly DiagnosticDescriptor UnreadableSource = new(
        RuleIds.UnreadableSource,
        "Nothing known reads the source",
        "Source '{0}' {1}",
        Categories.Catalog,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The declaration compiles, and the first run ends with an unknown format or scheme.",
        HelpLink.Of(RuleIds.UnreadableSource));
}
