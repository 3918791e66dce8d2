using System.Globalization;
using Assay.CompilerServices;

namespace Assay.Versioning.Tables;

/// <summary>A column of a <see cref="Table"/>: values in memory, growing.</summary>
internal abstract class TableColumn
{
    /// <summary>Stands for a null among fingerprints of cells.</summary>
    public static UInt128 NullMark { get; } = Fingerprint.Combine(Fingerprint.Of("null"), Fingerprint.Of(0));

    public abstract int Count { get; }

    public abstract bool IsNull(int row);

    /// <summary>The cell's fingerprint in the type of the comparison.</summary>
    public abstract UInt128 FingerprintOf(int row, Comparison comparison);

    public abstract void Append(ColumnBatch batch, int ordinal);

    public abstract void AppendRow(TableColumn other, int row);

    public abstract string? Format(int row);

    /// <summary>The value as a <see cref="double"/>; only for columns of numbers.</summary>
    public abstract double Number(int row);

    /// <summary>Whether the cell equals one of another column: null equals null, NaN equals NaN, −0 equals 0.</summary>
    public abstract bool CellEquals(int row, TableColumn other, int otherRow, Comparison comparison, Tolerance tolerance);

    /// <summary>Orders rows of two columns of one type: nulls first, text by ordinal.</summary>
    public abstract int Compare(int row, TableColumn other, int otherRow);

    /// <summary>Adds a null.</summary>
    public abstract void AppendNull();

    /// <summary>Forgets the values and keeps their room.</summary>
    public abstract void Clear();

    /// <summary>How many rows from two on equal each other one by one, at most so many. Only for columns of one type without nulls.</summary>
    public abstract int EqualRun(int row, TableColumn other, int otherRow, int most);

    /// <summary>Marks the rows of a run whose cells differ.</summary>
    /// <returns>How many do.</returns>
    public virtual int MarkDifferences(int row, TableColumn other, int otherRow, Span<bool> marks, Comparison comparison, Tolerance tolerance)
    {
        var differing = 0;
        for (var at = 0; at < marks.Length; at++)
        {
            if (CellEquals(row + at, other, otherRow + at, comparison, tolerance))
                continue;
            marks[at] = true;
            differing++;
        }

        return differing;
    }

    public abstract ColumnView<T> View<T>(int ordinal);

    public static TableColumn Create(ColumnType type) => ViewTypes.Accept(type, new Creation());

    private sealed class Creation : IViewTypeVisitor<TableColumn>
    {
        public TableColumn Visit<T>() => new TableColumn<T>();
    }
}

/// <inheritdoc/>
internal sealed class TableColumn<T> : TableColumn
{
    private T[] _values = [];
    private byte[] _validity = [];
    private int _count;
    private int _nulls;

    public override int Count => _count;

    public override bool IsNull(int row) => (_validity[row >> 3] & (1 << (row & 7))) == 0;

    public override UInt128 FingerprintOf(int row, Comparison comparison)
    {
        if (IsNull(row))
            return NullMark;
        return comparison switch
        {
            Comparison.Real => Fingerprint.Of(Number(row)),
            Comparison.Decimal => Fingerprint.Of(Convert.ToDecimal(_values[row], CultureInfo.InvariantCulture)),
            Comparison.Text => Fingerprint.Of(CellText.Of(_values[row])!),
            _ => Fingerprint.Of(_values[row]),
        };
    }

    public override void Append(ColumnBatch batch, int ordinal)
    {
        var view = batch.Column<T>(ordinal);
        Reserve(_count + view.Length);
        if (view.NullCount == 0 && !view.IsDictionary && (_count & 7) == 0 && IsKeptAsItIs)
        {
            view.Values[..view.Length].CopyTo(_values.AsSpan(_count));
            _validity.AsSpan(_count >> 3, view.Length >> 3).Fill(0xFF);
            if ((view.Length & 7) != 0)
                _validity[(_count + view.Length) >> 3] |= (byte)((1 << (view.Length & 7)) - 1);
            _count += view.Length;
            return;
        }

        for (var row = 0; row < view.Length; row++)
            Add(view.IsNull(row) ? default! : StoredValue.Of(view[row]), view.IsNull(row));
    }

    public override void AppendRow(TableColumn other, int row)
    {
        var from = (TableColumn<T>)other;
        Reserve(_count + 1);
        Add(from._values[row], from.IsNull(row));
    }

