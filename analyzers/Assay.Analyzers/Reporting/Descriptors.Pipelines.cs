using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

internal static partial class Descriptors
{
    private static DiagnosticDescriptor[] Pipelines =>
    [
        MissingProducer,
        AmbiguousWire,
        Cycle,
        NotCarried,
        BadTime,
        NoPipeline,
    ];

    public static readonly DiagnosticDescriptor MissingProducer = new(
        RuleIds.MissingProducer,
        "Nothing makes what a step takes",
        "{0}",
        Categories.Pipelines,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The pipeline can't be generated: it could neither run here nor be submitted.",
        HelpLink.Of(RuleIds.MissingProducer));

    public static readonly DiagnosticDescriptor AmbiguousWire = new(
        RuleIds.AmbiguousWire,
        "Several outputs could feed a step",
        "{0}",
        Categories.Pipelines,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The pipeline can't be generated. To pick one silently could evaluate a model on the rows that it was trained on.",
        HelpLink.Of(RuleIds.AmbiguousWire));

    public static readonly DiagnosticDescriptor Cycle = new(
        RuleIds.Cycle,
        "Steps wait for each other",
        "{0}",
        Categories.Pipelines,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The pipeline can't be generated: none of these steps could ever start.",
        HelpLink.Of(RuleIds.Cycle));

    public static readonly DiagnosticDescriptor NotCarried = new(
        RuleIds.NotCarried,
        "Parameter that Kubeflow can't carry",
        "{0}",
        Categories.Pipelines,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The pipeline can't be generated: Kubeflow carries text, whole numbers, real numbers and truth values, and a step takes what travels on wires or is injected.",
        HelpLink.Of(RuleIds.NotCarried));

    public static readonly DiagnosticDescriptor BadTime = new(
        RuleIds.BadTime,
        "Schedule or duration can't be read",
        "{0}",
        Categories.Pipelines,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Nothing would run, end, be kept or be refused at the time that was meant.",
        HelpLink.Of(RuleIds.BadTime));

    public static readonly DiagnosticDescriptor NoPipeline = new(
        RuleIds.NoPipeline,
        "Pipeline can't be generated",
        "{0}",
        Categories.Pipelines,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "No pipeline is written for the declaration: it could neither run here nor be submitted.",
        HelpLink.Of(RuleIds.NoPipeline));
}
