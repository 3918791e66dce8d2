using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Reading;

/// <summary>The rows of a version in its own columns, whose hash is compared once all of them have been read: a last batch that comes means that they are right.</summary>
internal sealed class CheckedRows(VersionLog log, VersionRecord record) : RowSource<StoredRow>
{
    public override DatasetPlan<StoredRow> Plan { get; } = new StoredPlan(StoredSchema.Descriptor(record));

    public override RowsIdentity Identity { get; } = new(record.Dataset)
    {
        Version = record.V.ToString(System.Globalization.CultureInfo.InvariantCulture), ContentHash = record.ContentHash,
    };

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var sum = new ContentSum();
        await foreach (var batch in new VersionReader(log).ReadAsync(record, Plan.Descriptor, null, cancellation))
        {
            sum.Add(RowFingerprints.Of(Plan.Descriptor, batch));
            yield return batch;
        }

        if (sum.Hash != record.ContentHash)
        {
            throw new SourceException(
                SourceFault.Truncated, $"{record.Dataset}@{Identity.Version}", "rows with the hash " + sum.Hash, record.ContentHash,
                $"assay version verify {record.Dataset} {Identity.Version} says which file is damaged; restore it from a backup.");
        }
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<StoredRow>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in ReadBatchesAsync(null, cancellation))
        {
            var rows = new StoredRow[batch.RowCount];
            Plan.ReadRows(batch, rows);
            yield return rows;
        }
    }
}
