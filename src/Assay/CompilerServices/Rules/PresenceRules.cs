namespace Assay.CompilerServices;

/// <summary>Text that is more than white space.</summary>
internal sealed class NotBlankRule(string id) : ValueRule<string>(id)
{
    protected override bool Passes(string value) => !string.IsNullOrWhiteSpace(value);
}

/// <summary>
/// Which columns of a row hold a value. A row with a cell that could not be read is out of scope: that is the business of <see cref="TypeRule"/>.
/// </summary>
/// <param name="id">The rule's id.</param>
/// <param name="ordinals">The columns.</param>
/// <param name="passes">Whether so many values, and so many nulls, are as they should be.</param>
internal sealed class PresenceRule(string id, int[] ordinals, Func<int, int, bool> passes) : Rule(id)
{
    private int[] _nulls = [];

    internal void Observe(ColumnBatch batch, PresenceReader[] columns, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        if (_nulls.Length < batch.RowCount)
            _nulls = new int[batch.RowCount];
        var nulls = _nulls.AsSpan(0, batch.RowCount);
        nulls.Clear();
        foreach (var column in columns)
            column(batch, nulls);
        foreach (var fault in batch.Faults)
        {
            if (ordinals.Contains(fault.Ordinal))
                nulls[fault.Row] = -1;
        }

        long rows = 0;
        for (var row = 0; row < nulls.Length; row++)
        {
            if (nulls[row] < 0 || (!scope.IsEmpty && !scope[row]))
                continue;
            rows++;
            if (!passes(ordinals.Length - nulls[row], nulls[row]))
                Fail(batch, row);
        }

        CountScope(rows);
    }
}

/// <summary>Adds one to each row that is null in a column.</summary>
internal delegate void PresenceReader(ColumnBatch batch, Span<int> nulls);
