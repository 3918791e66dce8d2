using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Files;

namespace Assay.Data.Text;

/// <summary>The wanted columns of a text file, filled row by row or many rows at once, and handed on as batches.</summary>
internal sealed class TextColumns
{
    private readonly ReadRequest _request;
    private readonly string _source;
    private readonly TextFaults _faults = new();
    private long _first;
    private int _rows;

    public TextColumns(ReadRequest request, string source)
    {
        _request = request;
        _source = source;
        Columns = [.. request.Ordinals.Select(ordinal => TextColumn.Of(request.Descriptor.Columns[ordinal]))];
    }

    /// <summary>The columns, in the order of <see cref="ReadRequest.Ordinals"/>.</summary>
    public TextColumn[] Columns { get; }

    public bool IsFull => _rows == _request.BatchRows;

    public bool IsEmpty => _rows == 0;

    /// <summary>How many rows the batch still takes.</summary>
    public int Room => _request.BatchRows - _rows;

    /// <summary>The row being read, counted from 1 over the file.</summary>
    public long RowNumber => _first + _rows + 1;

    public void AddNull(int column) => Columns[column].AddNull();

    public void Add(int column, ReadOnlySpan<byte> text)
    {
        if (!Columns[column].TryAdd(text))
            Faults(column).Add(0, text);
    }

    /// <summary>Adds cells of rows that <see cref="EndRows"/> counts when all columns have theirs.</summary>
    public void Add(int column, in TextCells cells) => Columns[column].Add(cells, Faults(column));

    /// <summary>Adds a null for a cell that is of no use, such as an object where a number was expected.</summary>
    public void AddFault(int column, string found)
    {
        Columns[column].AddNull();
        Fault(column, found);
    }

    /// <summary>Tells of a cell that was added as a null already.</summary>
    public void Fault(int column, string found) => Faults(column).Add(0, found);

    public void EndRow() => _rows++;

    public void EndRows(int rows) => _rows += rows;

    /// <summary>The rows since the last batch; call <see cref="Next"/> when it is no longer borrowed.</summary>
    public LoadedBatch Batch()
    {
        var cells = new BatchColumn?[_request.Descriptor.Columns.Count];
        for (var i = 0; i < Columns.Length; i++)
            cells[_request.Ordinals[i]] = Columns[i].Cells;
        return new LoadedBatch(_source, _first, _rows, cells, _faults.All);
    }

    public void Next()
    {
        _first += _rows;
        _rows = 0;
        _faults.Clear();
        foreach (var column in Columns)
            column.Clear();
    }

    private TextFaults Faults(int column)
    {
        _faults.FirstRow = _rows;
        _faults.Ordinal = _request.Ordinals[column];
        return _faults;
    }
}
