using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Reading;

/// <summary>
/// Reads the rows of a version: its snapshot, and for a difference the changes after it, of which the last one per key wins. Memory holds the
/// changed rows alone.
/// </summary>
internal sealed class VersionReader(VersionLog log)
{
    private const string Expectation = "the parts that the version's record names";

    /// <summary>The batches of a version in the columns of a descriptor, each borrowed until the next.</summary>
    /// <exception cref="SourceException">A part is missing or damaged, or has no such column.</exception>
    public async IAsyncEnumerable<ColumnBatch> ReadAsync(
        VersionRecord record, DatasetDescriptor descriptor, IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var overlay = record.Base == record.V ? null : await OverlayAsync(record, descriptor, cancellation);
        IReadOnlyList<int>? wanted = columns is null || overlay is null ? columns : [.. columns.Union(overlay.Keys)];
        long first = 0;
        foreach (var file in log.Read(record.Base).Files)
        {
            await foreach (var batch in PartAsync(file, descriptor, wanted, cancellation))
            {
                var kept = overlay is null ? batch : overlay.Filter(batch);
                if (kept.RowCount > 0)
                    yield return new NumberedBatch(kept, first, Place(record));
                first += kept.RowCount;
            }
        }

        if (overlay?.Added() is { RowCount: > 0 } added)
            yield return new NumberedBatch(added, first, Place(record));
    }

    /// <summary>All rows of a version in memory, in its own columns.</summary>
    public Task<Table> LoadAsync(VersionRecord record, CancellationToken cancellation)
    {
        var descriptor = StoredSchema.Descriptor(record);
        return Table.ReadAsync(descriptor, ReadAsync(record, descriptor, null, cancellation));
    }

    private static string Place(VersionRecord record) => FormattableString.Invariant($"{record.Dataset}@{record.V}");

    private async Task<Overlay> OverlayAsync(VersionRecord record, DatasetDescriptor descriptor, CancellationToken cancellation)
    {
        var keys = record.Keys.Select(key => StoredSchema.OrdinalOf(descriptor, key)).ToArray();
        var missing = Array.IndexOf(keys, -1);
        if (missing >= 0)
        {
            throw new SourceException(
                SourceFault.Schema, Place(record), $"no column for the key's '{record.Keys[missing]}' in {descriptor.TypeName}", "the columns of the version's key",
                $"Commit a snapshot of {record.Dataset} with the new key.");
        }

        var overlay = new Overlay(descriptor, keys);
        var changes = ChangeRows.Descriptor(descriptor);
        for (var version = record.Base + 1; version <= record.V; version++)
        {
            foreach (var file in log.Read(version).Files)
            {
                await foreach (var batch in PartAsync(file, changes, null, cancellation))
                    overlay.Apply(batch);
            }
        }

        return overlay;
    }

    private async IAsyncEnumerable<ColumnBatch> PartAsync(
        VersionFile file, DatasetDescriptor descriptor, IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = log.Folder.FileOf(file);
        if (!File.Exists(path))
            throw new SourceException(SourceFault.Missing, path, "no such file", Expectation, "Restore it from a backup; `assay version verify` says what else is missing.");
        var rows = FileSource.Open(new StoredPlan(descriptor), new SourceSpec(path) { AllowEmpty = true, Format = FileFormat.Parquet });
        await foreach (var batch in rows.ReadBatchesAsync(columns, cancellation))
            yield return new UtcAsClock(descriptor, batch);
    }
}