    public void Add(T value, bool isNull)
    {
        Reserve(_count + 1);
        _values[_count] = value;
        if (isNull)
            _nulls++;
        else
            _validity[_count >> 3] |= (byte)(1 << (_count & 7));
        _count++;
    }

    public override string? Format(int row) => IsNull(row) ? null : CellText.Of(_values[row]);

    public override double Number(int row) => Convert.ToDouble(_values[row], CultureInfo.InvariantCulture);

    public override bool CellEquals(int row, TableColumn other, int otherRow, Comparison comparison, Tolerance tolerance)
    {
        if (IsNull(row) || other.IsNull(otherRow))
            return IsNull(row) && other.IsNull(otherRow);
        if (comparison == Comparison.Real || (comparison == Comparison.Same && (typeof(T) == typeof(double) || typeof(T) == typeof(float))))
            return tolerance.Equal(Number(row), other.Number(otherRow));
        if (comparison == Comparison.Same && typeof(T) != typeof(byte[]))
            return EqualityComparer<T>.Default.Equals(_values[row], ((TableColumn<T>)other)._values[otherRow]);
        return FingerprintOf(row, comparison) == other.FingerprintOf(otherRow, comparison);
    }

    public override int Compare(int row, TableColumn other, int otherRow)
    {
        var column = (TableColumn<T>)other;
        if (IsNull(row) || column.IsNull(otherRow))
            return (IsNull(row) ? 0 : 1) - (column.IsNull(otherRow) ? 0 : 1);
        if (typeof(T) == typeof(byte[]))
            return ((byte[])(object)_values[row]!).AsSpan().SequenceCompareTo((byte[])(object)column._values[otherRow]!);
        return typeof(T) == typeof(string)
            ? string.CompareOrdinal((string)(object)_values[row]!, (string)(object)column._values[otherRow]!)
            : Comparer<T>.Default.Compare(_values[row], column._values[otherRow]);
    }

    public override void AppendNull() => Add(default!, isNull: true);

    public override ColumnView<TWanted> View<TWanted>(int ordinal) => this is TableColumn<TWanted> column
        ? new ColumnView<TWanted>(column._values.AsSpan(0, _count), column._validity, 0, _nulls)
        : throw new InvalidOperationException($"Column {ordinal} holds {typeof(T)}, not {typeof(TWanted)}.");

    public override void Clear()
    {
        _validity.AsSpan(0, (_count + 7) / 8).Clear();
        (_count, _nulls) = (0, 0);
    }

    public override int EqualRun(int row, TableColumn other, int otherRow, int most)
    {
        var mine = _values.AsSpan(row, most);
        var others = ((TableColumn<T>)other)._values.AsSpan(otherRow, most);
        var run = 0;
        while (run < most && EqualityComparer<T>.Default.Equals(mine[run], others[run]))
            run++;
        return run;
    }

    public override int MarkDifferences(int row, TableColumn other, int otherRow, Span<bool> marks, Comparison comparison, Tolerance tolerance)
    {
        if (comparison != Comparison.Same || !IsPlain || _nulls > 0 || other is not TableColumn<T> { _nulls: 0 } column)
            return base.MarkDifferences(row, other, otherRow, marks, comparison, tolerance);
        var mine = _values.AsSpan(row, marks.Length);
        var others = column._values.AsSpan(otherRow, marks.Length);
        var differing = 0;
        for (var at = 0; at < marks.Length; at++)
        {
            if (EqualityComparer<T>.Default.Equals(mine[at], others[at]))
                continue;
            marks[at] = true;
            differing++;
        }

        return differing;
    }

    // What StoredValue cuts to microseconds is not.
    private static bool IsKeptAsItIs => typeof(T) != typeof(DateTime) && typeof(T) != typeof(DateTimeOffset) && typeof(T) != typeof(TimeOnly);

    // Floating-point numbers are equal within a tolerance, bytes by what they hold.
    private static bool IsPlain => typeof(T) != typeof(double) && typeof(T) != typeof(float) && typeof(T) != typeof(byte[]);

    private void Reserve(int rows)
    {
        if (_values.Length >= rows)
            return;
        var room = Math.Max(rows, _values.Length * 2);
        Array.Resize(ref _values, room);
        Array.Resize(ref _validity, (room + 7) / 8);
    }
}
