using Assay.CompilerServices;
using Assay.Data.Parquet;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Parts;

/// <summary>Folders of parts below a dataset's folder.</summary>
internal static class PartFolders
{
    public const string Data = "data";
    public const string Changes = "changes";
}

/// <summary>A part that is written but not yet in its place. Disposing drops it.</summary>
internal sealed class StagedPart(string path, long rows, string sha256) : IDisposable
{
    public long Rows => rows;

    public long Bytes { get; } = new FileInfo(path).Length;

    /// <summary>SHA-256 of the part's bytes.</summary>
    public string Sha256 => sha256;

    /// <summary>Gives the part its name, which is that of its content; a part of that name that is there already must have the same content.</summary>
    /// <param name="folder">The dataset's folder.</param>
    /// <param name="part">The folder of parts.</param>
    /// <param name="copy">How many parts of this content the version has before: a table names each file once, so a second one needs a name.</param>
    /// <param name="cancellation">Stops the reading of a part that is there.</param>
    /// <exception cref="VersionStoreException">The part that is there is damaged.</exception>
    public async Task<VersionFile> PublishAsync(DatasetFolder folder, string part, int copy, CancellationToken cancellation)
    {
        var suffix = copy == 0 ? "" : FormattableString.Invariant($"-{copy + 1}");
        var file = new VersionFile($"{part}/part-{sha256[..32]}{suffix}.parquet", Bytes, rows, sha256);
        var target = folder.FileOf(file);
        if (!File.Exists(target) && AtomicFile.PublishIfAbsent(path, target))
            return file;
        var found = await ContentHash.OfFileAsync(target, cancellation);
        return found == sha256
            ? file
            : throw new VersionStoreException(
                "commit a version", target, "a part whose content was changed", $"content with SHA-256 {sha256}",
                "Restore the file from a backup; `assay version verify` says which versions it belongs to.");
    }

    /// <summary>Publishes parts in their order.</summary>
    public static async Task<IReadOnlyList<VersionFile>> PublishAllAsync(
        IReadOnlyList<StagedPart> staged, DatasetFolder folder, string part, CancellationToken cancellation)
    {
        var copies = new Dictionary<string, int>(StringComparer.Ordinal);
        var files = new List<VersionFile>(staged.Count);
        foreach (var one in staged)
        {
            var copy = copies.GetValueOrDefault(one.Sha256);
            files.Add(await one.PublishAsync(folder, part, copy, cancellation));
            copies[one.Sha256] = copy + 1;
        }

        return files;
    }

    public void Dispose() => File.Delete(path);
}

/// <summary>Writes batches to parts: a new one after so many rows, and wherever the source's next file begins, so that files that don't change stay parts that don't change.</summary>
internal sealed class PartWriter(DatasetFolder folder, DatasetDescriptor descriptor, int partRows, Guid transaction) : IDisposable
{
    private readonly DatasetDescriptor _written = StoredSchema.Written(descriptor);
    private readonly List<StagedPart> _parts = [];
    private ParquetRowsWriter? _writer;
    private string _path = "";
    private string? _source;

    public async Task WriteAsync(ColumnBatch batch, CancellationToken cancellation)
    {
        if (batch.RowCount == 0)
            return;
        if (_writer is not null && (_source != batch.Source || _writer.Rows + batch.RowCount > partRows))
            await EndAsync(cancellation);
        if (_writer is null)
        {
            _path = Path.Combine(folder.Staging, FormattableString.Invariant($"{transaction:N}-{_parts.Count}-{Guid.NewGuid():N}.parquet"));
            _writer = new ParquetRowsWriter(_written, _path);
            _source = batch.Source;
        }

        _writer.Write(new ClockAsUtc(descriptor, batch));
    }

    /// <summary>The parts, in the order of their rows; the caller owns them.</summary>
    public async Task<IReadOnlyList<StagedPart>> CompleteAsync(CancellationToken cancellation)
    {
        if (_writer is not null)
            await EndAsync(cancellation);
        StagedPart[] parts = [.. _parts];
        _parts.Clear();
        return parts;
    }

    public void Dispose()
    {
        _writer?.Dispose();
        foreach (var part in _parts)
            part.Dispose();
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        using var writer = _writer!;
        _writer = null;
        writer.Commit();
        _parts.Add(new StagedPart(_path, writer.Rows, await ContentHash.OfFileAsync(_path, cancellation)));
    }
}
