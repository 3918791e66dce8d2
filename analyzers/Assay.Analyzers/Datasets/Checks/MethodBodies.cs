using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets.Checks;

/// <summary>All rules about what checks, scopes and projections do.</summary>
internal static class MethodBodies
{
    public static void Check(DatasetInquiry dataset)
    {
        var inquiry = dataset.Declaration;
        foreach (var member in inquiry.Type.GetMembers())
        {
            if (member is not IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } symbol || RowMethod.Of(symbol, dataset.Model) is not { } method
                || inquiry.Index.Bodies.Of(symbol, inquiry.Cancellation) is not { } body)
            {
                continue;
            }

            StaticStateRule.Check(inquiry, method, body);
            if (method.IsCheck)
            {
                RealComparisonRule.Check(inquiry, method, body);
                LiftedComparisonRule.Check(inquiry, method, body);
            }
        }
    }
}
