using Apache.Arrow.Ipc;
using Assay.Data.Files;

namespace Assay.Data.Arrow;

/// <summary>Writes rows as a file of Arrow's own format (<c>.arrow</c>, Feather version 2), uncompressed.</summary>
internal static class ArrowRowsFile
{
    public static async Task<long> WriteAsync(Rows rows, string path, CancellationToken cancellation)
    {
        long count = 0;
        using var file = new PendingFile(path);
        FileStream? stream = null;
        PendingFile.Guard(path, () => stream = new FileStream(file.TemporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous));
        await using (stream!.ConfigureAwait(false))
        {
            using var writer = new ArrowFileWriter(stream!, ArrowSchemas.Of(rows.RowPlan.Descriptor), leaveOpen: true);
            await writer.WriteStartAsync(cancellation).ConfigureAwait(false);
            await foreach (var batch in rows.ToArrowAsync(cancellation).ConfigureAwait(false))
            {
                using (batch)
                    await writer.WriteRecordBatchAsync(batch, cancellation).ConfigureAwait(false);
                count += batch.Length;
            }

            await writer.WriteEndAsync(cancellation).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
        file.Commit();
        return count;
    }
}
