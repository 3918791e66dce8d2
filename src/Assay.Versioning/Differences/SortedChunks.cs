using Assay.CompilerServices;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>Rows in order of their key, chunk by chunk; the next chunk is read while one is compared. Rows that are out of order, or repeat a key, end it.</summary>
internal sealed class SortedChunks : IAsyncDisposable
{
    private readonly DatasetDescriptor _descriptor;
    private readonly int[] _keys;
    private readonly IAsyncEnumerator<ColumnBatch> _batches;
    private readonly CancellationTokenSource _stop;
    private Task<Chunk?> _next;

    public SortedChunks(DiffSide side, IAsyncEnumerable<ColumnBatch> batches, int[] keys, CancellationToken cancellation)
    {
        (_descriptor, _keys) = (side.Descriptor, keys);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _batches = batches.GetAsyncEnumerator(_stop.Token);
        Rows = new Table(_descriptor);
        _next = Task.Run(() => ReadAsync(new Table(_descriptor)), _stop.Token);
    }

    /// <summary>The chunk.</summary>
    public Table Rows { get; private set; }

    /// <summary>The row in it.</summary>
    public int Row { get; private set; } = -1;

    public bool IsAtEnd { get; private set; }

    /// <summary>Whether keys rise; once they don't, nothing that was found counts.</summary>
    public bool IsSorted { get; private set; } = true;

    /// <summary>Goes on by some rows of the chunk; only at its end it has to wait.</summary>
    public ValueTask MoveAsync(int rows = 1)
    {
        if (Row + rows >= Rows.RowCount)
            return new ValueTask(MoveToNextChunkAsync());
        Row += rows;
        return ValueTask.CompletedTask;
    }

    /// <summary>How many rows from here on have the keys of another side's, one by one, as far as both chunks go.</summary>
    public int RunWith(SortedChunks other)
    {
        var run = Math.Min(Rows.RowCount - Row, other.Rows.RowCount - other.Row);
        for (var at = 0; at < _keys.Length && run > 0; at++)
            run = Rows.Columns[_keys[at]].EqualRun(Row, other.Rows.Columns[other._keys[at]], other.Row, run);
        return run;
    }

    /// <summary>Orders the current rows of two sides.</summary>
    public int OrderBeside(SortedChunks other)
    {
        for (var at = 0; at < _keys.Length; at++)
        {
            var order = Rows.Columns[_keys[at]].Compare(Row, other.Rows.Columns[other._keys[at]], other.Row);
            if (order != 0)
                return order;
        }

        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _batches.DisposeAsync();
        _stop.Dispose();
    }

    private async Task MoveToNextChunkAsync()
    {
        var before = Rows;
        if (await _next is not { } chunk)
        {
            IsAtEnd = true;
            return;
        }

        IsSorted &= chunk.IsSorted && (before.RowCount == 0 || Compare(chunk.Rows, 0, before, before.RowCount - 1) > 0);
        (Rows, Row) = (chunk.Rows, 0);

        // What was compared makes room for what is read.
        _next = Task.Run(() => ReadAsync(before), _stop.Token);
    }

    private async Task<Chunk?> ReadAsync(Table rows)
    {
        while (await _batches.MoveNextAsync())
        {
            if (_batches.Current.RowCount == 0)
                continue;
            rows.Clear();
            rows.Append(_batches.Current);
            return new Chunk(rows, Rises(rows));
        }

        return null;
    }

    private bool Rises(Table rows)
    {
        for (var row = 0; row < rows.RowCount; row++)
        {
            if ((row > 0 && Compare(rows, row, rows, row - 1) <= 0) || IsWithoutKey(rows, row))
                return false;
        }

        return true;
    }

    private bool IsWithoutKey(Table rows, int row)
    {
        foreach (var key in _keys)
        {
            if (rows.Columns[key].IsNull(row))
                return true;
        }

        return false;
    }

    private int Compare(Table rows, int row, Table other, int otherRow)
    {
        foreach (var key in _keys)
        {
            var order = rows.Columns[key].Compare(row, other.Columns[key], otherRow);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private sealed record Chunk(Table Rows, bool IsSorted);
}
