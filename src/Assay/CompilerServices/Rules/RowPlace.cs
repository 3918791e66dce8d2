namespace Assay.CompilerServices;

/// <summary>A row of a source, ordered by (source, row).</summary>
internal readonly record struct RowPlace(string Source, long Row) : IComparable<RowPlace>
{
    public int CompareTo(RowPlace other)
    {
        var bySource = ReferenceEquals(Source, other.Source) ? 0 : string.CompareOrdinal(Source, other.Source);
        return bySource != 0 ? bySource : Row.CompareTo(other.Row);
    }

    internal static RowPlace Of(ColumnBatch batch, int row) => new(batch.Source, batch.PlaceOf(row));

    internal void Save(StateWriter writer)
    {
        writer.Text(Source);
        writer.Int64(Row);
    }

    internal static RowPlace Load(StateReader reader) => new(reader.Text() ?? throw reader.Damaged("a row without a source"), reader.Rows());
}
