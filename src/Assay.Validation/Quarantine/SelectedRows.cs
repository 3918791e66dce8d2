using System.Runtime.CompilerServices;
using Assay.CompilerServices;

namespace Assay.Validation.Quarantine;

/// <summary>The rows of a source that are selected by their place.</summary>
internal sealed class SelectedRows<T>(Rows<T> rows, Func<string, long, bool> selects) : RowSource<T>
{
    public override DatasetPlan<T> Plan => rows.Plan;

    public override RowsIdentity Identity => rows.Identity with { ContentHash = null };

    public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
        {
            var made = new T[batch.RowCount];
            Plan.ReadRows(batch, made);
            yield return made;
        }
    }

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(
        IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in rows.ReadBatchesAsync(columns, cancellation).ConfigureAwait(false))
        {
            var chosen = new List<int>();
            for (var row = 0; row < batch.RowCount; row++)
            {
                if (selects(batch.Source, batch.FirstRow + row + 1))
                    chosen.Add(row);
            }

            if (chosen.Count > 0)
                yield return new SelectedBatch(batch, [.. chosen]);
        }
    }
}

/// <summary>Some rows of a batch, gathered column by column as they are asked for.</summary>
internal sealed class SelectedBatch(ColumnBatch batch, int[] rows) : ColumnBatch
{
    public override int RowCount => rows.Length;

    public override long FirstRow => batch.FirstRow;

    public override string Source => batch.Source;

    public override bool Has(int ordinal) => batch.Has(ordinal);

    public override string? Format(int ordinal, int row) => batch.Format(ordinal, rows[row]);

    public override ColumnView<T> Column<T>(int ordinal)
    {
        var column = batch.Column<T>(ordinal);
        var values = new T[rows.Length];
        var bits = new byte[(rows.Length + 7) / 8];
        var nulls = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (column.IsNull(rows[i]))
            {
                nulls++;
                continue;
            }

            values[i] = column[rows[i]];
            bits[i >> 3] |= (byte)(1 << (i & 7));
        }

        return new ColumnView<T>(values, bits, 0, nulls);
    }
}
