using System.Runtime.CompilerServices;
using Assay.CompilerServices;

namespace Assay.Data.Files;

/// <summary>Rows of files.</summary>
internal sealed class FileRows<T>(DatasetPlan<T> plan, SourceSpec spec) : RowSource<T>
{
    public override DatasetPlan<T> Plan => plan;

    public override RowsIdentity Identity { get; } = spec.Identity ?? new RowsIdentity(plan.Descriptor.Name) { Location = string.Join(";", spec.Paths) };

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(
        IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = ReadRequest.Of(plan.Descriptor, columns, spec);
        foreach (var file in FileList.Resolve(spec))
        {
            cancellation.ThrowIfCancellationRequested();
            var format = spec.Format ?? FormatOf.File(file);
            await foreach (var batch in request.ReadAsync(file, format, cancellation).ConfigureAwait(false))
                yield return batch;
        }
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = Array.Empty<T>();
        await foreach (var batch in ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
        {
            if (rows.Length < batch.RowCount)
                rows = new T[batch.RowCount];
            plan.ReadRows(batch, rows.AsSpan(0, batch.RowCount));
            yield return rows.AsMemory(0, batch.RowCount);
        }
    }
}
