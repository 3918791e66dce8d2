using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows.Columns;

/// <summary>ASY4003: the label, or a column that is known only after the prediction, reaches something else than a label.</summary>
internal static class LeakageRule
{
    /// <summary>Checks the <c>[Features]</c> of a record.</summary>
    public static void Check(Inquiry dataset)
    {
        if (DatasetNames.FeaturesOf(dataset.Type) is not { } method || dataset.Index.Bodies.Of(method, dataset.Cancellation) is not { } body)
            return;
        var flow = Flow(dataset);
        flow.Follow(body, OfRow(method.Parameters[0]));
        Report(dataset, flow);
    }

    /// <summary>Checks where a step makes features row by row, in a lambda or a loop.</summary>
    public static void Check(Step step)
    {
        var flow = Flow(step.Pipeline);
        foreach (var operation in step.Body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IAnonymousFunctionOperation { Symbol.Parameters: var parameters } function when Rows(parameters) is [var row]:
                    flow.Follow(function.Body, OfRow(row));
                    break;
                case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var row } } loop when IsRow(row.Type):
                    flow.Follow(loop.Body, OfRow(row));
                    break;
                case IMethodReferenceOperation { Method: { Parameters: var parameters } method } when Rows(parameters) is [var row]
                    && method.GetAttributes().Find(KnownAttributes.Features) is null:
                    FollowElsewhere(step, flow, method.OriginalDefinition, row.OriginalDefinition, operation);
                    break;
            }
        }

        Report(step.Pipeline, flow);
    }

    private static void FollowElsewhere(Step step, LeakFlow flow, IMethodSymbol method, IParameterSymbol row, IOperation reference)
    {
        if (step.Pipeline.Index.Bodies.Of(method, step.Pipeline.Cancellation) is { } body)
            flow.FollowFrom(body, OfRow(row), reference.Syntax.GetLocation());
    }

    private static LeakFlow Flow(Inquiry inquiry) => new(
        inquiry.Index.Bodies,
        type => inquiry.Index.Dataset(type, inquiry.Cancellation),
        type => DatasetNames.FeaturesOf(type) is not null || inquiry.Index.Features(inquiry.Cancellation).ModelOf(type) is not null,
        inquiry.Cancellation);

    private static FlowState OfRow(ISymbol row) => new() { [row] = Columns.Flow.Row };

    // Of two rows one may be an earlier one.
    private static List<IParameterSymbol> Rows(IEnumerable<IParameterSymbol> parameters) => [.. parameters.Where(static parameter => IsRow(parameter.Type))];

    private static bool IsRow(ITypeSymbol type) => type is INamedTypeSymbol named && DatasetNames.Of(named) is not null;

    private static void Report(Inquiry inquiry, LeakFlow flow)
    {
        foreach (var (read, feature) in flow.Found.OrderBy(static one => one.Read.Place.SourceSpan.Start).ThenBy(static one => one.Feature, StringComparer.Ordinal))
        {
            var why = read.Column.KnownAfter is { } after ? $"known only after {after}" : "the label";
            inquiry.Report(Descriptors.Leakage, read.Place, read.Column.Name, why, feature);
        }
    }
}
