using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Columns;
using Assay.Data.Files;

namespace Assay.Data.Parquet;

/// <summary>Reads Parquet: only the wanted columns are decoded, text as dictionaries.</summary>
internal static class ParquetBatches
{
    public static async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DataFile file, ReadRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var open = ParquetFile.Open(file, request);
        request = open.Request;
        if (open.Rows == 0)
        {
            if (!request.AllowEmpty)
                throw SourceFaults.Empty(file.Name);
            yield break;
        }

        if (request.Ordinals.Length == 0)
        {
            for (long row = 0; row < open.Rows; row += request.BatchRows)
                yield return new LoadedBatch(file.Name, open.FirstRow + row, (int)Math.Min(request.BatchRows, open.Rows - row), new BatchColumn?[request.Descriptor.Columns.Count], []);
            yield break;
        }

        using var batches = open.Read();
        var mapper = new ArrowBatchMapper(request.Descriptor, batches.Schema, request.Ordinals, file.Name);
        var first = open.FirstRow;
        while (await open.NextAsync(batches, cancellation).ConfigureAwait(false) is { } batch)
        {
            yield return mapper.Map(batch, first);
            first += batch.Length;
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
