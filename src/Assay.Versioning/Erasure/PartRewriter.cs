using Assay.CompilerServices;
using Assay.Data;
using Assay.Versioning.Parts;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Erasure;

/// <summary>Writes parts anew without the rows of some keys. A part that has none of them stays.</summary>
internal sealed class PartRewriter(VersionLog log, ErasedKeys keys, int partRows) : IDisposable
{
    private readonly Dictionary<string, IReadOnlyList<VersionFile>?> _rewritten = new(StringComparer.Ordinal);
    private readonly List<StagedPart> _staged = [];

    /// <summary>The parts that take the place of others, by the path of those.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<VersionFile>>> Rewritten => _rewritten.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Key, one.Value!));

    /// <summary>What a record's parts become; null where they stay as they are.</summary>
    public async Task<IReadOnlyList<VersionFile>?> RewriteAsync(VersionRecord record, CancellationToken cancellation)
    {
        var files = new List<VersionFile>();
        var changed = false;
        foreach (var file in record.Files)
        {
            var part = await RewriteAsync(record, file, cancellation);
            changed |= part is not null;
            files.AddRange(part ?? [file]);
        }

        return changed ? files : null;
    }

    public void Dispose()
    {
        foreach (var part in _staged)
            part.Dispose();
    }

    private async Task<IReadOnlyList<VersionFile>?> RewriteAsync(VersionRecord record, VersionFile file, CancellationToken cancellation)
    {
        if (_rewritten.TryGetValue(file.Path, out var known))
            return known;
        var rows = StoredSchema.Descriptor(record);
        var descriptor = record.Kind == VersionStrategy.Diff ? ChangeRows.Descriptor(rows) : rows;
        return _rewritten[file.Path] = keys.In(descriptor) is { } ordinals && File.Exists(log.Folder.FileOf(file))
            ? await WithoutAsync(descriptor, file, ordinals, record.Kind == VersionStrategy.Diff ? PartFolders.Changes : PartFolders.Data, cancellation)
            : null;
    }

    private async Task<IReadOnlyList<VersionFile>?> WithoutAsync(DatasetDescriptor descriptor, VersionFile file, int[] ordinals, string part, CancellationToken cancellation)
    {
        if (!await AnyAsync(descriptor, file, ordinals, cancellation))
            return null;
        using var writer = new PartWriter(log.Folder, descriptor, partRows, Guid.NewGuid());
        await foreach (var batch in ReadAsync(descriptor, file, null, cancellation))
        {
            int[] kept = [.. Enumerable.Range(0, batch.RowCount).Where(row => !keys.Contains(batch, ordinals, row))];
            await writer.WriteAsync(kept.Length == batch.RowCount ? batch : SelectedBatch.Of(descriptor, batch, kept), cancellation);
        }

        var staged = await writer.CompleteAsync(cancellation);
        _staged.AddRange(staged);
        return await StagedPart.PublishAllAsync(staged, log.Folder, part, intents: null, cancellation);
    }

    private async Task<bool> AnyAsync(DatasetDescriptor descriptor, VersionFile file, int[] ordinals, CancellationToken cancellation)
    {
        await foreach (var batch in ReadAsync(descriptor, file, ordinals, cancellation))
        {
            for (var row = 0; row < batch.RowCount; row++)
            {
                if (keys.Contains(batch, ordinals, row))
                    return true;
            }
        }

        return false;
    }

    private IAsyncEnumerable<ColumnBatch> ReadAsync(DatasetDescriptor descriptor, VersionFile file, IReadOnlyList<int>? columns, CancellationToken cancellation) =>
        StoredParts.ReadAsync(log.Folder, file, descriptor, columns, cancellation);
}
