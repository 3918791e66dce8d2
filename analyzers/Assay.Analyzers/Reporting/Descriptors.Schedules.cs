using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Schedules =>
    [
        NeverRuns,
        RunsEachMinute,
        EitherDay,
        OutlastsSchedule,
    ];

    public static readonly DiagnosticDescriptor NeverRuns = new(
        RuleIds.NeverRuns,
        "Schedule that never comes true",
        "'{0}' never comes true: none of its months has one of its days",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The pipeline is scheduled, and never runs; nothing tells of a run that wasn't due.",
        HelpLink.Of(RuleIds.NeverRuns));

    public static readonly DiagnosticDescriptor RunsEachMinute = new(
        RuleIds.RunsEachMinute,
        "Schedule that runs each minute",
        "'{0}' runs {1}: write '{2}'",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Dozens of runs start beside each other, each with its processors and memory.",
        HelpLink.Of(RuleIds.RunsEachMinute));

    public static readonly DiagnosticDescriptor EitherDay = new(
        RuleIds.EitherDay,
        "Schedule with two kinds of days",
        "'{0}' runs on days {1} of the month and also on each {2} of the week, not only where they meet: leave one of them '*'",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Where both fields are given, cron runs on each day that either allows: the first Monday of a month can't be written so, and the pipeline runs far more often than was meant.",
        HelpLink.Of(RuleIds.EitherDay));

    public static readonly DiagnosticDescriptor OutlastsSchedule = new(
        RuleIds.OutlastsSchedule,
        "Step that may outlast its schedule",
        "'{0}' may take {1}, but '{2}' starts the next run after {3} at the latest: lower the Timeout or run less often",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A slow run is still going when the next one starts: both read the same source, gate and deploy, and whichever ends last wins.",
        HelpLink.Of(RuleIds.OutlastsSchedule));
}
