using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Flows =>
    [
        OpenedSource,
        NotReproducible,
        NothingRecorded,
        SwallowedException,
        BlockingCall,
        RowsReadAgain,
        UnusedCancellation,
        MissingMetric,
        RandomSplit,
        Unmasked,
    ];

    public static readonly DiagnosticDescriptor OpenedSource = new(
        RuleIds.OpenedSource,
        "Step opens a source itself",
        "Step '{0}' opens a source by {1}, so what it reads is neither validated nor versioned: take Rows<T> of a [Dataset], or say why with [OpensSource(\"…\")]",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The pipeline validates what it hands to steps. What a step fetches behind its back may be empty, stale or of another schema, and neither cache nor lineage knows of it.",
        HelpLink.Of(RuleIds.OpenedSource));

    public static readonly DiagnosticDescriptor NotReproducible = new(
        RuleIds.NotReproducible,
        "Result depends on the clock, on chance or on the machine",
        "'{0}' depends on {1}, but {2}",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A cached step returns what it made at another time, a feature differs between training and serving, and a check passes today and fails tomorrow.",
        HelpLink.Of(RuleIds.NotReproducible));

    public static readonly DiagnosticDescriptor NothingRecorded = new(
        RuleIds.NothingRecorded,
        "Training records nothing",
        "Step '{0}' makes {1}, but {2}",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "When a model turns out worse than the one before, nobody can tell what was done differently.",
        HelpLink.Of(RuleIds.NothingRecorded));

    public static readonly DiagnosticDescriptor SwallowedException = new(
        RuleIds.SwallowedException,
        "Step swallows every exception of its work",
        "Step '{0}' catches whatever its work throws and ends well, so that a failed step looks done: throw again, or catch what you can answer",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The run succeeds, what the step made instead is cached, and the next steps train or score on it.",
        HelpLink.Of(RuleIds.SwallowedException));

    public static readonly DiagnosticDescriptor BlockingCall = new(
        RuleIds.BlockingCall,
        "Step blocks its thread",
        "Step '{0}' blocks its thread by {1}: return a Task, and await",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A step may be asynchronous. A blocked thread can't be cancelled, fan-out starves the pool, and the exception arrives wrapped.",
        HelpLink.Of(RuleIds.BlockingCall));

    public static readonly DiagnosticDescriptor RowsReadAgain = new(
        RuleIds.RowsReadAgain,
        "Step reads the same rows again",
        "Step '{0}' reads '{1}' again, and each time opens the source anew: do both in one pass, or keep ToListAsync() where the rows fit into memory",
        Categories.Pipelines,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Rows<T> is a description: it holds nothing. Each enumeration reads and decodes the files once more, or fetches them from the bucket.",
        HelpLink.Of(RuleIds.RowsReadAgain));

    public static readonly DiagnosticDescriptor UnusedCancellation = new(
        RuleIds.UnusedCancellation,
        "Step ignores its cancellation",
        "Step '{0}' never looks at '{1}', so it can't be stopped: hand it to what the step awaits, or ask it in the loop",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A run that is cancelled or timed out goes on in the background until the process is killed, and holds what it holds.",
        HelpLink.Of(RuleIds.UnusedCancellation));

    public static readonly DiagnosticDescriptor MissingMetric = new(
        RuleIds.MissingMetric,
        "Metric that nobody computes",
        "Nobody computes '{0}': step '{1}' of pipeline '{2}' doesn't return it, {3}; return it, or name one of Assay's metrics",
        Categories.Models,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "What isn't computed can't be met: the gate refuses every candidate, and the first champion stays.",
        HelpLink.Of(RuleIds.MissingMetric));

    public static readonly DiagnosticDescriptor RandomSplit = new(
        RuleIds.RandomSplit,
        "Rows with a time are split by chance",
        "Step '{0}' splits rows by {1}, by chance, though they have the time '{2}': hold out the newest, or say why not with [RandomSplit(\"…\")]",
        Categories.Models,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Neighbours in time are alike. A model that is tested on the hours that it was trained on looks better than it will be tomorrow.",
        HelpLink.Of(RuleIds.RandomSplit));

    public static readonly DiagnosticDescriptor Unmasked = new(
        RuleIds.Unmasked,
        "Classified data stands unmasked",
        "'{0}' is {1} data, but stands as it is in {2}, where nothing masks it: {3}",
        Categories.Privacy,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Samples of a classified column are masked everywhere; a copy of it under another name, in a log or in an exception isn't, and stays where nobody looks for it.",
        HelpLink.Of(RuleIds.Unmasked));
}
