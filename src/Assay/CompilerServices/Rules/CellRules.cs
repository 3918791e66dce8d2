using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// No null in a column that may not hold one. Counts every row as in scope. A cell that could not be read is the business of
/// <see cref="TypeRule"/>, not a null.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RequiredRule(string id) : Rule(id)
{
    private int _ordinal = -1;

    /// <summary>Observes a column.</summary>
    public void Observe<T>(ColumnBatch batch, in ColumnView<T> column)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!Active)
            return;
        if (column.NullCount > 0)
        {
            var unreadable = Unreadable(batch);
            for (var row = 0; row < column.Length; row++)
            {
                if (column.IsNull(row) && unreadable?.Contains(row) != true)
                    Fail(batch, row);
            }
        }

        CountScope(column.Length);
    }

    internal override void Bind(RuleDescriptor rule, DatasetDescriptor dataset)
    {
        base.Bind(rule, dataset);
        _ordinal = rule.Columns.Count == 1 ? dataset.OrdinalOf(rule.Columns[0]) : -1;
    }

    private HashSet<int>? Unreadable(ColumnBatch batch) =>
        batch.Faults.Count == 0 ? null : [.. batch.Faults.Where(fault => fault.Ordinal == _ordinal).Select(fault => fault.Row)];
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
