using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>ASY3043: a step takes a token, works for a while, and never looks at it.</summary>
internal static class UnusedCancellationRule
{
    public static void Check(Step step)
    {
        if (step.Method.Parameters.FirstOrDefault(static parameter => WireTypes.IsCancellation(parameter.Type)) is not { } token)
            return;
        var works = false;
        foreach (var operation in step.Body.DescendantsAndSelf())
        {
            if (operation is IParameterReferenceOperation use && Calls.Same(use.Parameter, token))
                return;
            works |= operation is ILoopOperation or IAwaitOperation || LeavesOut(operation);
        }

        // What only describes rows has nothing to stop.
        if (works)
            step.Pipeline.Report(Descriptors.UnusedCancellation, Places.Of(token), step.Method.Name, token.Name);
    }

    private static bool LeavesOut(IOperation operation) => operation is IInvocationOperation call && call.Arguments.Any(static argument =>
        argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && WireTypes.IsCancellation(parameter.Type));
}
