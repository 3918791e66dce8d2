using Assay.CompilerServices;
using Assay.Data.Parquet;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Parts;

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
