using Assay.CompilerServices;

namespace Assay.Tests.Plans;

/// <summary>A batch of so many rows of which only the places matter.</summary>
internal sealed class BareBatch(int rows, long firstRow = 0, string source = "bare") : ColumnBatch
{
    private readonly CellFault[] _faults = [];

    public BareBatch(int rows, params CellFault[] faults)
        : this(rows) => _faults = faults;

    public override int RowCount => rows;

    public override long FirstRow => firstRow;

    public override string Source => source;

    public override IReadOnlyList<CellFault> Faults => _faults;

    public override bool Has(int ordinal) => true;

    public override ColumnView<T> Column<T>(int ordinal) => new(new T[rows]);

    public override string? Format(int ordinal, int row) => null;
}
