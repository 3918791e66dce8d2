using System.ComponentModel;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Assay.CompilerServices;

/// <summary>A rule over each value of one column. Null never fails; on a dictionary-encoded column each distinct value is checked once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueRule<T>(string id) : Rule(id)
{
    /// <summary>Observes a column.</summary>
    /// <param name="batch">The batch, for samples.</param>
    /// <param name="column">The column.</param>
    /// <param name="scope">Per row whether it is in scope; empty for all.</param>
    public void Observe(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope = default)
    {
        if (!Active)
            return;
        Span<bool> passes = column.IsDictionary ? new bool[column.Values.Length] : [];
        for (var i = 0; i < passes.Length; i++)
            passes[i] = Passes(column.Values[i]);

        long inScope = 0;
        long nulls = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (column.IsNull(row))
            {
                nulls++;
                continue;
            }

            inScope++;
            if (!(column.IsDictionary ? passes[column.Codes[row]] : Passes(column.Values[row])))
                Fail(batch, row);
        }

        CountScope(inScope, nulls);
    }

    /// <summary>Whether a value that is not null passes.</summary>
    protected abstract bool Passes(T value);
}

/// <summary>Values between two bounds, both included; NaN fails.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RangeRule<T>(string id, T? min, T? max) : ValueRule<T>(id)
    where T : struct, IComparisonOperators<T, T, bool>
{
    private readonly bool _hasMin = min.HasValue;
    private readonly bool _hasMax = max.HasValue;
    private readonly T _min = min.GetValueOrDefault();
    private readonly T _max = max.GetValueOrDefault();

    /// <inheritdoc/>
    protected override bool Passes(T value) => (!_hasMin || value >= _min) && (!_hasMax || value <= _max) && IsOrdered(value);

    // NaN is the only value that differs from itself; with no bound left open, the comparisons above have refused it already.
#pragma warning disable CS1718
    private static bool IsOrdered(T value) => value == value;
#pragma warning restore CS1718
}

/// <summary>Text whose whole matches a pattern.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatternRule(string id, Regex whole) : ValueRule<string>(id)
{
    /// <inheritdoc/>
    protected override bool Passes(string value) => whole.IsMatch(value);
}

/// <summary>Text whose length in UTF-16 code units lies between two bounds, both included.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LengthRule(string id, int min, int max) : ValueRule<string>(id)
{
    /// <inheritdoc/>
    protected override bool Passes(string value) => value.Length >= min && value.Length <= max;
}

/// <summary>Values of a set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OneOfRule<T>(string id, params T[] values) : ValueRule<T>(id)
{
    private readonly HashSet<T> _values = [.. values];

    /// <inheritdoc/>
    protected override bool Passes(T value) => _values.Contains(value);
}

/// <summary>No null in a column that may not hold one. Counts every row as in scope.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RequiredRule(string id) : Rule(id)
{
    /// <summary>Observes a column.</summary>
    public void Observe<T>(ColumnBatch batch, in ColumnView<T> column)
    {
        if (!Active)
            return;
        if (column.NullCount > 0)
        {
            for (var row = 0; row < column.Length; row++)
            {
                if (column.IsNull(row))
                    Fail(batch, row);
            }
        }

        CountScope(column.Length);
    }
}

/// <summary>Cells whose text could not be read as the column's type. Observed by the validator itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TypeRule(string id, int ordinal) : Rule(id)
{
    internal void Observe(ColumnBatch batch)
    {
        foreach (var fault in batch.Faults)
        {
            if (fault.Ordinal == ordinal)
                Fail(batch, fault.Row);
        }

        CountScope(batch.RowCount);
    }
}

/// <summary>A check written in C#: the generated loop calls the method and reports each row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckRule(string id) : Rule(id)
{
    private long _rows;
    private long _skipped;

    /// <summary>Reports a row in which a column is null that the check can't take as null.</summary>
    public void Null() => _skipped++;

    /// <summary>Reports a row.</summary>
    public void Record(ColumnBatch batch, int row, bool passes)
    {
        _rows++;
        if (!passes)
            Fail(batch, row);
    }

    /// <summary>Ends a batch.</summary>
    public void EndBatch()
    {
        CountScope(_rows, _skipped);
        _rows = 0;
        _skipped = 0;
    }
}
