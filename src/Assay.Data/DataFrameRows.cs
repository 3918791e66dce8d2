using Assay.CompilerServices;
using Assay.Data.Frames;
using Microsoft.Data.Analysis;

namespace Assay.Data;

/// <summary>Rows as data frames and back.</summary>
public static class DataFrameRows
{
    /// <summary>
    /// Reads all rows into a data frame, with a column per property under the property's name. Data frames have no enums, UUIDs, dates and
    /// instants: those become text, text, times at midnight and times in UTC. Columns that the rows don't have are left out.
    /// </summary>
    /// <exception cref="SourceException">The source can't be read.</exception>
    public static async Task<DataFrame> ToDataFrameAsync(this Rows rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var descriptor = rows.RowPlan.Descriptor;
        FrameColumn[]? columns = null;
        await foreach (var batch in rows.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
        {
            columns ??= [.. Enumerable.Range(0, descriptor.Columns.Count).Where(batch.Has).Select(ordinal => FrameColumn.Of(descriptor.Columns[ordinal], ordinal))];
            foreach (var column in columns)
                column.Append(batch);
        }

        columns ??= [.. descriptor.Columns.Select(FrameColumn.Of)];
        return new DataFrame(columns.Select(column => column.Column));
    }

    /// <summary>The rows of a data frame. Columns are matched by name and type as those of a file are; the frame is read at each enumeration.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not marked.</exception>
    public static Rows<T> ToRows<T>(this DataFrame frame) => frame.ToRows(AssayModules.Plan<T>());

    /// <summary>The rows of a data frame by a plan.</summary>
    public static Rows<T> ToRows<T>(this DataFrame frame, DatasetPlan<T> plan)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(plan);
        return new Rows<T>(new FrameSource<T>(frame, plan));
    }
}
