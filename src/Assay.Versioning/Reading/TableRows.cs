using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Reading;

/// <summary>Rows of a table in memory, as those of a declaration with the same columns.</summary>
internal sealed class TableRows<T>(DatasetPlan<T> plan, Table table, RowsIdentity identity) : RowSource<T>
{
    public override DatasetPlan<T> Plan => plan;

    public override RowsIdentity Identity => identity;

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        cancellation.ThrowIfCancellationRequested();
        yield return table;
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        cancellation.ThrowIfCancellationRequested();
        var rows = new T[table.RowCount];
        plan.ReadRows(table, rows);
        yield return rows;
    }
}

/// <summary>Makes <see cref="TableRows{T}"/> where only the plan knows the type.</summary>
internal sealed class TableRowsOf(Table table, RowsIdentity identity) : IDatasetPlanVisitor<Rows>
{
    public Rows Visit<T>(DatasetPlan<T> plan) => new Rows<T>(new TableRows<T>(plan, table, identity));
}
