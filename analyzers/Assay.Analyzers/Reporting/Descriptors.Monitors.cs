using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Monitors =>
    [
        NoMonitor,
        Unmonitored,
        UnwatchedFeature,
        NoAlert,
        FalseAlarms,
        Unestimated,
        NoColumnToExcept,
        SenselessBound,
        UnevenWindow,
        TighterThanGate,
        NeverSent,
        WrongSide,
        MetricNeverComputed,
        NoEstimate,
        ChannelTwice,
        MetricTwice,
        MonitoredAfterAll,
    ];

    public static readonly DiagnosticDescriptor NoMonitor = new(
        RuleIds.NoMonitor,
        "Monitor can't be generated",
        "{0}",
        Categories.Monitors,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Nothing would watch the model, and silence looks like health.",
        HelpLink.Of(RuleIds.NoMonitor));

    public static readonly DiagnosticDescriptor Unmonitored = new(
        RuleIds.Unmonitored,
        "Model is deployed, but nothing watches it",
        "Model '{0}' is deployed by pipeline '{1}', but nothing watches it: declare a [Monitor<{2}>], or say why there is none with [NoMonitor(\"…\")]",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A model that gets worse gives no error: it goes on answering, and what it costs shows in another department's figures.",
        HelpLink.Of(RuleIds.Unmonitored));

    public static readonly DiagnosticDescriptor UnwatchedFeature = new(
        RuleIds.UnwatchedFeature,
        "Feature that no monitor watches",
        "{0}",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Inputs change before anybody sees labels. What isn't compared changes unnoticed.",
        HelpLink.Of(RuleIds.UnwatchedFeature));

    public static readonly DiagnosticDescriptor NoAlert = new(
        RuleIds.NoAlert,
        "Monitor without an alert channel",
        "Monitor '{0}' has no [Alert], so what it finds goes to the console and file of whoever runs it: name the channel that people read",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An alarm that nobody reads is no alarm. A monitor that runs by a schedule has no console that anybody watches.",
        HelpLink.Of(RuleIds.NoAlert));

    public static readonly DiagnosticDescriptor FalseAlarms = new(
        RuleIds.FalseAlarms,
        "More than one false alarm a week is to be expected",
        "{0} windows a week at a false-alarm rate of {1} give up to {2} false alarms a week: write FalseAlarmRate = {3} for at most one",
        Categories.Monitors,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "People who are called for nothing twice a week stop coming, and the alarm that matters is the one they miss.",
        HelpLink.Of(RuleIds.FalseAlarms));

    public static readonly DiagnosticDescriptor Unestimated = new(
        RuleIds.Unestimated,
        "Metric is unknown until labels arrive",
        "The label of model '{0}' is known only after {1}, and '{2}' not before: add Estimate = true",
        Categories.Monitors,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Until the labels arrive the monitor has nothing to say of performance, and a broken model goes on for as long.",
        HelpLink.Of(RuleIds.Unestimated));

    public static readonly DiagnosticDescriptor NoColumnToExcept = new(
        RuleIds.NoColumnToExcept,
        "Monitor excepts a column that the model doesn't have",
        "Model '{0}' has no column '{1}': it has {2}",
        Categories.Monitors,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The column that was meant is still watched, or the exception is left over from one that is gone.",
        HelpLink.Of(RuleIds.NoColumnToExcept));

    public static readonly DiagnosticDescriptor SenselessBound = new(
        RuleIds.SenselessBound,
        "Performance bound that nothing meets or nothing breaks",
        "'{0}' {1}",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A bound that each window breaks is an alarm that never ends; one that nothing breaks is a monitor that looks like one.",
        HelpLink.Of(RuleIds.SenselessBound));

    public static readonly DiagnosticDescriptor UnevenWindow = new(
        RuleIds.UnevenWindow,
        "Window that the data can't fill evenly",
        "Windows of monitor '{0}': {1}",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Windows that aren't alike can't be compared: the rhythm of the day, or empty windows, raise alarms or hide them.",
        HelpLink.Of(RuleIds.UnevenWindow));

    public static readonly DiagnosticDescriptor TighterThanGate = new(
        RuleIds.TighterThanGate,
        "Performance bound is tighter than the gate's",
        "'{0}' is held to {1} = {2}, but the gate of model '{3}' lets {4} pass: a champion that was just accepted alerts",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The gate says that a model is good enough, the monitor that it isn't. People learn to overlook the alert.",
        HelpLink.Of(RuleIds.TighterThanGate));

    public static readonly DiagnosticDescriptor NeverSent = new(
        RuleIds.NeverSent,
        "Channel that nothing is ever sent to",
        "'{0}' gets alerts from {1} on, but monitor '{2}' raises none above {3}",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The channel stays silent whatever happens, and silence looks like health.",
        HelpLink.Of(RuleIds.NeverSent));

    public static readonly DiagnosticDescriptor WrongSide = new(
        RuleIds.WrongSide,
        "Performance bound on the side where the metric is better",
        "'{0}' is better when it is {1}, so {2} alarms as the model improves and never as it gets worse: write {3}",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The monitor is silent while the model gets worse, which is what it is there for.",
        HelpLink.Of(RuleIds.WrongSide));

    public static readonly DiagnosticDescriptor MetricNeverComputed = new(
        RuleIds.MetricNeverComputed,
        "Metric that can never be computed",
        "'{0}' can't be computed: {1}",
        Categories.Monitors,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The monitor would note in each window that there is no value, and never alarm.",
        HelpLink.Of(RuleIds.MetricNeverComputed));

    public static readonly DiagnosticDescriptor NoEstimate = new(
        RuleIds.NoEstimate,
        "Metric that can't be estimated",
        "There is no estimate of '{0}' before its labels: take Estimate away, or watch auc, accuracy, log_loss or brier beside it",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Until the labels arrive the monitor says nothing, though the declaration reads as if it did.",
        HelpLink.Of(RuleIds.NoEstimate));

    public static readonly DiagnosticDescriptor ChannelTwice = new(
        RuleIds.ChannelTwice,
        "Alert route without effect",
        "Channel '{0}' gets alerts from {1} on by another [Alert] already: take this one away",
        Categories.Monitors,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Of two routes to one channel the lower severity counts. Whoever reads the other is led astray.",
        HelpLink.Of(RuleIds.ChannelTwice));

    public static readonly DiagnosticDescriptor MetricTwice = new(
        RuleIds.MetricTwice,
        "Metric is watched twice",
        "'{0}' is watched twice: both are one alert, with the first one's severity ({1}); write both bounds into one [Performance], or declare a second monitor",
        Categories.Monitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Whichever bound is broken, the alert has the severity of the first: a warning that was meant as an error calls nobody.",
        HelpLink.Of(RuleIds.MetricTwice));

    public static readonly DiagnosticDescriptor MonitoredAfterAll = new(
        RuleIds.MonitoredAfterAll,
        "Model that is said to have no monitor has one",
        "Model '{0}' is said to have no monitor, but '{1}' watches it: take [NoMonitor] away",
        Categories.Monitors,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The catalog would show a reason that no longer holds.",
        HelpLink.Of(RuleIds.MonitoredAfterAll));
}
