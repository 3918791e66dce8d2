using ParquetSharp;

namespace Assay.Data.Parquet;

/// <summary>The cells of a flat column as they are stored, row group after row group.</summary>
/// <param name="file">The file.</param>
/// <param name="groups">The row groups that are read.</param>
/// <param name="leaf">The place of the column among all leaves.</param>
internal sealed class RowGroupCells<T>(ParquetFileReader file, IEnumerable<int> groups, int leaf) : IDisposable
    where T : unmanaged
{
    private readonly IEnumerator<int> _groups = groups.GetEnumerator();
    private readonly bool _isOptional = file.FileMetaData.Schema.Column(leaf).MaxDefinitionLevel == 1;
    private RowGroupReader? _group;
    private ColumnReader<T>? _reader;
    private short[] _levels = [];
    private long _left;

    /// <summary>Of the rows read last 1 where it has a value, else 0; good where some had none.</summary>
    public ReadOnlySpan<short> Levels => _levels;

    /// <summary>Reads rows; their values stand one after the other, without a place for nulls. What they point to is good until more is read.</summary>
    /// <param name="values">Room for the values.</param>
    /// <returns>How many rows were read, at least one; and how many of them have a value.</returns>
    /// <exception cref="InvalidDataException">There are none any more.</exception>
    public (int Rows, int Present) Read(Span<T> values)
    {
        while (_left == 0)
            MoveOn();
        var wanted = (int)Math.Min(values.Length, _left);
        if (_isOptional)
            Pooled.MakeRoom(ref _levels, wanted);
        var rows = _reader!.ReadBatch(wanted, _isOptional ? _levels.AsSpan(0, wanted) : default, default, values[..wanted], out var present);
        if (rows <= 0 || present > rows || (!_isOptional && present != rows))
            throw new InvalidDataException("A column holds another number of values than its row group has rows.");
        _left -= rows;
        return ((int)rows, (int)present);
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _group?.Dispose();
        _groups.Dispose();
        Pooled.Return(ref _levels);
    }

    private void MoveOn()
    {
        _reader?.Dispose();
        _group?.Dispose();
        (_reader, _group) = (null, null);
        if (!_groups.MoveNext())
            throw new InvalidDataException("A column ends before the file does.");
        _group = file.RowGroup(_groups.Current);
        _left = _group.MetaData.NumRows;
        _reader = (ColumnReader<T>)_group.Column(leaf);
    }
}
