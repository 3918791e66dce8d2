namespace Assay.CompilerServices;

/// <summary>Kernels of rules that compare columns in each row.</summary>
internal static class CompareKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["compare"] = static request => Compare(request),
    };

    private static RuleKernel Compare(KernelRequest request)
    {
        var columns = request.Plan.Descriptor.Columns;
        var (left, right) = (columns[request.Ordinals[0]].Type, columns[request.Ordinals[1]].Type);
        if (!ViewTypes.IsNumber(left) || left == right)
            return ViewTypes.Accept(left, new OneType(request));
        return RowCells.AreExact([left, right]) ? Numbers<decimal>(request, left, right) : Numbers<double>(request, left, right);
    }

    private static RuleKernel Numbers<T>(KernelRequest request, ColumnType left, ColumnType right)
        where T : struct, System.Numerics.INumber<T> =>
        Of(request, RowCells.Number<T>(left, request.Ordinals[0]), RowCells.Number<T>(right, request.Ordinals[1]));

    private static RuleKernel Of<T>(KernelRequest request, RowCells<T> left, RowCells<T> right)
    {
        var id = request.Rule.Id;
        var relation = request.Rule.Text("is") switch
        {
            "greater" => Relation.Greater,
            "at_least" => Relation.AtLeast,
            "less" => Relation.Less,
            "at_most" => Relation.AtMost,
            "equal" => Relation.Equal,
            "different" => Relation.Different,
            _ => throw request.Foreign(),
        };
        return new(() => new CompareRule<T>(id, relation), (state, batch, scope) => ((CompareRule<T>)state).Observe(batch, left, right, scope));
    }

    private sealed class OneType(KernelRequest request) : IViewTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>() => Of(request, RowCells.Same<T>(request.Ordinals[0]), RowCells.Same<T>(request.Ordinals[1]));
    }
}
