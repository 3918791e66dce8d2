using Assay.CompilerServices;
using Assay.Versioning.Parts;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>
/// Compares two versions that start from one snapshot by the changes between them alone: the first change of a key says what its row was, the last what it
/// is. No snapshot is read.
/// </summary>
internal static class ChainDiff
{
    public static bool Fits(VersionRecord? from, VersionRecord? to) => from is not null && to is not null && from.Base == to.Base && from.V != to.V;

    /// <summary>The rows of changed keys in both versions; a row that both have is in both.</summary>
    public static async Task<(Table From, Table To)> TouchedAsync(VersionLog log, VersionRecord from, VersionRecord to, CancellationToken cancellation)
    {
        var (early, late) = from.V < to.V ? (from, to) : (to, from);
        var descriptor = StoredSchema.Descriptor(late);
        var changes = ChangeRows.Descriptor(descriptor);
        int[] keys = [.. late.Keys.Select(key => StoredSchema.OrdinalOf(descriptor, key))];
        var all = new Table(changes);
        var first = new Dictionary<UInt128, int>();
        var last = new Dictionary<UInt128, int>();
        for (var version = early.V + 1; version <= late.V; version++)
        {
            foreach (var file in log.Read(version).Files)
            {
                await foreach (var batch in StoredParts.ReadAsync(log.Folder, file, changes, null, cancellation))
                    Take(batch, descriptor, keys, all, first, last);
            }
        }

        var before = Rows(all, descriptor, first.Values);
        var after = Rows(all, descriptor, last.Values);
        return from.V < to.V ? (before, after) : (after, before);
    }

    private static void Take(ColumnBatch batch, DatasetDescriptor descriptor, int[] keys, Table all, Dictionary<UInt128, int> first, Dictionary<UInt128, int> last)
    {
        var start = all.RowCount;
        all.Append(batch);
        var prints = RowFingerprints.Of(descriptor, batch, keys);
        var types = batch.Column<string>(descriptor.Columns.Count);
        for (var row = 0; row < prints.Length; row++)
        {
            // A row that came first was not there before: −1.
            var type = types[row];
            first.TryAdd(prints[row], type is ChangeRows.Insert ? -1 : start + row);
            last[prints[row]] = type is ChangeRows.Delete ? -1 : start + row;
        }
    }

    private static Table Rows(Table changes, DatasetDescriptor descriptor, IEnumerable<int> rows)
    {
        var table = new Table(descriptor);
        foreach (var row in rows.Where(row => row >= 0).Order())
        {
            for (var ordinal = 0; ordinal < table.Columns.Count; ordinal++)
                table.Columns[ordinal].AppendRow(changes.Columns[ordinal], row);
        }

        return table;
    }
}
