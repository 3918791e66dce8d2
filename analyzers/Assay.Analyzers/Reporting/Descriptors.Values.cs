using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Values =>
    [
        RealEquality,
        UnanchoredPattern,
        EvilPattern,
        IdleValue,
        IdleRule,
        ImpossibleRules,
        ImpliedRule,
        IdleMostly,
        IdleRequired,
    ];

    public static readonly DiagnosticDescriptor RealEquality = new(
        RuleIds.RealEquality,
        "Real numbers compared for equality",
        "Column '{0}' holds real numbers, which its {1} compares for equality: use decimal, a whole number or text",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "0.1 + 0.2 is not 0.3, and 0.1 as a float is not 0.1 as a double: a value that was computed, or went through another type, is a different one. Keys double, and lists and references miss.",
        HelpLink.Of(RuleIds.RealEquality));

    public static readonly DiagnosticDescriptor UnanchoredPattern = new(
        RuleIds.UnanchoredPattern,
        "Pattern is not anchored",
        "Pattern '{0}' has no anchor at {1}, yet must match the whole value: write '{2}'",
        Categories.Quality,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Assay matches the whole value either way. Databases, JSON Schema and most readers take a pattern without anchors as one to search for, and expect other values to pass.",
        HelpLink.Of(RuleIds.UnanchoredPattern));

    public static readonly DiagnosticDescriptor EvilPattern = new(
        RuleIds.EvilPattern,
        "Pattern overwhelms other engines",
        "Pattern '{0}' {1}",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Assay's own matcher doesn't backtrack. Contracts, databases and web frameworks that are handed the pattern do, or refuse it: one value can stop them for ever.",
        HelpLink.Of(RuleIds.EvilPattern));

    public static readonly DiagnosticDescriptor IdleValue = new(
        RuleIds.IdleValue,
        "Allowed value is idle",
        "Value '{0}' of [OneOf] on '{1}' {2}: remove or correct it",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A value that is listed twice usually stands where another one was meant; one that another rule refuses is listed for nothing.",
        HelpLink.Of(RuleIds.IdleValue));

    public static readonly DiagnosticDescriptor IdleRule = new(
        RuleIds.IdleRule,
        "Rule lets everything pass",
        "'{0}' holds for whatever '{1}' can hold, so the rule refuses nothing: correct its bounds, or remove it",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The column looks checked in code, catalog and reports, and isn't.",
        HelpLink.Of(RuleIds.IdleRule));

    public static readonly DiagnosticDescriptor ImpossibleRules = new(
        RuleIds.ImpossibleRules,
        "Rules that no value can meet together",
        "No value of '{0}' meets both '{1}' and '{2}': correct one of them",
        Categories.Quality,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Every batch fails, or warns, whatever it holds.",
        HelpLink.Of(RuleIds.ImpossibleRules));

    public static readonly DiagnosticDescriptor ImpliedRule = new(
        RuleIds.ImpliedRule,
        "Rule is implied by another",
        "'{0}' holds wherever '{1}' does, so the rule refuses nothing: correct it, or remove it",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The rule was meant to refuse something. It is usually a bound that was typed wrong, or one that a later rule overtook.",
        HelpLink.Of(RuleIds.ImpliedRule));

    public static readonly DiagnosticDescriptor IdleMostly = new(
        RuleIds.IdleMostly,
        "Mostly lets no row fail",
        "Mostly = {0} changes nothing: {1}",
        Categories.Quality,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Whoever reads it expects that some rows may fail.",
        HelpLink.Of(RuleIds.IdleMostly));

    public static readonly DiagnosticDescriptor IdleRequired = new(
        RuleIds.IdleRequired,
        "Required on a column that can't be null",
        "[Required] changes nothing, because the type of '{0}' takes no null{1}",
        Categories.Quality,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Whether null is allowed says the C# type. The framework's attribute also refuses the empty string elsewhere; here the empty string is a value.",
        HelpLink.Of(RuleIds.IdleRequired));
}
