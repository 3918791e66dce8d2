using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Pipelines.Reading;

/// <summary>Reads from the bodies of a pipeline's methods where the columns of the rows that they make come from.</summary>
internal static class StepOrigins
{
    /// <summary>The pipeline with what was read. One with problems stays as it is: nothing is made of it.</summary>
    public static PipelineModel Add(PipelineModel pipeline, INamedTypeSymbol type, LineageReader lineage, CancellationToken cancellation) => pipeline.Problems.Count > 0
        ? pipeline
        : pipeline with { Steps = [.. pipeline.Steps.Select(step => Add(step, type, lineage, cancellation))] };

    private static StepModel Add(StepModel step, INamedTypeSymbol type, LineageReader lineage, CancellationToken cancellation)
    {
        if (!step.Outputs.Any(static output => output.Kind == WireKind.Rows) || MethodOf(step, type) is not { } method)
            return step;
        var read = lineage.OfStep(method, cancellation).ToList();
        return step with
        {
            Outputs = [.. step.Outputs.Select(output => output with { Origins = read.Find(one => one.Element == output.Element && output.Kind == WireKind.Rows).Origins })],
        };
    }

    private static IMethodSymbol? MethodOf(StepModel step, INamedTypeSymbol type) => step.Method is null
        ? null
        : type.GetMembers(step.Method).OfType<IMethodSymbol>().FirstOrDefault(static method => method.GetAttributes().Find(KnownAttributes.Step) is not null);
}
