using System.Buffers;
using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// A rule over each value of one column. Null never fails; on a dictionary-encoded column each distinct value is checked once. Rows are
/// looked at one by one only in blocks where something fails.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueRule<T>(string id) : Rule(id)
{
    // So small that one failing row in a thousand leaves most blocks alone.
    private const int Block = 128;

    // As many codes are looked for at once, in all lanes.
    private const int Few = 5;

    /// <summary>Observes a column.</summary>
    /// <param name="batch">The batch, for samples.</param>
    /// <param name="column">The column.</param>
    /// <param name="scope">Per row whether it is in scope; empty for all.</param>
    public void Observe(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope = default)
    {
        if (!Active)
            return;
        var (inScope, nulls) = Scope.Count(column, scope);
        if (column.IsDictionary)
            ObserveDictionary(batch, column, scope);
        else
            ObservePlain(batch, column, scope);
        CountScope(inScope, nulls);
    }

    /// <summary>Whether a value that is not null passes: the definition of the rule.</summary>
    protected abstract bool Passes(T value);

    /// <summary>Whether all values pass. Says the same as <see cref="Passes"/> on each of them, faster.</summary>
    private protected virtual bool AllPass(ReadOnlySpan<T> values)
    {
        foreach (var value in values)
        {
            if (!Passes(value))
                return false;
        }

        return true;
    }

    /// <summary>Told of each value that fails.</summary>
    private protected virtual void Failed(T value)
    {
    }

    private void ObserveDictionary(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        var passes = ArrayPool<bool>.Shared.Rent(column.Values.Length);
        Span<int> failing = stackalloc int[Few];
        var count = 0;
        for (var i = 0; i < column.Values.Length; i++)
        {
            passes[i] = column.Values[i] is null || Passes(column.Values[i]);
            if (!passes[i] && count++ < Few)
                failing[count - 1] = i;
        }

        if (count > 0)
        {
            for (var row = 0; row < column.Length; row++)
            {
                if (count <= Few && column.Codes[row..].IndexOfAny(failing[..count]) is var next)
                    row = next < 0 ? column.Length : row + next;
                if (row < column.Length && (scope.IsEmpty || scope[row]) && !column.IsNull(row) && !passes[column.Codes[row]])
                    Fail(batch, row, column[row]);
            }
        }

        ArrayPool<bool>.Shared.Return(passes);
    }

    private void ObservePlain(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        // What stands at a null row is unspecified: a reference may be null there, while any struct can be compared harmlessly.
        var canLookAhead = typeof(T).IsValueType || column.NullCount == 0;
        for (var start = 0; start < column.Length; start += Block)
        {
            var end = Math.Min(start + Block, column.Length);
            if (canLookAhead && AllPass(column.Values[start..end]))
                continue;
            for (var row = start; row < end; row++)
            {
                if ((scope.IsEmpty || scope[row]) && !column.IsNull(row) && !Passes(column.Values[row]))
                    Fail(batch, row, column.Values[row]);
            }
        }
    }

    private void Fail(ColumnBatch batch, int row, T value)
    {
        Failed(value);
        Fail(batch, row);
    }
}
