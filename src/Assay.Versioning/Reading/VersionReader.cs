using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Reading;

/// <summary>
/// Reads the rows of a version: its snapshot, and for a difference the changes after it, of which the last one per key wins. Memory holds the
/// changed rows alone.
/// </summary>
/// <param name="log">The records.</param>
/// <param name="files">What the parts of a version are before its record says so; null, also for one version, where the record says it.</param>
internal sealed class VersionReader(VersionLog log, Func<int, IReadOnlyList<VersionFile>?>? files = null)
{
    /// <summary>The batches of a version in the columns of a descriptor, each borrowed until the next.</summary>
    /// <exception cref="SourceException">A part is missing or damaged, or has no such column.</exception>
    public async IAsyncEnumerable<ColumnBatch> ReadAsync(
        VersionRecord record, DatasetDescriptor descriptor, IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Rows are a description that may be opened long after it was made: an erasure since then holds too.
        record = log.Read(record.V);
        log.DemandKept(record.V);
        var overlay = record.Base == record.V ? null : await OverlayAsync(record, descriptor, cancellation);
        IReadOnlyList<int>? wanted = columns is null || overlay is null ? columns : [.. columns.Union(overlay.Keys)];
        long first = 0;
        foreach (var file in FilesOf(record.Base))
        {
            await foreach (var batch in PartAsync(record, file, descriptor, wanted, cancellation))
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

    /// <summary>The batches of a version with a key, in order of that key as the parts of snapshots are.</summary>
    /// <inheritdoc cref="ReadAsync" path="/exception"/>
    public async IAsyncEnumerable<ColumnBatch> ReadSortedAsync(
        VersionRecord record, DatasetDescriptor descriptor, int[] keys, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (record.Base == record.V)
        {
            await foreach (var batch in ReadAsync(record, descriptor, null, cancellation))
                yield return batch;
            yield break;
        }

        var overlay = await OverlayAsync(record, descriptor, cancellation);
        var added = new SortedAdditions(descriptor, overlay.Added(), keys);
        foreach (var file in FilesOf(record.Base))
        {
            await foreach (var batch in PartAsync(record, file, descriptor, null, cancellation))
                yield return added.MergeInto(overlay.Filter(batch));
        }

        if (added.Rest() is { RowCount: > 0 } rest)
            yield return rest;
    }

    /// <summary>All rows of a version in memory, in its own columns.</summary>
    public Task<Table> LoadAsync(VersionRecord record, CancellationToken cancellation)
    {
        var descriptor = StoredSchema.Descriptor(record);
        return Table.ReadAsync(descriptor, ReadAsync(record, descriptor, null, cancellation));
    }

    private IReadOnlyList<VersionFile> FilesOf(int version) => files?.Invoke(version) ?? log.Read(version).Files;

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
            foreach (var file in FilesOf(version))
            {
                await foreach (var batch in PartAsync(record, file, changes, null, cancellation))
                    overlay.Apply(batch);
            }
        }

        return overlay;
    }

    private async IAsyncEnumerable<ColumnBatch> PartAsync(
        VersionRecord record, VersionFile file, DatasetDescriptor descriptor, IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var batches = StoredParts.ReadAsync(log.Folder, file, descriptor, columns, cancellation).GetAsyncEnumerator(cancellation);
        while (await MoveAsync(batches, record))
            yield return batches.Current;
    }

    // A collection may run while a version is read: that its file went has then a reason.
    private async Task<bool> MoveAsync(IAsyncEnumerator<ColumnBatch> batches, VersionRecord record)
    {
        try
        {
            return await batches.MoveNextAsync();
        }
        catch (SourceException) when (log.ExpiryOf(record.V) is { } gone)
        {
            throw gone.ToException(record.Dataset);
        }
    }
}
