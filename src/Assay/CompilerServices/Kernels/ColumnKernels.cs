namespace Assay.CompilerServices;

/// <summary>Kernels of rules over single columns.</summary>
internal static class ColumnKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["required"] = static request => ViewTypes.Accept(request.Type, new RequiredKernel(request.Rule, request.Ordinal)),
        ["range"] = static request => ViewTypes.AcceptOrdered(request.Type, new RangeKernel(request.Rule, request.Ordinal)) ?? throw request.Foreign(),
        ["one_of"] = static request => ViewTypes.Accept(request.Type, new OneOfKernel(request.Rule, request.Ordinal)),
        ["pattern"] = static request => Pattern(request.Rule, request.Ordinal),
        ["length"] = static request => Length(request.Rule, request.Ordinal, request.Type),
        ["mean"] = static request => ViewTypes.AcceptNumber(request.Type, new MeanKernel(request.Rule, request.Ordinal)) ?? throw request.Foreign(),
        ["max_age"] = static request => MaxAge(request.Rule, request.Ordinal, request.Type),
        ["references"] = static request => ViewTypes.Accept(request.Type, new ReferencesKernel(request.Rule, request.Ordinal, request.Plan)),
    };

    private static RuleKernel Pattern(RuleDescriptor rule, int ordinal)
    {
        var whole = Patterns.Whole(rule.Text("pattern"));
        return Value<string>(() => new PatternRule(rule.Id, whole), ordinal);
    }

    private static RuleKernel Length(RuleDescriptor rule, int ordinal, ColumnType type)
    {
        var (min, max) = ((int)(rule.Long("min") ?? 0), (int)(rule.Long("max") ?? int.MaxValue));
        return type switch
        {
            ColumnType.List => Value<NestedCell>(() => new CountRule(rule.Id, min, max), ordinal),
            ColumnType.Binary => Value<byte[]>(() => new ByteLengthRule(rule.Id, min, max), ordinal),
            _ => Value<string>(() => new LengthRule(rule.Id, min, max), ordinal),
        };
    }

    private static RuleKernel MaxAge(RuleDescriptor rule, int ordinal, ColumnType type)
    {
        var age = TimeSpan.FromSeconds(rule.Number("seconds") ?? 0);
        return new(() => new MaxAgeRule(rule.Id, age), type switch
        {
            ColumnType.Instant => (state, batch, _) => ((MaxAgeRule)state).Observe(batch, batch.Column<DateTimeOffset>(ordinal)),
            ColumnType.Date => (state, batch, _) => ((MaxAgeRule)state).Observe(batch, batch.Column<DateOnly>(ordinal)),
            _ => (state, batch, _) => ((MaxAgeRule)state).Observe(batch, batch.Column<DateTime>(ordinal)),
        });
    }

    internal static RuleKernel Value<T>(Func<ValueRule<T>> create, int ordinal) =>
        new(create, (state, batch, scope) => ((ValueRule<T>)state).Observe(batch, batch.Column<T>(ordinal), scope));
}

internal sealed class RequiredKernel(RuleDescriptor rule, int ordinal) : IViewTypeVisitor<RuleKernel>
{
    public RuleKernel Visit<T>()
    {
        var at = ordinal;
        return new(() => new RequiredRule(rule.Id), (state, batch, _) => ((RequiredRule)state).Observe(batch, batch.Column<T>(at)));
    }
}

internal sealed class RangeKernel(RuleDescriptor rule, int ordinal) : IOrderedTypeVisitor<RuleKernel>
{
    public RuleKernel Visit<T>()
        where T : struct, IComparable<T>
    {
        var (min, max) = (rule.Value<T>("min"), rule.Value<T>("max"));
        if (rule.Flag("minExclusive") && min is { } least)
            min = Neighbours.Above(least) ?? throw new NotSupportedException($"Nothing passes rule {rule.Id}.");
        if (rule.Flag("maxExclusive") && max is { } greatest)
            max = Neighbours.Below(greatest) ?? throw new NotSupportedException($"Nothing passes rule {rule.Id}.");
        return ColumnKernels.Value<T>(() => new RangeRule<T>(rule.Id, min, max), ordinal);
    }
}

internal sealed class OneOfKernel(RuleDescriptor rule, int ordinal) : IViewTypeVisitor<RuleKernel>
{
    public RuleKernel Visit<T>()
    {
        var values = rule.Values<T>("values");
        return ColumnKernels.Value<T>(() => new OneOfRule<T>(rule.Id, values), ordinal);
    }
}

internal sealed class MeanKernel(RuleDescriptor rule, int ordinal) : INumberTypeVisitor<RuleKernel>
{
    public RuleKernel Visit<T>()
        where T : struct, System.Numerics.INumber<T>
    {
        var (min, max, at) = (rule.Number("min") ?? double.NegativeInfinity, rule.Number("max") ?? double.PositiveInfinity, ordinal);
        return new(() => new MeanRule(rule.Id, min, max), (state, batch, scope) =>
        {
            var column = batch.Column<T>(at);
            if (scope.IsEmpty && default(T) is not (float or double or decimal))
                ((MeanRule)state).Observe(batch.Sums<T>(at), column.NullCount);
            else
                ((MeanRule)state).Observe(batch, column, scope);
        });
    }
}

#pragma warning disable CS8714 // The type of a view is never nullable.
internal sealed class ReferencesKernel(RuleDescriptor rule, int ordinal, DatasetPlan plan) : IViewTypeVisitor<RuleKernel>
{
    public RuleKernel Visit<T>()
    {
        var (column, at) = (rule.Text("column"), ordinal);
        return new(
            () => new ReferencesRule<T>(rule.Id, () => plan.Target(rule.Id), column),
            (state, batch, scope) => ((ReferencesRule<T>)state).Observe(batch, batch.Column<T>(at), scope));
    }
}
