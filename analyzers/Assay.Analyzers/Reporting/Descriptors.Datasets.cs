using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
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
}
