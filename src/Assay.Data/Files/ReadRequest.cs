using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Columns;
using Assay.Data.Csv;
using Assay.Data.Excel;
using Assay.Data.JsonLines;
using Assay.Data.Parquet;

namespace Assay.Data.Files;

/// <summary>What is wanted of a file.</summary>
/// <param name="Descriptor">The dataset.</param>
/// <param name="Ordinals">The columns wanted, ascending.</param>
/// <param name="Spec">How it is read.</param>
internal sealed record ReadRequest(DatasetDescriptor Descriptor, int[] Ordinals, SourceSpec Spec)
{
    /// <summary>The row groups of Parquet that are read; null for all.</summary>
    public RowGroups? Groups { get; init; }

    public int BatchRows => Spec.BatchRows;

    public bool AllowEmpty => Spec.AllowEmpty;

    /// <summary>The columns whose values the file's path tells, where the file itself has no such column.</summary>
    public IReadOnlyDictionary<int, string?> FromPath { get; init; } = new Dictionary<int, string?>();

    /// <summary>What is wanted of a file whose columns are known: without those that only its path tells.</summary>
    public ReadRequest In(IReadOnlyCollection<string> names) => FromPath.Count == 0
        ? this
        : this with
        {
            Ordinals = [.. Ordinals.Where(ordinal => !FromPath.ContainsKey(ordinal) || names.Any(name => ColumnNames.Rank(Descriptor.Columns[ordinal], name) is not null))],
        };

    public static ReadRequest Of(DatasetDescriptor descriptor, IReadOnlyList<int>? columns, SourceSpec spec) => new(
        descriptor,
        [
            .. (columns ?? Enumerable.Range(0, descriptor.Columns.Count)).Distinct().Order()
                .Where(ordinal => !spec.WithoutKnownAfter || descriptor.Columns[ordinal].KnownAfter is null),
        ],
        spec);

    public IAsyncEnumerable<ColumnBatch> ReadAsync(DataFile file, FileFormat format, CancellationToken cancellation) => format switch
    {
        FileFormat.Parquet => ParquetBatches.ReadAsync(file, this, cancellation),
        FileFormat.Arrow => IpcBatches.ReadAsync(file, this, cancellation),
        FileFormat.Excel => ExcelBatches.ReadAsync(file, this, cancellation),
        FileFormat.Csv => CsvBatches.ReadAsync(file, this, cancellation),
        FileFormat.JsonLines => JsonLinesBatches.ReadAsync(file, this, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
