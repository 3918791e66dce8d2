using Microsoft.Win32.SafeHandles;

namespace Assay.CompilerServices;

/// <summary>
/// A temporary file of entries: fingerprints and row numbers, no cell. It has no name any more once it is open, where the system allows that,
/// and is gone with the last state that uses it.
/// </summary>
internal sealed class KeyFile
{
    private readonly SafeFileHandle _handle;
    private readonly string _path;
    private long _length;

    internal KeyFile(string folder)
    {
        _path = Path.Combine(folder, $"assay-keys-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            _handle = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
            if (!OperatingSystem.IsWindows())
                File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    /// <summary>Appends bytes; where they begin.</summary>
    internal long Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_handle, bytes, _length);
        }
        catch (IOException e)
        {
            throw Failed(e);
        }

        _length += bytes.Length;
        return _length - bytes.Length;
    }

    internal void Read(long start, Span<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                var read = RandomAccess.Read(_handle, bytes, start);
                if (read == 0)
                    throw new EndOfStreamException();
                start += read;
                bytes = bytes[read..];
            }
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    private SourceException Failed(Exception e) => new(
        SourceFault.Unreadable, Path.GetDirectoryName(_path) ?? _path, $"no temporary file for keys: {e.Message}", "room for 24 bytes a row",
        "Name another folder for temporary files, or allow more memory.", e);
}
