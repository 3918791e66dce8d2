namespace Assay.CompilerServices;

/// <summary>Kernels of rules over a batch as a table: its columns, its freshness, its size beside another.</summary>
internal static class TableKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["row_count_of"] = RowCountOf,
        ["fresh"] = Fresh,
        ["sql"] = Sql,
        ["no_columns_beyond"] = static request => Columns(request, mayMiss: true, anyOrder: true),
        ["exact_columns"] = static request => Columns(request, mayMiss: false, anyOrder: request.Rule.Arguments.ContainsKey("any_order")),
    };

    private static RuleKernel RowCountOf(KernelRequest request)
    {
        var (rule, plan) = (request.Rule, request.Plan);
        var (least, greatest) = (rule.Number("least") ?? 0, rule.Number("greatest") ?? double.PositiveInfinity);
        return new(
            () => new RowCountOfRule(rule.Id, () => plan.Target(rule.Id), least, greatest),
            static (state, batch, scope) => ((RowCountOfRule)state).Observe(batch, scope));
    }

    private static RuleKernel Sql(KernelRequest request)
    {
        var (rule, query, expecting) = (request.Rule, request.Rule.Text("query"), request.Rule.Number("expecting") ?? throw request.Foreign());
        return new(() => new SqlRule(rule.Id, query, expecting), static (state, batch, _) => ((SqlRule)state).Observe(batch));
    }

    private static RuleKernel Fresh(KernelRequest request)
    {
        var (rule, ordinal) = (request.Rule, request.Ordinal);
        var age = TimeSpan.FromSeconds(rule.Number("seconds") ?? throw request.Foreign());
        return new(() => new MaxAgeRule(rule.Id, age), request.Type switch
        {
            ColumnType.Instant => (state, batch, scope) => ((MaxAgeRule)state).Observe(batch, batch.Column<DateTimeOffset>(ordinal), scope),
            ColumnType.Date => (state, batch, scope) => ((MaxAgeRule)state).Observe(batch, batch.Column<DateOnly>(ordinal), scope),
            _ => (state, batch, scope) => ((MaxAgeRule)state).Observe(batch, batch.Column<DateTime>(ordinal), scope),
        });
    }

    private static RuleKernel Columns(KernelRequest request, bool mayMiss, bool anyOrder)
    {
        var (rule, dataset) = (request.Rule, request.Plan.Descriptor);
        return new(() => new ColumnsRule(rule.Id, dataset, mayMiss, anyOrder), static (state, _, _) => ((ColumnsRule)state).Observe());
    }
}
