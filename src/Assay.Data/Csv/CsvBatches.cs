using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Files;
using Assay.Data.Text;

namespace Assay.Data.Csv;

/// <summary>
/// Reads CSV without making a string per cell. A cell without text is null, a quoted one without text (<c>""</c>) is the empty text;
/// lines without anything are passed over.
/// </summary>
internal static class CsvBatches
{
    public static async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DataFile file, ReadRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (request.Ordinals.Select(ordinal => request.Descriptor.Columns[ordinal]).FirstOrDefault(NestedColumns.Are) is { } nested)
            throw SourceFaults.NoNesting(file.Name, nested);
        var rows = await CsvRows.OpenAsync(file, request, cancellation).ConfigureAwait(false);
        if (rows is null)
        {
            if (!request.AllowEmpty)
                throw SourceFaults.Empty(file.Name);
            yield break;
        }

        await using var closingRows = rows.ConfigureAwait(false);
        request = request.In(rows.Names);
        var table = new TextColumns(request, file.Name);
        rows.Into(table, Array.ConvertAll(request.Ordinals, ordinal => ColumnNames.Find(file.Name, request.Descriptor.Columns[ordinal], rows.Names)));
        while (await rows.FillAsync(cancellation).ConfigureAwait(false))
        {
            yield return table.Batch();
            table.Next();
            cancellation.ThrowIfCancellationRequested();
        }

        if (table.RowNumber == 1 && !request.AllowEmpty)
            throw SourceFaults.Empty(file.Name);
    }
}
