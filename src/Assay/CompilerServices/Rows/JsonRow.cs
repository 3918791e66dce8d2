namespace Assay.CompilerServices;

/// <summary>One row read from JSON, as a batch: a column without a value is not there.</summary>
internal sealed class JsonRow(int columns) : ColumnBatch
{
    private readonly Array?[] _cells = new Array?[columns];

    public override int RowCount => 1;

    public override long FirstRow => 0;

    public override string Source => "json";

    public override bool Has(int ordinal) => _cells[ordinal] is not null;

    public override ColumnView<T> Column<T>(int ordinal) => new((T[])_cells[ordinal]!);

    public override string? Format(int ordinal, int row) => CellText.Of(_cells[ordinal]?.GetValue(row));

    internal void Set<T>(int ordinal, T value) => _cells[ordinal] = new[] { value };
}
