using System.Runtime.CompilerServices;
using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data.Files;

namespace Assay.Data.Arrow;

/// <summary>Reads Arrow's own files and streams, compressed bodies too. Batches larger than wanted are handed on in slices.</summary>
internal static class IpcBatches
{
    public static async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DataFile file, ReadRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var open = await IpcFile.OpenAsync(file, request.Spec, cancellation).ConfigureAwait(false);
        request = request.In([.. open.Schema.FieldsList.Select(field => field.Name)]);
        var mapper = new ArrowBatchMapper(request.Descriptor, open.Schema, request.Ordinals, file.Name);
        long first = 0;
        while (await open.NextAsync(mapper.Fields, cancellation).ConfigureAwait(false) is { } next)
        {
            using var batch = next;
            for (var row = 0; row < batch.Length; row += request.BatchRows)
            {
                var (start, rows) = (row, Math.Min(request.BatchRows, batch.Length - row));
                var slice = rows == batch.Length ? batch : new RecordBatch(batch.Schema, batch.Arrays.Select(array => ArrowArrayFactory.Slice(array, start, rows)), rows);
                yield return await IpcFile.GuardAsync(file, () => Task.FromResult(mapper.Map(slice, first))).ConfigureAwait(false);
                first += rows;
                cancellation.ThrowIfCancellationRequested();
            }
        }

        if (first == 0 && !request.AllowEmpty)
            throw SourceFaults.Empty(file.Name);
    }
}
