using System.Globalization;
using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Versioning.Records;

namespace Assay.Versioning.Reading;

/// <summary>The rows of one version: pinned when it is made, opened anew at each enumeration.</summary>
internal sealed class VersionRows<T>(DatasetPlan<T> plan, VersionLog log, VersionRecord record) : RowSource<T>
{
    public override DatasetPlan<T> Plan => plan;

    public override RowsIdentity Identity { get; } = new(record.Dataset)
    {
        Version = record.V.ToString(CultureInfo.InvariantCulture),
        ContentHash = record.ContentHash,
    };

    public override IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns, CancellationToken cancellation) =>
        new VersionReader(log).ReadAsync(record, plan.Descriptor, columns, cancellation);

    public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = Array.Empty<T>();
        await foreach (var batch in ReadBatchesAsync(null, cancellation))
        {
            if (rows.Length < batch.RowCount)
                rows = new T[batch.RowCount];
            plan.ReadRows(batch, rows.AsSpan(0, batch.RowCount));
            yield return rows.AsMemory(0, batch.RowCount);
        }
    }
}
