using System.Runtime.CompilerServices;
using System.Text;
using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Files;
using Assay.Data.Text;

namespace Assay.Data.Excel;

/// <summary>
/// Reads the first sheet of a workbook: its first row that isn't empty is the header. An empty cell is null, empty rows are passed over, and rows have
/// the numbers that Excel shows.
/// </summary>
internal static class ExcelBatches
{
    public static async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DataFile file, ReadRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (request.Ordinals.Select(ordinal => request.Descriptor.Columns[ordinal]).FirstOrDefault(NestedColumns.Are) is { } nested)
            throw SourceFaults.NoNesting(file.Name, nested);
        using var sheet = ExcelSheet.Open(file, request.Spec);
        var names = Header(sheet);
        if (names is null)
        {
            if (!request.AllowEmpty)
                throw SourceFaults.Empty(file.Name);
            yield break;
        }

        request = request.In(names);
        var fields = Array.ConvertAll(request.Ordinals, ordinal => ColumnNames.Find(file.Name, request.Descriptor.Columns[ordinal], names));
        var table = new TextColumns(request, file.Name);
        var places = new List<long>();
        while (sheet.Read())
        {
            if (IsBlank(sheet))
                continue;
            places.Add(sheet.Row);
            for (var column = 0; column < fields.Length; column++)
                Add(table, column, sheet, fields[column]);
            table.EndRow();
            if (!table.IsFull)
                continue;
            yield return new RemarkedBatch(table.Batch(), places: places);
            table.Next();
            places.Clear();
            cancellation.ThrowIfCancellationRequested();
        }

        if (!table.IsEmpty)
            yield return new RemarkedBatch(table.Batch(), places: places);
        else if (table.RowNumber == 1 && !request.AllowEmpty)
            throw SourceFaults.Empty(file.Name);
    }

    /// <summary>The names in the header; none where the sheet is empty.</summary>
    public static IReadOnlyList<string> Names(DataFile file, SourceSpec spec)
    {
        using var sheet = ExcelSheet.Open(file, spec);
        return Header(sheet) ?? [];
    }

    private static string[]? Header(ExcelSheet sheet)
    {
        while (sheet.Read())
        {
            if (!IsBlank(sheet))
                return [.. Enumerable.Range(0, sheet.Cells).Select(field => sheet.Cell(field) is { } cell ? ExcelCells.Text(cell, ColumnType.String).Trim() : "")];
        }

        return null;
    }

    private static bool IsBlank(ExcelSheet sheet)
    {
        for (var field = 0; field < sheet.Cells; field++)
        {
            if (sheet.Cell(field) is not (null or "") || sheet.Error(field) is not null)
                return false;
        }

        return true;
    }

    private static void Add(TextColumns table, int column, ExcelSheet sheet, int field)
    {
        if (sheet.Error(field) is { } error)
            table.AddFault(column, error);
        else if (sheet.Cell(field) is not (null or "") and var cell)
            table.Add(column, Encoding.UTF8.GetBytes(ExcelCells.Text(cell, table.Columns[column].Descriptor.Type)));
        else
            table.AddNull(column);
    }
}
