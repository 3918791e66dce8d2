using Assay.Data.Excel;
using Assay.Data.Files;

namespace Assay.Data.Discovery;

/// <summary>The columns of files that nobody declared. The first file says which there are.</summary>
internal static class SourceColumns
{
    /// <summary>Finds names and types: text is read once, from start to end; other formats say it themselves.</summary>
    /// <exception cref="SourceException">A file can't be read, is malformed or empty.</exception>
    public static async Task<IReadOnlyList<FoundColumn>> FindAsync(IReadOnlyList<DataFile> files, SourceSpec spec, CancellationToken cancellation) =>
        (spec.Format ?? FormatOf.File(files[0])) switch
        {
            FileFormat.Csv => await CsvColumns.FindAsync(files, spec, cancellation).ConfigureAwait(false),
            FileFormat.JsonLines => await JsonColumns.FindAsync(files, spec, cancellation).ConfigureAwait(false),
            FileFormat.Arrow => await ParquetColumns.FindArrowAsync(files[0], spec, cancellation).ConfigureAwait(false),
            FileFormat.Excel => await CellColumns.FindAsync(files, ExcelBatches.Names(files[0], spec), spec, ExcelBatches.ReadAsync, cancellation).ConfigureAwait(false),
            _ => ParquetColumns.Find(files[0]),
        };
}
