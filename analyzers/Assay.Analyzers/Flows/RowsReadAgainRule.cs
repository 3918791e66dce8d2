using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>ASY3042: a step reads the same rows again, and so their source.</summary>
internal static class RowsReadAgainRule
{
    private static readonly string[] s_reading = ["ToListAsync", "CountAsync", "ReadChunksAsync", "ReadBatchesAsync"];

    public static void Check(Step step)
    {
        var first = new Dictionary<IParameterSymbol, IOperation>(SymbolEqualityComparer.Default);
        foreach (var operation in step.Body.DescendantsAndSelf())
        {
            if (operation is not IParameterReferenceOperation { Parameter: var rows } || WireTypes.RowType(rows.Type) is null || !IsReading(operation))
                continue;
            if (!first.TryGetValue(rows, out var before))
                first.Add(rows, operation);
            else if (Follows(before, operation))
                step.Pipeline.Report(Descriptors.RowsReadAgain, operation.Syntax.GetLocation(), step.Method.Name, rows.Name);
        }
    }

    private static bool IsReading(IOperation rows)
    {
        var value = rows;
        while (value.Parent is IConversionOperation or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WithCancellation" or "ConfigureAwait" } })
            value = value.Parent is IArgumentOperation argument ? argument.Parent! : value.Parent;
        return value.Parent is IForEachLoopOperation loop && loop.Collection == value
            || (value.Parent is IInvocationOperation call && call.Instance == value && s_reading.Contains(call.TargetMethod.Name));
    }

    // Of two branches only one is taken.
    private static bool Follows(IOperation first, IOperation second)
    {
        for (var around = first.Parent; around is not null; around = around.Parent)
        {
            if (around is IBlockOperation)
                return around.Syntax.Span.Contains(second.Syntax.Span);
            if (around is IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation)
                return false;
        }

        return false;
    }
}
