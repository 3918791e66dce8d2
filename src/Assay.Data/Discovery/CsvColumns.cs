using Assay.Data.Csv;
using Assay.Data.Files;

namespace Assay.Data.Discovery;

/// <summary>The columns of CSV files and their types, found by reading every cell.</summary>
internal static class CsvColumns
{
    public static async Task<IReadOnlyList<FoundColumn>> FindAsync(IReadOnlyList<DataFile> files, SourceSpec spec, CancellationToken cancellation)
    {
        var names = await NamesAsync(files[0], spec, cancellation).ConfigureAwait(false);
        var named = names.Where(name => name.Length > 0).ToArray();
        var texts = DiscoveredNames.Describe([.. named.Select(name => new FoundColumn(name, ColumnType.String))]);
        var types = Array.ConvertAll(named, _ => new TextTypes());
        foreach (var file in files)
        {
            await foreach (var batch in CsvBatches.ReadAsync(file, ReadRequest.Of(texts, null, spec), cancellation).ConfigureAwait(false))
            {
                for (var column = 0; column < named.Length; column++)
                {
                    foreach (var text in batch.Column<string>(column).Values)
                        types[column].Add(text);
                }
            }
        }

        return
        [
            .. named.Select((name, column) => new FoundColumn(name, types[column].Of()) { Span = types[column].Span }),
            .. names.Where(name => name.Length == 0).Select(_ => new FoundColumn("", null, "it has no name in the header")),
        ];
    }

    /// <summary>The names in the header.</summary>
    public static async Task<string[]> NamesAsync(DataFile file, SourceSpec spec, CancellationToken cancellation)
    {
        var none = ReadRequest.Of(DiscoveredNames.Describe([]), null, spec);
        var rows = await CsvRows.OpenAsync(file, none, cancellation).ConfigureAwait(false) ?? throw SourceFaults.Empty(file.Name);
        await using var closingRows = rows.ConfigureAwait(false);
        return rows.Names;
    }
}
