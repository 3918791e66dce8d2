using Assay.CompilerServices;

namespace Assay.Benchmarks.Rules;

/// <summary>The batch around a column: rules ask it for samples only.</summary>
internal sealed class BenchmarkBatch(int rows) : ColumnBatch
{
    public override int RowCount => rows;

    public override long FirstRow => 0;

    public override string Source => "memory";

    public override bool Has(int ordinal) => false;

    public override ColumnView<T> Column<T>(int ordinal) => throw new NotSupportedException("The benchmark hands columns over itself.");

    public override string? Format(int ordinal, int row) => null;
}
