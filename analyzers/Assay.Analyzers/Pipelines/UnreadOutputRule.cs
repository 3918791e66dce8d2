using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Pipelines;

/// <summary>
/// ASY3016: a step splits rows, and nothing takes one part. What no step takes at all is a pipeline's product, and rows of another kind than those
/// that are taken may be one as well.
/// </summary>
internal static class UnreadOutputRule
{
    public static void Check(Inquiry inquiry, PipelineModel pipeline, StepUnderRule step)
    {
        foreach (var output in step.Model.Outputs)
        {
            if (output is not { Kind: WireKind.Rows, Element: { } element } || IsTaken(pipeline, step.Model, output))
                continue;
            var taken = step.Model.Outputs.FirstOrDefault(one => one.Kind == WireKind.Rows && one.Of == output.Of && IsTaken(pipeline, step.Model, one));
            if (taken is not null)
                inquiry.Report(Descriptors.UnreadOutput, Place(step.Method, element), element, step.Method.Name, taken.Element!);
        }
    }

    private static bool IsTaken(PipelineModel pipeline, StepModel step, OutputModel output) =>
        pipeline.Steps.Any(other => other.Inputs.Any(input => input.Step == step.Name && input.Output == output.Name));

    private static Location? Place(IMethodSymbol method, string element)
    {
        var returned = method.ReturnType is INamedTypeSymbol { IsTupleType: false, TypeArguments: [INamedTypeSymbol inner] } ? inner : method.ReturnType as INamedTypeSymbol;
        return returned is { IsTupleType: true } && returned.TupleElements.FirstOrDefault(one => one.Name == element) is { } found ? Places.Of(found) : Places.Of(method);
    }
}
