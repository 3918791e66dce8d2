using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Checks =>
    [
        NullSkipped,
        StaticState,
        LiftedComparison,
    ];

    public static readonly DiagnosticDescriptor NullSkipped = new(
        RuleIds.NullSkipped,
        "Check skips rows where a column is null",
        "Check '{0}' isn't asked about rows where '{1}' is null: take it nullable to judge them as well",
        Categories.Quality,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Rows without the value are out of the check's scope: they pass, however many they are.",
        HelpLink.Of(RuleIds.NullSkipped));

    public static readonly DiagnosticDescriptor StaticState = new(
        RuleIds.StaticState,
        "Check or projection depends on state that can be set",
        "'{0}' reads {1}, which can be set, so the same row may give another answer next time: make it readonly, or take the value from a column",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A validation that is repeated says something else, and features that were trained with are not those that are served.",
        HelpLink.Of(RuleIds.StaticState));

    public static readonly DiagnosticDescriptor LiftedComparison = new(
        RuleIds.LiftedComparison,
        "Comparison decides about null unsaid",
        "'{0}' is false where '{1}' is null, although the column may be null: take '{2}' to leave such rows out, or say what null means",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Rows that the type allows are refused, or pass where the comparison is negated, and nobody decided that.",
        HelpLink.Of(RuleIds.LiftedComparison));
}
