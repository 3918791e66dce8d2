using Apache.Arrow;
using Apache.Arrow.Ipc;
using ParquetSharp.Arrow;

namespace Assay.Data.Parquet;

/// <summary>The wanted columns of some row groups, batch by batch: numbers, times and text as they are stored, everything else as Arrow's reader makes it.</summary>
internal sealed class ParquetColumns : IDisposable
{
    private readonly List<RawColumn> _raw = [];
    private readonly IArrowArrayStream? _stream;
    private readonly int _batchRows;
    private RecordBatch? _imported;
    private long _left;

    /// <summary>The columns of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="groups">The row groups, ascending.</param>
    /// <param name="wanted">The columns.</param>
    /// <param name="batchRows">Rows of a batch.</param>
    /// <param name="rows">Rows of the groups.</param>
    public ParquetColumns(FileReader file, int[] groups, StoredColumn[] wanted, int batchRows, long rows)
    {
        (_batchRows, _left) = (batchRows, rows);
        var fields = new List<Field>();
        var imported = new List<int>();
        foreach (var column in wanted)
        {
            if (column.IsLeaf && RawColumn.Of(file.ParquetReader, groups, column.Leaves[0], column.Field.DataType) is { } raw)
            {
                _raw.Add(raw);
                fields.Add(new(column.Field.Name, raw.Type, column.Field.IsNullable));
            }
            else
            {
                imported.AddRange(column.Leaves);
            }
        }

        if (imported.Count > 0)
        {
            _stream = file.GetRecordBatchReader(groups, [.. imported.Distinct().Order()]);
            fields.InsertRange(0, _stream.Schema.FieldsList);
        }

        Schema = new(fields, null);
    }

    /// <summary>The columns as Arrow arrays; those that Arrow's reader makes stand first.</summary>
    public Schema Schema { get; }

    /// <summary>The next batch, valid until the one after it is asked for; null at the end.</summary>
    public async ValueTask<RecordBatch?> NextAsync(CancellationToken cancellation)
    {
        _imported?.Dispose();
        _imported = null;
        var rows = (int)Math.Min(_batchRows, _left);
        if (_stream is not null)
        {
            _imported = await _stream.ReadNextRecordBatchAsync(cancellation).ConfigureAwait(false);
            rows = _imported?.Length ?? 0;
        }

        if (rows == 0 && _left > 0)
            throw new InvalidDataException("The columns end before the file does.");
        if (rows == 0)
            return null;
        _left -= rows;
        return new RecordBatch(Schema, [.. _imported?.Arrays ?? [], .. _raw.Select(column => column.Read(rows))], rows);
    }

    public void Dispose()
    {
        _imported?.Dispose();
        _stream?.Dispose();
        foreach (var column in _raw)
            column.Dispose();
    }
}

/// <summary>A column at the top of a file.</summary>
/// <param name="Field">What Arrow makes of it.</param>
/// <param name="IsLeaf">Whether it holds no other columns.</param>
/// <param name="Leaves">The places of what is stored among all leaves.</param>
internal sealed record StoredColumn(Field Field, bool IsLeaf, int[] Leaves);
