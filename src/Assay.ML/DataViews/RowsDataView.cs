using Assay.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Assay.ML.DataViews;

/// <summary>A streaming view of rows.</summary>
internal sealed class RowsDataView(Rows rows, CancellationToken cancellation) : IDataView
{
    private readonly DatasetDescriptor _descriptor = rows.RowPlan.Descriptor;

    public DataViewSchema Schema { get; } = ViewSchema.Of(rows.RowPlan.Descriptor);

    public bool CanShuffle => false;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        int[] wanted = [.. columnsNeeded.Select(column => column.Index).Distinct().Order()];
        return new RowsCursor(Schema, _descriptor, wanted, rows.ReadBatchesAsync(wanted, cancellation).GetAsyncEnumerator(cancellation));
    }

    // One cursor is a set: the rows come in one stream, which ML.NET itself splits over its threads where that pays.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}

/// <summary>Walks over the rows of a view, batch by batch.</summary>
internal sealed class RowsCursor : DataViewRowCursor
{
    private readonly RowPlace _place = new();
    private readonly Delegate?[] _getters;
    private readonly IAsyncEnumerator<ColumnBatch> _batches;
    private bool _done;

    public RowsCursor(DataViewSchema schema, DatasetDescriptor descriptor, int[] wanted, IAsyncEnumerator<ColumnBatch> batches)
    {
        Schema = schema;
        _batches = batches;
        _getters = new Delegate?[descriptor.Columns.Count];
        foreach (var ordinal in wanted)
            _getters[ordinal] = ColumnGetters.Of(descriptor.Columns[ordinal], ordinal, _place);
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _place.Position;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        if (_done)
            return false;
        _place.Row++;
        while (_place.Batch is null || _place.Row >= _place.Batch.RowCount)
        {
            if (!Wait(_batches.MoveNextAsync()))
            {
                _done = true;
                _place.Batch = null;
                _place.Position = -1;
                return false;
            }

            _place.Batch = _batches.Current;
            _place.Row = 0;
        }

        _place.Position++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] is not null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters[column.Index] switch
    {
        ValueGetter<TValue> getter => getter,
        null => throw new InvalidOperationException($"The cursor was opened without column {column.Name}."),
        _ => throw new InvalidOperationException($"Column {column.Name} is {column.Type}, not {typeof(TValue)}."),
    };

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Position, 0);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_done)
        {
            _done = true;
            _place.Batch = null;
            Wait(_batches.DisposeAsync());
        }

        base.Dispose(disposing);
    }

    // A cursor has no asynchronous form: its thread waits for the source.
#pragma warning disable MA0045
    private static bool Wait(ValueTask<bool> step) => step.IsCompletedSuccessfully ? step.Result : step.AsTask().GetAwaiter().GetResult();

    private static void Wait(ValueTask step)
    {
        if (!step.IsCompletedSuccessfully)
            step.AsTask().GetAwaiter().GetResult();
    }
#pragma warning restore MA0045
}
