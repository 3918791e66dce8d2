using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Reading;

/// <summary>Reads one part.</summary>
internal static class StoredParts
{
    /// <summary>The batches of a part, each borrowed until the next.</summary>
    /// <exception cref="SourceException">The part is missing or damaged, or has no such column.</exception>
    public static async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DatasetFolder folder, VersionFile file, DatasetDescriptor descriptor, IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = folder.FileOf(file);
        if (!File.Exists(path))
        {
            throw new SourceException(
                SourceFault.Missing, path, "no such file", "the parts that the version's record names",
                "Restore it from a backup; `assay version verify` says what else is missing.");
        }

        var rows = FileSource.Open(new StoredPlan(descriptor), new SourceSpec(path) { AllowEmpty = true, Format = FileFormat.Parquet });
        await foreach (var batch in rows.ReadBatchesAsync(columns, cancellation))
            yield return new UtcAsClock(descriptor, batch);
    }
}
