using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Pipelines;

/// <summary>ASY3014: a step asks for what Kubernetes takes and nobody means.</summary>
internal static class QuantityRule
{
    public static void Check(Inquiry inquiry, StepUnderRule step)
    {
        Check(inquiry, step, "Cpu", step.Model.Cpu);
        Check(inquiry, step, "Memory", step.Model.Memory);
    }

    private static void Check(Inquiry inquiry, StepUnderRule step, string argument, string? text)
    {
        if (text is null || UnlikelyQuantity.Of(argument, text) is not { } odd)
            return;
        inquiry.Report(
            Descriptors.UnlikelyQuantity,
            Places.Argument(step.Attribute, argument, 0, inquiry.Cancellation),
            Replacements.Of(odd.Meant is null ? [] : [odd.Meant]),
            step.Method.Name,
            argument,
            text,
            odd.Words,
            odd.Meant is not null ? $"'{odd.Meant}'" : argument == "Cpu" ? "'2' or '500m', say" : "'4Gi', say");
    }
}
