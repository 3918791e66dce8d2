using Assay.Data.Csv;
using Assay.Data.Files;

namespace Assay.Data.Discovery;

/// <summary>The columns of CSV files and their types, found by reading every cell.</summary>
internal static class CsvColumns
{
    public static async Task<IReadOnlyList<FoundColumn>> FindAsync(IReadOnlyList<DataFile> files, SourceSpec spec, CancellationToken cancellation) =>
        await CellColumns.FindAsync(files, await NamesAsync(files[0], spec, cancellation).ConfigureAwait(false), spec, CsvBatches.ReadAsync, cancellation).ConfigureAwait(false);

    /// <summary>The names in the header.</summary>
    public static async Task<string[]> NamesAsync(DataFile file, SourceSpec spec, CancellationToken cancellation)
    {
        var none = ReadRequest.Of(DiscoveredNames.Describe([]), null, spec);
        var rows = await CsvRows.OpenAsync(file, none, cancellation).ConfigureAwait(false) ?? throw SourceFaults.Empty(file.Name);
        await using var closingRows = rows.ConfigureAwait(false);
        return rows.Names;
    }
}
