using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>A column that both sides of a comparison have.</summary>
internal sealed record ColumnPair(string Name, int From, int To, Comparison Comparison)
{
    public bool CellEquals(Table from, int before, Table to, int after, Tolerance tolerance) =>
        from.Columns[From].CellEquals(before, to.Columns[To], after, Comparison, tolerance);

    /// <summary>The columns of one name, in the order of the later side.</summary>
    public static IReadOnlyList<ColumnPair> Common(DatasetDescriptor from, DatasetDescriptor to)
    {
        var pairs = new List<ColumnPair>();
        for (var ordinal = 0; ordinal < to.Columns.Count; ordinal++)
        {
            var column = to.Columns[ordinal];
            var before = StoredSchema.OrdinalOf(from, column.StorageName);
            if (before >= 0)
                pairs.Add(new ColumnPair(column.StorageName, before, ordinal, Comparisons.Of(from.Columns[before].Type, column.Type)));
        }

        return pairs;
    }
}
