using Assay.CompilerServices;

namespace Assay.ML.Prediction;

/// <summary>A column of predictions that is filled row by row.</summary>
internal abstract class OutputColumn
{
    public abstract void Start(int rows);

    /// <summary>Takes the value at the mapper's row.</summary>
    public abstract void Read(int row);

    public abstract string? Format(int row);
}

/// <summary>Reads the value at the mapper's row; false for a missing one.</summary>
internal delegate bool OutputReader<T>(out T value);

/// <inheritdoc/>
internal sealed class OutputColumn<T>(OutputReader<T> read) : OutputColumn
{
    private T[] _values = [];
    private byte[] _valid = [];
    private int _rows;
    private int _nulls;

    public ColumnView<T> View => new(_values.AsSpan(0, _rows), _valid, 0, _nulls);

    public override void Start(int rows)
    {
        if (_values.Length < rows)
        {
            _values = new T[rows];
            _valid = new byte[(rows + 7) / 8];
        }

        _valid.AsSpan().Clear();
        _rows = rows;
        _nulls = 0;
    }

    public override void Read(int row)
    {
        if (read(out _values[row]))
            _valid[row >> 3] |= (byte)(1 << (row & 7));
        else
            _nulls++;
    }

    public override string? Format(int row)
    {
        var view = View;
        return view.IsNull(row) ? null : CellText.Of(view[row]);
    }
}

/// <summary>The predictions of a call, as the output's plan reads them.</summary>
internal sealed class PredictionBatch(OutputColumn[] columns, int rows) : ColumnBatch
{
    public override int RowCount => rows;

    public override long FirstRow => 0;

    public override string Source => "predictions";

    public override bool Has(int ordinal) => true;

    public override ColumnView<T> Column<T>(int ordinal) => columns[ordinal] is OutputColumn<T> column
        ? column.View
        : throw new InvalidOperationException($"Column {ordinal} does not hold {typeof(T)}.");

    public override string? Format(int ordinal, int row) => columns[ordinal].Format(row);
}
