using Assay.CompilerServices;
using Assay.ML.DataViews;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Assay.ML.Prediction;

/// <summary>A row of a batch that is to be predicted; labels are not read.</summary>
internal sealed class InputRow : DataViewRow
{
    private readonly RowPlace _place = new();
    private readonly Delegate[] _getters;

    public InputRow(DatasetDescriptor descriptor)
    {
        Schema = ViewSchema.Of(descriptor);
        _getters =
        [
            .. descriptor.Columns.Select((column, ordinal) => column.Label ? ColumnGetters.Default(column) : ColumnGetters.Of(column, ordinal, _place)),
        ];
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _place.Position;

    public override long Batch => 0;

    public void MoveTo(ColumnBatch? batch, int row)
    {
        _place.Batch = batch;
        _place.Row = row;

        // Mappers keep what they computed for a position: it only ever grows.
        _place.Position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters[column.Index] as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"Column {column.Name} is {column.Type}, not {typeof(TValue)}.");

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Position, 0);
}
