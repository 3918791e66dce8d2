using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>ASY4017: rows that have a time are split by chance, so the model is tested on days that it has seen. <c>[RandomSplit]</c> says why.</summary>
internal static class RandomSplitRule
{
    public static void Check(Step step)
    {
        if (step.Method.GetAttributes().Find(KnownAttributes.RandomSplit) is not null)
            return;
        foreach (var call in step.Body.DescendantsAndSelf().OfType<IInvocationOperation>())
        {
            if (Split(call, step) is { } rows && EventTime(step, rows) is { } time)
                step.Pipeline.Report(Descriptors.RandomSplit, Place(call), step.Method.Name, call.TargetMethod.Name, time);
        }
    }

    private static ITypeSymbol? Split(IInvocationOperation call, Step step)
    {
        var method = call.TargetMethod;
        if (method.Name == "Where" && method.IsOf("Assay.Rows`1"))
            return IsByChance(call) && ReturnsParts(step.Method.ReturnType) ? WireTypes.RowType(method.ContainingType) : null;
        // Rows of one key stay together: how that key was made isn't known.
        return method.Name is "TrainTestSplit" or "CrossValidationSplit" && method.IsOf("Microsoft.ML.DataOperationsCatalog")
            && call.Arguments.Argument("samplingKeyColumnName") is null && call.Arguments.FirstOrDefault()?.Value is { } data
            ? RowsOf(data, step.Body)
            : null;
    }

    private static bool IsByChance(IInvocationOperation call) => call.Arguments.SelectMany(static argument => argument.Descendants())
        .Any(static operation => operation is IInvocationOperation { TargetMethod: var drawn } && drawn.IsOf("System.Random"));

    // A sample alone is no split.
    private static bool ReturnsParts(ITypeSymbol returned) => returned switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Count(static element => WireTypes.RowType(element.Type) is not null) > 1,
        INamedTypeSymbol { TypeArguments: [var value], Name: "Task" or "ValueTask" } => ReturnsParts(value),
        _ => false,
    };

    private static INamedTypeSymbol? RowsOf(IOperation data, IOperation body)
    {
        switch (data.Plain())
        {
            case ILocalReferenceOperation { Local: var local }:
                return body.Given(local).ToList() is [var only] ? RowsOf(only, body) : null;
            case IInvocationOperation { TargetMethod.Name: "ToDataView" } view:
                return (view.Instance ?? view.Arguments.FirstOrDefault()?.Value)?.Plain().Type is { } type ? WireTypes.RowType(type) : null;
            default:
                return null;
        }
    }

    // Features are of the time of the row that they are made of.
    private static string? EventTime(Step step, ITypeSymbol rows)
    {
        var inquiry = step.Pipeline;
        var origin = DatasetNames.FeaturesOf(rows)?.Parameters[0].Type;
        return Name(rows) ?? (origin is null ? null : Name(origin));

        string? Name(ITypeSymbol type) => inquiry.Index.Dataset(type, inquiry.Cancellation) is { } model
            && model.Columns.FirstOrDefault(static column => column.EventTime) is { } time ? $"{type.Name}.{time.Name}" : null;
    }

    private static Location Place(IInvocationOperation call) =>
        call.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax { Expression: Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax access }
            ? access.Name.GetLocation()
            : call.Syntax.GetLocation();
}
