using Assay.Analyzers.Declarations;
using Assay.Analyzers.Flows;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Datasets.Checks;

/// <summary>ASY1009 in a check: two real numbers compared for equality. A constant was meant as it stands, mostly zero.</summary>
internal static class RealComparisonRule
{
    public static void Check(Inquiry inquiry, RowMethod method, IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                && IsReal(comparison.LeftOperand) && IsReal(comparison.RightOperand)
                && (ColumnOf(method, comparison.LeftOperand) ?? ColumnOf(method, comparison.RightOperand)) is { } column)
            {
                inquiry.Report(Descriptors.RealEquality, comparison.Syntax.GetLocation(), column.Name, "check");
            }
        }
    }

    private static bool IsReal(IOperation operand) => !operand.ConstantValue.HasValue && !operand.Plain().ConstantValue.HasValue && operand.Type is { } type
        && ColumnTypes.Unwrap(type, out _).SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static ColumnModel? ColumnOf(RowMethod method, IOperation operand) =>
        operand.Plain() is IParameterReferenceOperation { Parameter: var parameter }
        && method.ColumnOf(parameter) is { Kind: ColumnKind.Float or ColumnKind.Double } column
            ? column
            : null;
}
