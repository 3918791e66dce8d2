using System.Buffers;
using System.Text;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Columns;
using Assay.Data.Csv;
using Assay.Data.Files;
using Assay.Data.Parquet;

namespace Assay.Data;

/// <summary>Writes rows to a file.</summary>
public static class RowsFile
{
    /// <summary>
    /// Writes all rows to one file, which appears under its name only when it is whole; a file that was there is replaced in one step.
    /// Columns have their storage names; columns that the rows don't have are left out.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="format">The format; null to tell it by the extension, else Parquet.</param>
    /// <param name="cancellation">Stops between batches; nothing is then written.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="SourceException">The source can't be read, or the file not be written.</exception>
    /// <exception cref="OverflowException">A decimal has more digits than Parquet holds (<see cref="Arrow.ArrowSchemas.Decimal"/>).</exception>
    public static Task<long> WriteAsync(Rows rows, string path, FileFormat? format = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return (format ?? FormatOf.Extension(path) ?? FileFormat.Parquet) switch
        {
            FileFormat.Csv => WriteCsvAsync(rows, path, cancellation),
            FileFormat.Arrow => ArrowRowsFile.WriteAsync(rows, path, cancellation),
            FileFormat.Excel => throw new ArgumentException("Excel files are read, not written: name a .csv, .parquet, .jsonl or .arrow file.", nameof(format)),
            FileFormat.JsonLines => rows.RowPlan.Accept(new JsonLinesWriter(rows, path, cancellation)),
            _ => WriteParquetAsync(rows, path, cancellation),
        };
    }

    private static async Task<long> WriteParquetAsync(Rows rows, string path, CancellationToken cancellation)
    {
        using var writer = new ParquetRowsWriter(rows.RowPlan.Descriptor, path);
        await foreach (var batch in rows.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
            writer.Write(batch);
        cancellation.ThrowIfCancellationRequested();
        writer.Commit();
        return writer.Rows;
    }

    private static async Task<long> WriteCsvAsync(Rows rows, string path, CancellationToken cancellation)
    {
        if (rows.RowPlan.Descriptor.Columns.FirstOrDefault(NestedColumns.Are) is { } nested)
            throw SourceFaults.NoNesting(path, nested);
        long count = 0;
        using var file = new PendingFile(path);
        var text = new StreamWriter(Create(file, path), new UTF8Encoding(false), 1 << 16);
        await using (text.ConfigureAwait(false))
        {
            var writer = new CsvRowsWriter(rows.RowPlan.Descriptor, text);
            await foreach (var batch in rows.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
            {
                await writer.WriteAsync(batch).ConfigureAwait(false);
                count += batch.RowCount;
            }

            await writer.CompleteAsync().ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
        file.Commit();
        return count;
    }

    private static FileStream Create(PendingFile file, string path)
    {
        FileStream? stream = null;
        PendingFile.Guard(path, () => stream = new FileStream(file.TemporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous));
        return stream!;
    }

    private sealed class JsonLinesWriter(Rows rows, string path, CancellationToken cancellation) : IDatasetPlanVisitor<Task<long>>
    {
        public async Task<long> Visit<T>(DatasetPlan<T> plan)
        {
            long count = 0;
            using var file = new PendingFile(path);
            var stream = Create(file, path);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = new ArrayBufferWriter<byte>(1 << 16);
                await foreach (var chunk in ((Rows<T>)rows).ReadChunksAsync(cancellation).ConfigureAwait(false))
                {
                    Write(plan, chunk.Span, bytes);
                    await stream.WriteAsync(bytes.WrittenMemory, cancellation).ConfigureAwait(false);
                    bytes.ResetWrittenCount();
                    count += chunk.Length;
                }
            }

            cancellation.ThrowIfCancellationRequested();
            file.Commit();
            return count;
        }

        private static void Write<T>(DatasetPlan<T> plan, ReadOnlySpan<T> rows, ArrayBufferWriter<byte> bytes)
        {
            using var json = new Utf8JsonWriter(bytes);
            foreach (var row in rows)
            {
                plan.WriteJson(json, row);
                json.Flush();
                bytes.Write("\n"u8);
                json.Reset(bytes);
            }
        }
    }
}
