using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Pipelines;

/// <summary>ASY3017, 3019, 3020 and 3023: when a step ends, and when it begins.</summary>
internal static class StepTimeRules
{
    public static void Check(Inquiry inquiry, PipelineModel pipeline, StepUnderRule step)
    {
        var (model, method) = (step.Model, step.Method);
        if (pipeline.Schedule is not null && model.TimeoutSeconds is null && model.Outputs.Any(static output => output.Kind == WireKind.Model))
            inquiry.Report(Descriptors.EndlessTraining, Places.Of(step.Attribute, inquiry.Cancellation), method.Name, pipeline.Name);
        if (method is { IsAsync: true, ReturnsVoid: true })
            inquiry.Report(Descriptors.UnawaitedStep, Places.Of(method), method.Name);
        if (model.IsAwaited && model.Arguments.All(static argument => argument.Kind != ArgumentKind.Cancellation))
            inquiry.Report(Descriptors.UncancellableStep, Places.Of(method), method.Name);
        if (model.Inputs.Count == 0 && model.Outputs.Count == 0 && pipeline.Steps.Count(static one => one.Kind == StepKind.Method) > 1)
            inquiry.Report(Descriptors.UnorderedStep, Places.Of(method), method.Name);
    }
}
