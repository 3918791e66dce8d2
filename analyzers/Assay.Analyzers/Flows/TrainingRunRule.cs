using System.Collections.Immutable;
using Assay.Analyzers.Reporting;
using Assay.Generators.Models;
using Assay.Generators.Pipelines.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>ASY3008: a step makes a model, and nothing of how is recorded.</summary>
internal static class TrainingRunRule
{
    /// <summary>The fact that says there is no run to log to.</summary>
    public const string Missing = "Missing";

    public static void Check(Step step)
    {
        // A step that takes a model of the kind refines or passes on one.
        if (Made(step.Method.ReturnType) is not { } model || step.Method.Parameters.Any(parameter => Calls.Same(parameter.Type, model)))
            return;
        var inquiry = step.Pipeline;
        if (step.Method.Parameters.FirstOrDefault(static parameter => WireTypes.IsRun(parameter.Type)) is not { } run)
        {
            // A service may do the recording.
            if (!step.Method.Parameters.Any(static parameter => IsService(parameter.Type)))
            {
                inquiry.Advise(
                    Descriptors.NothingRecorded, Places.Of(step.Method), ImmutableDictionary<string, string?>.Empty.Add(Missing, ""),
                    step.Method.Name, model.Name, "takes no IRun: take one, and log parameters and metrics of the training");
            }
        }
        else if (!step.Body.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Any(use => Calls.Same(use.Parameter, run)))
        {
            inquiry.Report(
                Descriptors.NothingRecorded, Places.Of(run), step.Method.Name, model.Name, $"never uses '{run.Name}': log parameters and metrics of the training");
        }
    }

    private static ITypeSymbol? Made(ITypeSymbol returned) => returned switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(static element => Made(element.Type)).FirstOrDefault(static made => made is not null),
        INamedTypeSymbol { TypeArguments: [var value], Name: "Task" or "ValueTask" } => Made(value),
        _ => ModelReader.NameOf(returned) is null ? null : returned,
    };

    private static bool IsService(ITypeSymbol type) => type is { TypeKind: not TypeKind.Error, IsValueType: false }
        && WireTypes.RowType(type) is null && ModelReader.NameOf(type) is null && !WireTypes.IsMetrics(type)
        && !type.IsOrInherits("Microsoft.Extensions.Logging.ILogger");
}
