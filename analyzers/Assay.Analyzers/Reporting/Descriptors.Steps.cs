using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Steps =>
    [
        BadQuantity,
        UnlikelyQuantity,
        NotKubeflowsName,
    ];

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
}
