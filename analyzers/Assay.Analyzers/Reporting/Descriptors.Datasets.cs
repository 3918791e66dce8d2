using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Datasets =>
    [
        NoGeneratedPart,
        NoRowKey,
        UncheckedColumn,
        UncheckedFeature,
        NoSuchColumn,
        Contradiction,
        BadPattern,
        BadReference,
        EmptyOrStalePasses,
        NoRows,
        BadQuery,
        RulesWithin,
    ];

    public static readonly DiagnosticDescriptor NoGeneratedPart = new(
        RuleIds.NoGeneratedPart,
        "Declaration can't be given a generated part",
        "'{0}' {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Without a generated part the declaration is nowhere: it is neither validated nor run, watched or catalogued.",
        HelpLink.Of(RuleIds.NoGeneratedPart));

    public static readonly DiagnosticDescriptor NoRowKey = new(
        RuleIds.NoRowKey,
        "Dataset has neither key nor uniqueness",
        "Dataset '{0}' has no [RowKey] and no [Unique], so doubled rows pass: mark the key, or say why there is none with [NoRowKey(\"…\")]",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A file that is delivered or joined twice doubles its rows, and no rule sees it: sums, means and labels shift.",
        HelpLink.Of(RuleIds.NoRowKey));

    public static readonly DiagnosticDescriptor EmptyOrStalePasses = new(
        RuleIds.EmptyOrStalePasses,
        "Dataset of a scheduled pipeline has neither row count nor greatest age",
        "Dataset '{0}' feeds the scheduled pipeline '{1}', but an empty or stale file passes: add [RowCount(Min = 1)], or MaxAge to its [EventTime]",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Nobody looks when a schedule runs a pipeline: it trains or scores on nothing, or on last month's file, and ends well.",
        HelpLink.Of(RuleIds.EmptyOrStalePasses));

    public static readonly DiagnosticDescriptor UncheckedColumn = new(
        RuleIds.UncheckedColumn,
        "Column without any check",
        "Column '{0}' has no check, so any value passes: add a rule, or say why it needs none with [Unvalidated(\"…\")]",
        Categories.Quality,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A column that nothing checks brings whatever the source happens to hold: a changed unit, a placeholder, a shifted column.",
        HelpLink.Of(RuleIds.UncheckedColumn));

    public static readonly DiagnosticDescriptor UncheckedFeature = new(
        RuleIds.UncheckedFeature,
        "Numeric feature without a range",
        "Feature '{0}' of model '{1}' has neither bounds nor statistics: add [InRange], [OneOf] or [MeanBetween] to it or to the column that it is taken from",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A model answers with confidence whatever number it is given. A feature that leaves the range of the training data makes answers wrong without an error.",
        HelpLink.Of(RuleIds.UncheckedFeature));

    public static readonly DiagnosticDescriptor NoSuchColumn = new(
        RuleIds.NoSuchColumn,
        "Check, When or Unique doesn't match the columns",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The rule can't be generated, so what it was meant to refuse would pass.",
        HelpLink.Of(RuleIds.NoSuchColumn));

    public static readonly DiagnosticDescriptor Contradiction = new(
        RuleIds.Contradiction,
        "Rule contradicts itself, its column or another rule",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The rule can't be generated, so what it was meant to refuse would pass.",
        HelpLink.Of(RuleIds.Contradiction));

    public static readonly DiagnosticDescriptor BadPattern = new(
        RuleIds.BadPattern,
        "Pattern can't be used",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The rule can't be generated, so text that it was meant to refuse would pass.",
        HelpLink.Of(RuleIds.BadPattern));

    public static readonly DiagnosticDescriptor BadQuery = new(
        RuleIds.BadQuery,
        "Query of a rule is no single SELECT",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The rule can't be generated, so what the query was meant to find would pass. A rule reads, and changes nothing.",
        HelpLink.Of(RuleIds.BadQuery));

    public static readonly DiagnosticDescriptor BadReference = new(
        RuleIds.BadReference,
        "Reference to an unknown dataset or column",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The rule can't be generated, so rows that refer to nothing would pass.",
        HelpLink.Of(RuleIds.BadReference));

    public static readonly DiagnosticDescriptor NoRows = new(
        RuleIds.NoRows,
        "Record can't be read as rows",
        "{0}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "No reader or validator can be generated for the record: nothing of it is validated, stored or catalogued.",
        HelpLink.Of(RuleIds.NoRows));

    public static readonly DiagnosticDescriptor RulesWithin = new(
        RuleIds.RulesWithin,
        "Rules over whole batches aren't checked within rows",
        "Column '{0}' holds '{1}', whose {2} is never checked within these rows: keep '{1}' in a dataset of its own, write a [Check] over the column, or say why not with [Unvalidated(\"…\")]",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The record promises what nobody looks at: doubled, shifted or stale elements pass, and each reader believes that they were refused.",
        HelpLink.Of(RuleIds.RulesWithin));
}
