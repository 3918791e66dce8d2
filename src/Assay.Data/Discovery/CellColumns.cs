using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Files;

namespace Assay.Data.Discovery;

/// <summary>Types of columns whose cells are text, or are read as text, found by reading every cell.</summary>
internal static class CellColumns
{
    /// <summary>Finds the types of the columns in a header.</summary>
    /// <param name="files">The files.</param>
    /// <param name="names">The names in the header; empty where a column has none.</param>
    /// <param name="spec">How they are read.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<IReadOnlyList<FoundColumn>> FindAsync(
        IReadOnlyList<DataFile> files,
        IReadOnlyList<string> names,
        SourceSpec spec,
        Func<DataFile, ReadRequest, CancellationToken, IAsyncEnumerable<ColumnBatch>> read,
        CancellationToken cancellation)
    {
        var named = names.Where(name => name.Length > 0).ToArray();
        var texts = DiscoveredNames.Describe([.. named.Select(name => new FoundColumn(name, ColumnType.String))]);
        var types = Array.ConvertAll(named, _ => new TextTypes());
        foreach (var file in files)
        {
            await foreach (var batch in read(file, ReadRequest.Of(texts, null, spec), cancellation).ConfigureAwait(false))
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
}
