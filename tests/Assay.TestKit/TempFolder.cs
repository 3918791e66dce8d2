namespace Assay.TestKit;

/// <summary>A folder of one test's own, gone with everything in it when disposed.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Makes an empty folder below the system's temporary folder.</summary>
    public TempFolder() => Path = Directory.CreateTempSubdirectory("assay-test-").FullName;

    /// <summary>Absolute path, without a trailing separator.</summary>
    public string Path { get; }

    /// <summary>Absolute path of a file in the folder, whether or not it exists.</summary>
    public string File(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file, makes its folders where missing, and returns its absolute path.</summary>
    public string Write(string relative, string text)
    {
        var path = Prepared(relative);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc cref="Write(string, string)"/>
    public string Write(string relative, ReadOnlySpan<byte> bytes)
    {
        var path = Prepared(relative);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Paths of all files below the folder, relative to it, with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Files() =>
    [
        .. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(f => System.IO.Path.GetRelativePath(Path, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }

    private string Prepared(string relative)
    {
        var path = File(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }
}
