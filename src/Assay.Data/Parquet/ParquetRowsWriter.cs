using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Files;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Data.Parquet;

/// <summary>
/// Writes batches of a dataset to one Parquet file: storage names, zstd, page checksums. The same batches make the same bytes. The file
/// appears under its name, whole, with <see cref="Commit"/>; without it nothing is left.
/// </summary>
public sealed class ParquetRowsWriter : IDisposable
{
    private const int RowGroupRows = 131_072;

    private readonly DatasetDescriptor _descriptor;
    private readonly string _path;
    private readonly PendingFile _file;
    private FileWriter? _writer;
    private int[]? _ordinals;

    /// <summary>Starts a file; its folder is made where it is missing.</summary>
    /// <exception cref="SourceException">The folder can't be written to.</exception>
    public ParquetRowsWriter(DatasetDescriptor descriptor, string path)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentException.ThrowIfNullOrEmpty(path);
        _descriptor = descriptor;
        _path = path;
        _file = new PendingFile(path);
    }

    /// <summary>The number of rows written.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes a batch. The first one says which columns the file has.</summary>
    /// <exception cref="ArgumentException">The batch has other columns than the first.</exception>
    /// <exception cref="OverflowException">A decimal has more digits than <see cref="ArrowSchemas.Decimal"/> holds.</exception>
    /// <exception cref="SourceException">The file can't be written.</exception>
    public void Write(ColumnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        int[] ordinals = [.. Enumerable.Range(0, _descriptor.Columns.Count).Where(batch.Has)];
        var writer = Open(ordinals);
        if (!ordinals.SequenceEqual(_ordinals!))
            throw new ArgumentException("The batch has other columns than the first.", nameof(batch));

        using var arrow = ArrowRows.Copy(_descriptor, batch);
        PendingFile.Guard(_path, () => writer.WriteBufferedRecordBatch(arrow));
        Rows += batch.RowCount;
    }

    /// <summary>Ends the file, flushes it to disk and gives it its name; a file that was there is replaced in one step.</summary>
    /// <exception cref="SourceException">The file can't be written.</exception>
    public void Commit()
    {
        var writer = Open([.. Enumerable.Range(0, _descriptor.Columns.Count)]);
        PendingFile.Guard(_path, writer.Close);
        writer.Dispose();
        _file.Commit();
    }

    /// <summary>Drops what was not committed.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        _file.Dispose();
    }

    private FileWriter Open(int[] ordinals)
    {
        if (_writer is not null)
            return _writer;

        _ordinals = ordinals;
        PendingFile.Guard(_path, () =>
        {
            using var properties = new WriterPropertiesBuilder()
                .Compression(Compression.Zstd)
                .MaxRowGroupLength(RowGroupRows)
                .EnablePageChecksum()
                .CreatedBy("Assay")
                .Build();
            _writer = new FileWriter(_file.TemporaryPath, ArrowSchemas.Of(_descriptor, ordinals), properties);
        });
        return _writer!;
    }
}
