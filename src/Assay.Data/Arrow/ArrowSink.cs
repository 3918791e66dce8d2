using Apache.Arrow;
using Assay.CompilerServices;

namespace Assay.Data.Arrow;

/// <summary>Takes rows from a plan's writer and makes a record batch of them.</summary>
public sealed class ArrowSink(DatasetDescriptor descriptor) : ColumnSink
{
    private readonly IArrowArray?[] _arrays = new IArrowArray?[descriptor.Columns.Count];

    /// <inheritdoc/>
    public override void Write<T>(int ordinal, ReadOnlySpan<T> values, ReadOnlySpan<bool> valid) =>
        _arrays[ordinal] = ArrowArrays.Of(descriptor.Columns[ordinal], new OneColumn<T>(values, valid), ordinal);

    /// <summary>The rows written since the last call; columns that were not written are left out.</summary>
    public RecordBatch Take()
    {
        int[] ordinals = [.. Enumerable.Range(0, _arrays.Length).Where(ordinal => _arrays[ordinal] is not null)];
        var batch = new RecordBatch(
            ArrowSchemas.Of(descriptor, ordinals), ordinals.Select(ordinal => _arrays[ordinal]!), ordinals.Length == 0 ? 0 : _arrays[ordinals[0]]!.Length);
        System.Array.Clear(_arrays);
        return batch;
    }

    /// <summary>Rows as Arrow, without a source between.</summary>
    public static RecordBatch Write<T>(DatasetPlan<T> plan, ReadOnlySpan<T> rows)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var sink = new ArrowSink(plan.Descriptor);
        plan.WriteRows(rows, sink);
        return sink.Take();
    }

    private sealed class OneColumn<TColumn> : ColumnBatch
    {
        private readonly TColumn[] _values;
        private readonly byte[] _bits;
        private readonly int _nulls;

        public OneColumn(ReadOnlySpan<TColumn> values, ReadOnlySpan<bool> valid)
        {
            _values = values.ToArray();
            _bits = new byte[(valid.Length + 7) / 8];
            for (var row = 0; row < valid.Length; row++)
            {
                if (valid[row])
                    _bits[row >> 3] |= (byte)(1 << (row & 7));
                else
                    _nulls++;
            }
        }

        public override int RowCount => _values.Length;

        public override long FirstRow => 0;

        public override string Source => "memory";

        public override bool Has(int ordinal) => true;

        public override ColumnView<T> Column<T>(int ordinal) => new((T[])(object)_values, _bits, 0, _nulls);

        public override string? Format(int ordinal, int row) => CellText.Of(_values[row]);
    }
}
