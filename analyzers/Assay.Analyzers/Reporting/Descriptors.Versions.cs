using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Versions =>
    [
        UnversionedTrainingData,
        DifferenceWithoutKey,
        VersionedWithoutReason,
        KeptTooShort,
        KeyMayBeNull,
    ];

    public static readonly DiagnosticDescriptor UnversionedTrainingData = new(
        RuleIds.UnversionedTrainingData,
        "Training data isn't versioned",
        "Model '{0}' learns from dataset '{1}', of which no versions are kept: add [Versioned(…)], or say why not with [NotVersioned(\"…\")]",
        Categories.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Nobody can say later which rows a model learned from, train it again on them, or compare them with today's.",
        HelpLink.Of(RuleIds.UnversionedTrainingData));

    public static readonly DiagnosticDescriptor DifferenceWithoutKey = new(
        RuleIds.DifferenceWithoutKey,
        "Versions kept as differences need a row key",
        "Dataset '{0}' is kept as differences, but nothing tells which row a changed one was: mark the key with [RowKey], or take VersionStrategy.Snapshot",
        Categories.Versions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A difference says which rows were added, changed and removed; without a key no row can be found again.",
        HelpLink.Of(RuleIds.DifferenceWithoutKey));

    public static readonly DiagnosticDescriptor VersionedWithoutReason = new(
        RuleIds.VersionedWithoutReason,
        "Versions without a reason for their strategy",
        "Dataset '{0}' doesn't say why its versions are kept as {1}: add Why = \"…\", which the catalog shows",
        Categories.Versions,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Whoever has to change the strategy, or to pay for the store, can't tell what it was chosen for.",
        HelpLink.Of(RuleIds.VersionedWithoutReason));

    public static readonly DiagnosticDescriptor KeptTooShort = new(
        RuleIds.KeptTooShort,
        "Versions are kept for less time than their model is in use",
        "Dataset '{0}' keeps versions for {1}, but model '{2}', which pipeline '{3}' trains, needs them for {4} ({5}): keep them for {4} at least",
        Categories.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The version that the champion learned from is gone while the champion still answers: it can be neither explained, nor trained again, nor compared with.",
        HelpLink.Of(RuleIds.KeptTooShort));

    public static readonly DiagnosticDescriptor KeyMayBeNull = new(
        RuleIds.KeyMayBeNull,
        "Versions kept as differences have a key that may be null",
        "'{0}' is part of the row key of '{1}', which is kept as differences, but may be null: a commit refuses such rows, so make its type one without '?'",
        Categories.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A row without a key can't be found again. The type says that there may be one, and the first that comes stops the commit.",
        HelpLink.Of(RuleIds.KeyMayBeNull));
}
