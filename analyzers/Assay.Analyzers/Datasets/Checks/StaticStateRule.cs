using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Datasets.Checks;

/// <summary>ASY1027: a check or projection reads state that can be set. Clock and chance are ASY3007's.</summary>
internal static class StaticStateRule
{
    public static void Check(Inquiry inquiry, RowMethod method, IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (State(operation) is { } member)
                inquiry.Report(Descriptors.StaticState, operation.Syntax.GetLocation(), method.Symbol.Name, $"{member.ContainingType.Name}.{member.Name}");
        }
    }

    private static ISymbol? State(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: false, IsConst: false } field } => field,
        IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: not null } property } => property,
        _ => null,
    };
}
