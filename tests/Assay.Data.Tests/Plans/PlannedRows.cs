using Assay.CompilerServices;

namespace Assay.Data.Tests.Plans;

/// <summary>Rows in memory, in chunks, of a plan that no module registers.</summary>
public sealed class PlannedRows<T>(DatasetPlan<T> plan, T[] rows, int chunk = int.MaxValue) : RowSource<T>
{
    public override DatasetPlan<T> Plan => plan;

    public override RowsIdentity Identity => new("memory");

    public static Rows<T> Of(DatasetPlan<T> plan, T[] rows, int chunk = int.MaxValue) => new(new PlannedRows<T>(plan, rows, chunk));

    public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        for (var at = 0; at < rows.Length; at += Math.Min(chunk, rows.Length - at))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return rows.AsMemory(at, Math.Min(chunk, rows.Length - at));
        }
    }
}
