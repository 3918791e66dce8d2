using System.ComponentModel;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>A column of a <see cref="NestedBatch"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NestedColumn
{
    private protected static readonly UInt128 Null = Fingerprint.Combine(Fingerprint.Of("null"), Fingerprint.Of(0));

    private protected NestedColumn()
    {
    }

    /// <summary>The number of rows.</summary>
    public abstract int Length { get; }

    /// <summary>Whether a row is null.</summary>
    public abstract bool IsNull(int row);

    /// <summary>The rows in another order; −1 makes a null.</summary>
    internal abstract NestedColumn Spread(int[] rows);

    internal abstract string? Format(int row);

    internal abstract UInt128 FingerprintOf(int row);

    internal abstract void WriteJson(Utf8JsonWriter json, int row);

    /// <summary>A copy of a column of any batch.</summary>
    public static NestedColumn Copy(ColumnType type, ColumnBatch batch, int ordinal) => ViewTypes.Accept(type, new Copying(batch, ordinal));

    /// <summary>Rows of several batches one after the other; null where there is no batch.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="ordinal">The column's place in each batch.</param>
    /// <param name="rows">The rows.</param>
    public static NestedColumn Gather(ColumnType type, int ordinal, IReadOnlyList<(NestedBatch? Batch, int Row)> rows) =>
        ViewTypes.Accept(type, new Gathering(ordinal, rows));

    private sealed class Copying(ColumnBatch batch, int ordinal) : IViewTypeVisitor<NestedColumn>
    {
        public NestedColumn Visit<T>()
        {
            var view = batch.Column<T>(ordinal);
            var values = new T[view.Length];
            var valid = new bool[view.Length];
            for (var row = 0; row < values.Length; row++)
            {
                valid[row] = !view.IsNull(row);
                if (valid[row])
                    values[row] = view[row];
            }

            return NestedColumn<T>.Of(values, valid);
        }
    }

    private sealed class Gathering(int ordinal, IReadOnlyList<(NestedBatch? Batch, int Row)> rows) : IViewTypeVisitor<NestedColumn>
    {
        public NestedColumn Visit<T>()
        {
            var values = new T[rows.Count];
            var valid = new bool[rows.Count];
            for (var at = 0; at < values.Length; at++)
            {
                if (rows[at].Batch is not { } batch || batch.ColumnAt(ordinal).IsNull(rows[at].Row))
                    continue;
                values[at] = batch.Typed<T>(ordinal)[rows[at].Row];
                valid[at] = true;
            }

            return NestedColumn<T>.Of(values, valid);
        }
    }
}

/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NestedColumn<T> : NestedColumn
{
    private readonly T[] _values;
    private readonly byte[] _validity;
    private readonly int _nulls;

    private NestedColumn(T[] values, byte[] validity, int nulls)
    {
        _values = values;
        _validity = validity;
        _nulls = nulls;
    }

    /// <inheritdoc/>
    public override int Length => _values.Length;

    /// <summary>The value of a row that is not null.</summary>
    public T this[int row] => _values[row];

    /// <summary>Makes a column of values, which it then owns.</summary>
    /// <param name="values">A value per row.</param>
    /// <param name="valid">Per row whether it is not null; empty where none is.</param>
    public static NestedColumn<T> Of(T[] values, ReadOnlySpan<bool> valid)
    {
        ArgumentNullException.ThrowIfNull(values);
        var bits = new byte[(valid.Length + 7) / 8];
        var nulls = 0;
        for (var row = 0; row < valid.Length; row++)
        {
            if (valid[row])
                bits[row >> 3] |= (byte)(1 << (row & 7));
            else
                nulls++;
        }

        return new NestedColumn<T>(values, nulls == 0 ? [] : bits, nulls);
    }

    /// <inheritdoc/>
    public override bool IsNull(int row) => _nulls > 0 && (_validity[row >> 3] & (1 << (row & 7))) == 0;

    /// <summary>A view of some rows.</summary>
    public ColumnView<T> View(int first, int count)
    {
        var nulls = 0;
        for (var row = first; _nulls > 0 && row < first + count; row++)
            nulls += IsNull(row) ? 1 : 0;
        return new ColumnView<T>(_values.AsSpan(first, count), _validity, first, nulls);
    }

    internal override NestedColumn Spread(int[] rows)
    {
        var values = new T[rows.Length];
        var valid = new bool[rows.Length];
        for (var at = 0; at < rows.Length; at++)
        {
            if (rows[at] < 0 || IsNull(rows[at]))
                continue;
            values[at] = _values[rows[at]];
            valid[at] = true;
        }

        return Of(values, valid);
    }

    internal override string? Format(int row) => IsNull(row) ? null : CellText.Of(_values[row]);

    internal override UInt128 FingerprintOf(int row) => IsNull(row) ? Null : Fingerprint.Of(StoredValue.Of(_values[row]));

    internal override void WriteJson(Utf8JsonWriter json, int row)
    {
        if (IsNull(row))
            json.WriteNullValue();
        else if (_values[row] is NestedCell cell)
            cell.Rows.WriteJson(json, cell);
        else
            JsonCells.WriteValue(json, _values[row]);
    }
}
