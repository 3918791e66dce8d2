using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Assay.CompilerServices;

/// <summary>A row as reports show it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleRow
{
    // A name is made of a property's each time it is asked for: in a wide table that took longer than the rows.
    private static readonly ConditionalWeakTable<ColumnDescriptor, string> s_names = [];

    /// <summary>What stands for a value that isn't shown.</summary>
    internal const string Mask = "***";

    /// <summary>
    /// The cells of a row by stored name: columns that were not read are left out, sensitive ones masked, and a cell that could not be read
    /// as its type shows the text found.
    /// </summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="row">The row within the batch, from 0.</param>
    public static IReadOnlyDictionary<string, string?> Render(DatasetDescriptor dataset, ColumnBatch batch, int row)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(batch);
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var ordinal = 0; ordinal < dataset.Columns.Count; ordinal++)
        {
            if (!batch.Has(ordinal))
                continue;
            var column = dataset.Columns[ordinal];
            var text = column.Type == ColumnType.Binary ? Size(batch, ordinal, row) : batch.Format(ordinal, row);
            text ??= FaultText(batch, ordinal, row);
            values[s_names.GetValue(column, static column => column.StorageName)] = text is null || column.Sensitivity == Sensitivity.None ? text : Mask;
        }

        return values;
    }

    // Bytes say nothing to people, and may be a whole picture.
    private static string? Size(ColumnBatch batch, int ordinal, int row)
    {
        var view = batch.Column<byte[]>(ordinal);
        return view.IsNull(row) ? null : string.Create(CultureInfo.InvariantCulture, $"{view[row].Length:N0} bytes");
    }

    private static string? FaultText(ColumnBatch batch, int ordinal, int row)
    {
        foreach (var fault in batch.Faults)
        {
            if (fault.Row == row && fault.Ordinal == ordinal)
                return fault.Text;
        }

        return null;
    }
}
