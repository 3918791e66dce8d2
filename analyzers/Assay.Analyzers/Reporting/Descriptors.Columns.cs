using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Columns =>
    [
        NoUnit,
        OtherValues,
        NoEventTime,
        NoZone,
        OtherUnit,
        AmbiguousName,
        WeakKey,
        SharedReference,
        BadZone,
    ];

    public static readonly DiagnosticDescriptor NoUnit = new(
        RuleIds.NoUnit,
        "Measurement without a unit",
        "Column '{0}' looks like a measurement, and doesn't say of what unit: add [Unit(\"{1}\")], or [Unit(\"1\")] for a pure number",
        Categories.Quality,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Miles were kilometres, minutes were seconds: no range sees it, and every number stays plausible.",
        HelpLink.Of(RuleIds.NoUnit));

    public static readonly DiagnosticDescriptor OtherValues = new(
        RuleIds.OtherValues,
        "Allowed values differ from those of the origin",
        "The values that '{0}' allows differ from those of '{1}' in dataset '{2}': {3}",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A new value is added in one place, and rows that are right are refused, or encoded as unknown, in the other.",
        HelpLink.Of(RuleIds.OtherValues));

    public static readonly DiagnosticDescriptor NoEventTime = new(
        RuleIds.NoEventTime,
        "Monitored dataset without event time",
        "Dataset '{0}' feeds what monitor '{1}' watches, but says not when its rows happened: mark the time with [EventTime], or say why there is none with [NoEventTime(\"…\")]",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A window then holds what was scored in it, not what happened in it: a month that is scored at once is one window.",
        HelpLink.Of(RuleIds.NoEventTime));

    public static readonly DiagnosticDescriptor NoZone = new(
        RuleIds.NoZone,
        "Event time without a stated zone",
        "Event time '{0}' has no zone of its own and none is stated, so it counts as UTC: add Zone = \"UTC\", or the zone that it is in",
        Categories.Quality,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A time that was local is hours off: freshness is judged wrong, and rows fall into the window of another day.",
        HelpLink.Of(RuleIds.NoZone));

    public static readonly DiagnosticDescriptor OtherUnit = new(
        RuleIds.OtherUnit,
        "Unit differs from that of the same column elsewhere",
        "'{0}' is in '{1}' here, but {2} is in '{3}'",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What compares or joins the two is wrong by a factor, and stays plausible.",
        HelpLink.Of(RuleIds.OtherUnit));

    public static readonly DiagnosticDescriptor AmbiguousName = new(
        RuleIds.AmbiguousName,
        "Stored name stands for two columns",
        "Column '{0}' can be read from the stored column '{2}', and so can '{1}': give both a [StoredAs], with names that differ in more than case",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Names are matched without regard to case where no exact one is found, and databases do so always: both columns get the values of one.",
        HelpLink.Of(RuleIds.AmbiguousName));

    public static readonly DiagnosticDescriptor WeakKey = new(
        RuleIds.WeakKey,
        "Key can't tell rows apart",
        "Key '{0}' {1}",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A key that is missing, or made by a model, neither finds a row again nor sees that it came twice.",
        HelpLink.Of(RuleIds.WeakKey));

    public static readonly DiagnosticDescriptor SharedReference = new(
        RuleIds.SharedReference,
        "Reference to a column that isn't unique",
        "'{0}' refers to '{1}' of dataset '{2}', which is neither its [RowKey] nor [Unique]: refer to a key, or mark the column",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A join over the reference repeats rows as often as the value stands there.",
        HelpLink.Of(RuleIds.SharedReference));

    public static readonly DiagnosticDescriptor BadZone = new(
        RuleIds.BadZone,
        "Zone can't be found",
        "Zone '{0}' {1}, so times count as UTC: write an IANA id, UTC, or local-of: and the name of a column",
        Categories.Quality,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A zone that isn't found is no error when the data are read: every time is off by some hours.",
        HelpLink.Of(RuleIds.BadZone));
}
