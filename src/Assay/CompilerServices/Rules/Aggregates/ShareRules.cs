using System.Globalization;
using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>The share of rows in scope that have some property: rows are counted, so that the share is exact whatever the split.</summary>
internal abstract class ShareRule(string id, double min, double max, string what) : MeasureRule(id, min, max)
{
    private long _with;

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        _with += ((ShareRule)other)._with;
    }

    internal override double Measure() => (double)_with / InScope;

    internal override string Words(double value) => string.Create(
        CultureInfo.InvariantCulture, $"{_with:N0} of {InScope:N0} rows {what} ({100 * value:0.###} %)");

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        writer.Int64(_with);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        _with = reader.Rows();
        if (_with > InScope)
            throw reader.Damaged("counts that contradict each other");
    }

    protected void Count(long with, long rows, long nulls)
    {
        _with += with;
        CountScope(rows, nulls);
    }
}

/// <summary>The share of rows that are null. No row at all has none, and the rule is skipped.</summary>
internal sealed class NullShareRule(string id, double min, double max) : ShareRule(id, min, max, "null")
{
    internal void Observe<T>(in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        var (values, nulls) = Scope.Count(column, scope);
        Count(nulls, values + nulls, 0);
    }

    internal override string? Missing() => InScope == 0 ? "no row in scope" : null;
}

/// <summary>The share of zeros among the values that are not null; NaN is a value that is none.</summary>
internal sealed class ZeroShareRule(string id, double min, double max) : ShareRule(id, min, max, "zero")
{
    internal void Observe<T>(in ColumnView<T> column, ReadOnlySpan<bool> scope)
        where T : struct, INumberBase<T>
    {
        if (!Active)
            return;
        long zeros = 0;
        var (values, nulls) = Scope.Count(column, scope);
        for (var row = 0; row < column.Length; row++)
        {
            if ((scope.IsEmpty || scope[row]) && !column.IsNull(row) && T.IsZero(column[row]))
                zeros++;
        }

        Count(zeros, values, nulls);
    }
}
