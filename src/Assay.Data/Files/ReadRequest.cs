using Assay.CompilerServices;
using Assay.Data.Csv;
using Assay.Data.JsonLines;
using Assay.Data.Parquet;

namespace Assay.Data.Files;

/// <summary>What is wanted of a file.</summary>
/// <param name="Descriptor">The dataset.</param>
/// <param name="Ordinals">The columns wanted, ascending.</param>
/// <param name="BatchRows">The greatest number of rows in a batch.</param>
/// <param name="AllowEmpty">Whether no row is no fault.</param>
internal sealed record ReadRequest(DatasetDescriptor Descriptor, int[] Ordinals, int BatchRows, bool AllowEmpty)
{
    /// <summary>The row groups of Parquet that are read; null for all.</summary>
    public RowGroups? Groups { get; init; }

    public static ReadRequest Of(DatasetDescriptor descriptor, IReadOnlyList<int>? columns, SourceSpec spec) => new(
        descriptor,
        [
            .. (columns ?? Enumerable.Range(0, descriptor.Columns.Count)).Distinct().Order()
                .Where(ordinal => !spec.WithoutKnownAfter || descriptor.Columns[ordinal].KnownAfter is null),
        ],
        spec.BatchRows,
        spec.AllowEmpty);

    public IAsyncEnumerable<ColumnBatch> ReadAsync(DataFile file, FileFormat format, CancellationToken cancellation) => format switch
    {
        FileFormat.Parquet => ParquetBatches.ReadAsync(file, this, cancellation),
        FileFormat.Csv => CsvBatches.ReadAsync(file, this, cancellation),
        FileFormat.JsonLines => JsonLinesBatches.ReadAsync(file, this, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
