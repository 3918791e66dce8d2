using System.Buffers.Binary;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Assay.Data.Files;

namespace Assay.Data.Arrow;

/// <summary>
/// An open file of Arrow's own format: a file with a footer or a stream, told by how it begins. Everything that a damaged one makes Arrow throw is said
/// as <see cref="SourceException"/>; that it ends too early is looked for, since Arrow takes it for the end.
/// </summary>
internal sealed class IpcFile : IDisposable
{
    private const long AlwaysAllowed = 64L << 20;

    private static readonly CompressionCodecFactory s_codecs = new();

    private readonly DataFile _file;
    private readonly FileStream _stream;
    private readonly ArrowStreamReader _reader;
    private int _left;
    private long _position;

    private IpcFile(DataFile file, FileStream stream, ArrowStreamReader reader, bool isStream, Schema schema, int batches)
    {
        (_file, _stream, _reader, IsStream, Schema, _left) = (file, stream, reader, isStream, schema, batches);
    }

    public Schema Schema { get; }

    private bool IsStream { get; }

    public static async Task<IpcFile> OpenAsync(DataFile file, SourceSpec spec, CancellationToken cancellation)
    {
        var stream = FileOpening.Open(file);
        try
        {
            var isStream = !await IsFileAsync(file, stream, cancellation).ConfigureAwait(false);
            if (isStream && !await EndsAsync(stream, cancellation).ConfigureAwait(false))
                throw Damaged(file, "it was cut off: it does not end with Arrow's end of a stream");
            return await GuardAsync(file, async () =>
            {
                var allocator = new BoundedAllocator(Math.Max(AlwaysAllowed, stream.Length * spec.MaxExpansion));
                ArrowStreamReader reader = isStream
                    ? new ArrowStreamReader(stream, allocator, s_codecs, leaveOpen: true)
                    : new ArrowFileReader(stream, allocator, s_codecs, leaveOpen: true);
                var batches = reader is ArrowFileReader whole ? await whole.RecordBatchCountAsync().ConfigureAwait(false) : 0;
                var schema = await reader.GetSchema(cancellation).ConfigureAwait(false) ?? throw new InvalidDataException("There is no schema.");
                return new IpcFile(file, stream, reader, isStream, schema, batches);
            }).ConfigureAwait(false);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The next batch, of which the columns at <paramref name="fields"/> are sound; null at the end.</summary>
    public Task<RecordBatch?> NextAsync(IReadOnlyList<int> fields, CancellationToken cancellation) => GuardAsync(_file, async () =>
    {
        if (!IsStream && _left-- == 0)
            return null;
        var batch = await _reader.ReadNextRecordBatchAsync(cancellation).ConfigureAwait(false);
        if (batch is null)
            return IsStream && _stream.Position == _stream.Length ? null : throw new InvalidDataException("The file ends too early.");

        // Every writer puts one batch behind the other; a footer that is damaged may name one of them a million times.
        if (_stream.Position <= _position || batch.Arrays.Any(array => array.Length != batch.Length))
            throw new InvalidDataException("Batches overlap, or their columns differ in length.");
        _position = _stream.Position;
        foreach (var field in fields.Count > 0 ? fields : [.. Enumerable.Range(0, batch.ColumnCount)])
            ArrowBounds.Demand(batch.Column(field).Data);
        return batch;
    });

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    /// <summary>Runs what reads Arrow's memory or file; whatever it throws means that the file is damaged.</summary>
    public static async Task<T> GuardAsync<T>(DataFile file, Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or SourceException))
        {
            throw failure is IOException and not EndOfStreamException
                ? SourceFaults.Unreadable(file.Name, failure)
                : Damaged(file, "its data is damaged", failure);
        }
    }

    private static SourceException Damaged(DataFile file, string found, Exception? inner = null) => SourceFaults.NotWhole(file.Name, found, "Arrow", inner);

    private static async Task<bool> IsFileAsync(DataFile file, FileStream stream, CancellationToken cancellation)
    {
        if (stream.Length == 0)
            throw Damaged(file, "an empty file");
        var (start, end) = (new byte[6], new byte[6]);
        await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        if (start.AsSpan().StartsWith("FEA1"u8))
            throw SourceFaults.Malformed(file.Name, null, "Feather of version 1", "version 2, which is Arrow's own format", "Write it again: pyarrow.feather.write_feather(table, path, version=2).");
        if (start.AsSpan().SequenceEqual("ARROW1"u8))
        {
            stream.Seek(-end.Length, SeekOrigin.End);
            await stream.ReadAtLeastAsync(end, end.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            if (stream.Length < 20 || !end.AsSpan().SequenceEqual("ARROW1"u8))
                throw Damaged(file, "it was cut off: it does not end with Arrow's footer");
        }

        stream.Seek(0, SeekOrigin.Begin);
        return start.AsSpan().SequenceEqual("ARROW1"u8);
    }

    // A stream may end anywhere between messages; every writer of files marks the end, by a message without length.
    private static async Task<bool> EndsAsync(FileStream stream, CancellationToken cancellation)
    {
        var end = new byte[4];
        if (stream.Length >= 8)
            await RandomAccess.ReadAsync(stream.SafeFileHandle, end, stream.Length - 4, cancellation).ConfigureAwait(false);
        return stream.Length >= 8 && BinaryPrimitives.ReadInt32LittleEndian(end) == 0;
    }
}
