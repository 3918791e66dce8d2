using System.Collections.Immutable;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Flows;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Datasets.Checks;

/// <summary>ASY1031: a check that takes null, and only compares: null then compares false.</summary>
internal static class LiftedComparisonRule
{
    /// <summary>The fact that names the parameter.</summary>
    public const string Parameter = nameof(Parameter);

    public static void Check(Inquiry inquiry, RowMethod method, IOperation body)
    {
        // What When leaves in scope may well have the value.
        if (method.HasScope)
            return;
        var uses = body.DescendantsAndSelf().OfType<IParameterReferenceOperation>().ToLookup(static use => use.Parameter, SymbolEqualityComparer.Default);
        foreach (var parameter in method.Symbol.Parameters)
        {
            // Whoever looks at null anywhere has thought of it.
            if (method.ColumnOf(parameter) is not { Nullable: true } column || !uses.Contains(parameter)
                || !uses[parameter].All(static use => Comparison(use) is not null))
            {
                continue;
            }

            var comparison = Comparison(uses[parameter].First())!.Syntax;
            inquiry.Report(
                Descriptors.LiftedComparison, comparison.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Parameter, parameter.Name),
                comparison.ToString(), column.Name, ColumnTypes.Unwrap(parameter.Type, out _).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
    }

    private static IBinaryOperation? Comparison(IParameterReferenceOperation use) => Around(use) is IBinaryOperation
    {
        IsLifted: true,
        OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
    } comparison && !IsNull(comparison.LeftOperand) && !IsNull(comparison.RightOperand) && !IsEqualToNullable(comparison)
        ? comparison
        : null;

    private static IOperation? Around(IOperation operation)
    {
        var around = operation.Parent;
        while (around is IConversionOperation { IsImplicit: true })
            around = around.Parent;
        return around;
    }

    private static bool IsNull(IOperation operand) => operand.Plain().ConstantValue is { HasValue: true, Value: null };

    // Two that are both null are equal, which may well be meant.
    private static bool IsEqualToNullable(IBinaryOperation comparison) => comparison.OperatorKind == BinaryOperatorKind.Equals
        && IsNullable(comparison.LeftOperand) && IsNullable(comparison.RightOperand);

    private static bool IsNullable(IOperation operand) =>
        operand.Plain().Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
}
