using System.IO.Compression;
using ZstdSharp;

namespace Assay.Data.Files;

/// <summary>
/// The bytes of a text file, unpacked where it is compressed. What goes wrong while reading is thrown as <see cref="SourceException"/>: also that a
/// compressed file was cut off, which gzip's own stream takes for the end.
/// </summary>
internal sealed class TextStream : Stream
{
    private const long AlwaysAllowed = 64L << 20;

    private readonly DataFile _file;
    private readonly FileStream _raw;
    private readonly Stream _plain;
    private readonly TextCompression _compression;
    private readonly int _maxExpansion;
    private long _read;

    private TextStream(DataFile file, FileStream raw, TextCompression compression, int maxExpansion)
    {
        _file = file;
        _raw = raw;
        _compression = compression;
        _maxExpansion = maxExpansion;
        _plain = compression switch
        {
            TextCompression.Gzip => new GZipStream(raw, CompressionMode.Decompress, leaveOpen: true),
            TextCompression.Zstandard => new DecompressionStream(raw, leaveOpen: true),
            _ => raw,
        };
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public static TextStream Open(DataFile file, SourceSpec spec) => new(file, FileOpening.Open(file), TextCompressions.Of(file.Path), spec.MaxExpansion);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await _plain.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _read += read;
            if (_compression != TextCompression.None && _read > AlwaysAllowed && _read / _maxExpansion > _raw.Length)
                throw SourceFaults.Expands(_file.Name, _maxExpansion);
            if (read == 0 && buffer.Length > 0 && _compression == TextCompression.Gzip && !await GzipEnd.IsWholeAsync(_raw, _read, cancellationToken).ConfigureAwait(false))
                throw SourceFaults.NotWhole(_file.Name, "it was cut off", "gzip");
            return read;
        }
        catch (EndOfStreamException cut)
        {
            throw SourceFaults.NotWhole(_file.Name, "it was cut off", "zstd", cut);
        }
        catch (Exception damage) when (damage is InvalidDataException or ZstdException)
        {
            var format = _compression == TextCompression.Gzip ? "gzip" : "zstd";
            throw SourceFaults.NotWhole(_file.Name, $"its {format} data is damaged", format, damage);
        }
        catch (IOException failure)
        {
            throw SourceFaults.Unreadable(_file.Name, failure);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _plain.DisposeAsync().ConfigureAwait(false);
        await _raw.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain.Dispose();
            _raw.Dispose();
        }

        base.Dispose(disposing);
    }
}
