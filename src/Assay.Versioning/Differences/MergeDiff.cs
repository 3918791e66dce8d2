using Assay.CompilerServices;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>
/// Compares two versions in one pass over both, in order of the key, of which parts are sorted: memory holds a few chunks, however many rows there are.
/// Parts that two snapshots share are not read: keys tell rows apart, so that what is in one of them is nowhere else.
/// </summary>
internal sealed class MergeDiff(VersionLog log, VersionSide from, VersionSide to, Tolerance tolerance)
{
    /// <summary>Whether both are stored in order of the same key.</summary>
    public static bool Fits(DiffSide from, DiffSide to) =>
        from is VersionSide && to is VersionSide && from.Keys.Count > 0 && from.Keys.SequenceEqual(to.Keys, StringComparer.Ordinal)
        && from.Keys.All(key => Column(from, key).HasTypeOf(Column(to, key)));

    /// <summary>What was found; null where keys turn out not to tell rows apart.</summary>
    public async Task<FoundChanges?> RunAsync(int most, CancellationToken cancellation)
    {
        var found = new FoundChanges(new Table(from.Descriptor), new Table(to.Descriptor), most);
        var shared = Shared();
        found.Unchanged = to.Record.Files.Where(file => shared.Contains(file.Sha256)).Sum(file => file.Rows);
        var pairs = ColumnPair.Common(from.Descriptor, to.Descriptor).Where(pair => !to.Keys.Contains(pair.Name, StringComparer.Ordinal)).ToList();
        foreach (var pair in pairs)
            found.Cells[pair.Name] = 0;
        await using var before = Open(from, shared, cancellation);
        await using var after = Open(to, shared, cancellation);
        await before.MoveAsync();
        await after.MoveAsync();
        while ((!before.IsAtEnd || !after.IsAtEnd) && before.IsSorted && after.IsSorted)
        {
            var run = before.IsAtEnd || after.IsAtEnd ? 0 : before.RunWith(after);
            if (run > 0)
            {
                found.Compare(pairs, before.Rows, before.Row, after.Rows, after.Row, run, tolerance);
                await before.MoveAsync(run);
                await after.MoveAsync(run);
                continue;
            }

            if (after.IsAtEnd || (!before.IsAtEnd && before.OrderBeside(after) < 0))
            {
                found.Delete(before.Rows, before.Row);
                await before.MoveAsync();
            }
            else
            {
                found.Insert(after.Rows, after.Row);
                await after.MoveAsync();
            }
        }

        return before.IsSorted && after.IsSorted ? found : null;
    }

    private HashSet<string> Shared()
    {
        if (from.Record.Kind != VersionStrategy.Snapshot || to.Record.Kind != VersionStrategy.Snapshot)
            return [];
        var shared = from.Record.Files.Select(file => file.Sha256).ToHashSet(StringComparer.Ordinal);
        shared.IntersectWith(to.Record.Files.Select(file => file.Sha256));
        return shared;
    }

    private SortedChunks Open(VersionSide side, HashSet<string> shared, CancellationToken cancellation)
    {
        int[] keys = [.. side.Keys.Select(key => StoredSchema.OrdinalOf(side.Descriptor, key))];
        IReadOnlyList<VersionFile>? files = shared.Count == 0 ? null : [.. side.Record.Files.Where(file => !shared.Contains(file.Sha256))];
        var reader = new VersionReader(log, version => version == side.Record.V ? files : null);
        return new SortedChunks(side, reader.ReadSortedAsync(side.Record, side.Descriptor, keys, cancellation), keys, cancellation);
    }

    private static StoredColumn Column(DiffSide side, string name) => side.Schema.First(column => column.Name == name);
}
