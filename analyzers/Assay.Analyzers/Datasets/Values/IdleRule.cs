using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets.Values;

/// <summary>ASY1020: a rule that no value can fail.</summary>
internal static class IdleRule
{
    public static void Check(DatasetInquiry dataset)
    {
        foreach (var rule in dataset.Model.Rules)
        {
            if (rule.Limits is null || !IsIdle(dataset.Model, rule) || dataset.AttributeOf(rule) is not { } attribute)
                continue;
            // An empty batch that is fine is said so.
            if (rule.Kind == "row_count" && attribute.Has("Min") && attribute.Named("Min", 0L) == 0)
                continue;
            dataset.Declaration.Report(
                Descriptors.IdleRule, Places.Of(attribute, dataset.Declaration.Cancellation), rule.Expectation, rule.Member.Length == 0 ? dataset.Model.Name : rule.Member);
        }
    }

    /// <summary>Whether every value of the column's type passes.</summary>
    public static bool IsIdle(DatasetModel model, RuleModel rule) => rule is { Limits: { } limits } && (rule.Kind switch
    {
        "range" => IsIdle(model.Columns[rule.Columns[0]].Kind, limits),
        "length" or "mean" or "row_count" => limits.Least is null && limits.Greatest is null,
        "one_of" => HoldsAll(model.Columns[rule.Columns[0]], limits),
        _ => false,
    });

    // A range of real numbers refuses NaN, so it is never idle.
    private static bool IsIdle(ColumnKind kind, RuleLimits limits) => Ends(kind) is var (least, greatest)
        && !limits.LeastIsExcluded && !limits.GreatestIsExcluded
        && (limits.Least is null || limits.Least.Value.CompareTo(least) <= 0)
        && (limits.Greatest is null || limits.Greatest.Value.CompareTo(greatest) >= 0);

    private static (IComparable Least, IComparable Greatest)? Ends(ColumnKind kind) => kind switch
    {
        ColumnKind.Int8 => ((decimal)sbyte.MinValue, (decimal)sbyte.MaxValue),
        ColumnKind.Int16 => ((decimal)short.MinValue, (decimal)short.MaxValue),
        ColumnKind.Int32 => ((decimal)int.MinValue, (decimal)int.MaxValue),
        ColumnKind.Int64 => ((decimal)long.MinValue, (decimal)long.MaxValue),
        ColumnKind.UInt8 => ((decimal)byte.MinValue, (decimal)byte.MaxValue),
        ColumnKind.UInt16 => ((decimal)ushort.MinValue, (decimal)ushort.MaxValue),
        ColumnKind.UInt32 => ((decimal)uint.MinValue, (decimal)uint.MaxValue),
        ColumnKind.UInt64 => ((decimal)ulong.MinValue, (decimal)ulong.MaxValue),
        ColumnKind.Decimal => (decimal.MinValue, decimal.MaxValue),
        ColumnKind.Timestamp or ColumnKind.Instant => (DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks),
        ColumnKind.Date => (DateTime.MinValue.Ticks, DateTime.MaxValue.Date.Ticks),
        ColumnKind.Time => (0L, TimeSpan.TicksPerDay - 1),
        _ => null,
    };

    private static bool HoldsAll(ColumnModel column, RuleLimits limits) => column.Kind switch
    {
        ColumnKind.Boolean => limits.Values.Select(static value => value.Value).Distinct().Count() == 2,
        ColumnKind.Enum => column.EnumMembers.Where(static member => !member.IsAlias).All(member => limits.Values.Any(value => value.Words == member.Name)),
        _ => false,
    };
}
