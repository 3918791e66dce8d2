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
    private Task<Table?> _next;

    public SortedChunks(DiffSide side, IAsyncEnumerable<ColumnBatch> batches, int[] keys, CancellationToken cancellation)
    {
        (_descriptor, _keys) = (side.Descriptor, keys);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _batches = batches.GetAsyncEnumerator(_stop.Token);
        _next = Task.Run(ReadAsync, _stop.Token);
        Rows = new Table(_descriptor);
    }

    /// <summary>The chunk.</summary>
    public Table Rows { get; private set; }

    /// <summary>The row in it.</summary>
    public int Row { get; private set; } = -1;

    public bool IsAtEnd { get; private set; }

    /// <summary>Whether keys rise; once they don't, nothing that was found counts.</summary>
    public bool IsSorted { get; private set; } = true;

    /// <summary>Goes on to the next row; only at the end of a chunk it has to wait.</summary>
    public ValueTask MoveAsync()
    {
        if (Row + 1 >= Rows.RowCount)
            return new ValueTask(MoveToNextChunkAsync());
        IsSorted &= Compare(Rows, Row + 1, Rows, Row) > 0;
        Row++;
        return ValueTask.CompletedTask;
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

        _next = Task.Run(ReadAsync, _stop.Token);
        IsSorted &= before.RowCount == 0 || Compare(chunk, 0, before, before.RowCount - 1) > 0;
        IsSorted &= _keys.All(key => !Enumerable.Range(0, chunk.RowCount).Any(chunk.Columns[key].IsNull));
        (Rows, Row) = (chunk, 0);
    }

    private async Task<Table?> ReadAsync()
    {
        while (await _batches.MoveNextAsync())
        {
            if (_batches.Current.RowCount == 0)
                continue;
            var chunk = new Table(_descriptor);
            chunk.Append(_batches.Current);
            return chunk;
        }

        return null;
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
}
