using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Steps =>
    [
        SecretParameter,
        BadQuantity,
        UnlikelyQuantity,
        NotKubeflowsName,
        UnreadOutput,
        EndlessTraining,
        UncancellableStep,
        UnawaitedStep,
        UnorderedStep,
        SharedState,
    ];

    public static readonly DiagnosticDescriptor SecretParameter = new(
        RuleIds.SecretParameter,
        "Parameter that is a secret",
        "'{0}' is a secret by its name, and a parameter: {1}; let the step take a registered service that reads it from configuration",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Parameters are shown to all who may see a run, and are kept as long as it is: in Kubeflow, in the tracking server, in lineage.",
        HelpLink.Of(RuleIds.SecretParameter));

    public static readonly DiagnosticDescriptor BadQuantity = new(
        RuleIds.BadQuantity,
        "Quantity that Kubernetes refuses",
        "{0}",
        Categories.Pipelines,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The pipeline can't be generated: Kubernetes would refuse the step's container.",
        HelpLink.Of(RuleIds.BadQuantity));

    public static readonly DiagnosticDescriptor UnlikelyQuantity = new(
        RuleIds.UnlikelyQuantity,
        "Quantity that is valid and surely not meant",
        "{1} of '{0}' is '{2}', which is {3}: write {4}",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Kubernetes takes it. The container is then killed as it starts, or waits for ever for a machine that doesn't exist.",
        HelpLink.Of(RuleIds.UnlikelyQuantity));

    public static readonly DiagnosticDescriptor NotKubeflowsName = new(
        RuleIds.NotKubeflowsName,
        "Name that Kubeflow refuses",
        "{0}",
        Categories.Pipelines,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The pipeline can't be generated: steps, parameters, inputs and outputs are called in Kubeflow as they are in C#, and become names and labels in Kubernetes.",
        HelpLink.Of(RuleIds.NotKubeflowsName));

    public static readonly DiagnosticDescriptor UnreadOutput = new(
        RuleIds.UnreadOutput,
        "Part of split rows that nothing takes",
        "nothing takes '{0}' of '{1}', though '{2}' is taken: wire a step to it with [From], or don't make it",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What was held out is never looked at: the model isn't evaluated, or is on other rows than those that were meant.",
        HelpLink.Of(RuleIds.UnreadOutput));

    public static readonly DiagnosticDescriptor EndlessTraining = new(
        RuleIds.EndlessTraining,
        "Scheduled training without a longest time",
        "'{0}' of the scheduled pipeline '{1}' trains without a longest time: give it a Timeout",
        Categories.Pipelines,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A training that hangs holds its processors and memory until somebody looks, and the next run starts beside it.",
        HelpLink.Of(RuleIds.EndlessTraining));

    public static readonly DiagnosticDescriptor UncancellableStep = new(
        RuleIds.UncancellableStep,
        "Step that can't be cancelled",
        "'{0}' is awaited but takes no CancellationToken: take one and hand it on",
        Categories.Pipelines,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A run that is stopped waits for the step, and is then killed in the middle of what it writes.",
        HelpLink.Of(RuleIds.UncancellableStep));

    public static readonly DiagnosticDescriptor UnawaitedStep = new(
        RuleIds.UnawaitedStep,
        "Step that ends before its work does",
        "'{0}' is 'async void', so nothing waits for it: return Task",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The step succeeds at its first await, the steps after it start, and its exception ends the process or is lost.",
        HelpLink.Of(RuleIds.UnawaitedStep));

    public static readonly DiagnosticDescriptor UnorderedStep = new(
        RuleIds.UnorderedStep,
        "Step that nothing orders",
        "'{0}' takes and returns nothing that travels between steps, so it runs at once, beside the others: let it take what must be there before it",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Steps are ordered by what they take, not by where they stand: it runs before what it was meant to follow, and again where a pipeline is retried.",
        HelpLink.Of(RuleIds.UnorderedStep));

    public static readonly DiagnosticDescriptor SharedState = new(
        RuleIds.SharedState,
        "State that steps don't share",
        "'{0}' is set by step '{1}' and read by '{2}', which runs in a process of its own: return it from one and take it in the other",
        Categories.Pipelines,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Each step is a container of its own: what one writes into the record, the other doesn't see, and a cached step writes nothing at all.",
        HelpLink.Of(RuleIds.SharedState));
}
