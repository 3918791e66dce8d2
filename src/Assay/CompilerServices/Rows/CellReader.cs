using System.Runtime.CompilerServices;

namespace Assay.CompilerServices;

/// <summary>A column of rows being read.</summary>
internal abstract class CellReader
{
    /// <summary>The batch that it holds, by its number.</summary>
    internal int Version { get; private protected set; }
}

/// <summary>The cells of a column, copied so that rows can ask for them one by one.</summary>
internal sealed class CellReader<T> : CellReader
{
    private T[] _values = [];
    private bool[] _valid = [];
    private bool _hasNulls;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsNull(int row) => _hasNulls && !_valid[row];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Value(int row) => _values[row];

    /// <summary>Takes the column of a batch; one that isn't there is null in every row.</summary>
    internal void Load(ColumnBatch batch, int ordinal, int version)
    {
        Version = version;
        if (_values.Length < batch.RowCount)
            _values = new T[batch.RowCount];
        if (!batch.Has(ordinal))
        {
            _values.AsSpan().Clear();
            _hasNulls = true;
            _valid = new bool[batch.RowCount];
            return;
        }

        Copy(batch.Column<T>(ordinal));
    }

    private void Copy(in ColumnView<T> view)
    {
        _hasNulls = view.NullCount > 0;
        if (!_hasNulls && !view.IsDictionary)
        {
            view.Values[..view.Length].CopyTo(_values);
            return;
        }

        if (_hasNulls && _valid.Length < view.Length)
            _valid = new bool[view.Length];
        for (var row = 0; row < view.Length; row++)
        {
            var isNull = view.IsNull(row);
            _values[row] = isNull ? default! : view[row];
            if (_hasNulls)
                _valid[row] = !isNull;
        }
    }
}
