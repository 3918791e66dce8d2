using System.Runtime.CompilerServices;
using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data.Arrow;

namespace Assay.Validation.Sources;

/// <summary>Rows of Arrow record batches in memory.</summary>
internal sealed class RecordBatchRows<T>(IReadOnlyList<RecordBatch> batches) : RowSource<T>
{
    private const string Name = "record batches";

    public override DatasetPlan<T> Plan { get; } = AssayModules.Plan<T>();

    public override RowsIdentity Identity => new(Name);

    public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
        {
            var rows = new T[batch.RowCount];
            Plan.ReadRows(batch, rows);
            yield return rows;
        }
    }

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        ArrowBatchMapper? mapper = null;
        long first = 0;
        foreach (var batch in batches)
        {
            cancellation.ThrowIfCancellationRequested();
            mapper ??= new(Plan.Descriptor, batch.Schema, columns, Name);
            yield return mapper.Map(batch, first);
            first += batch.Length;
        }
    }
}
