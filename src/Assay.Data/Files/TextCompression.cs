namespace Assay.Data.Files;

/// <summary>How a file of text is compressed, as its name says: <c>.gz</c>, <c>.zst</c> or <c>.zstd</c> behind the format's own extension.</summary>
internal enum TextCompression
{
    None,
    Gzip,
    Zstandard,
}

internal static class TextCompressions
{
    public static TextCompression Of(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".GZ" => TextCompression.Gzip,
        ".ZST" or ".ZSTD" => TextCompression.Zstandard,
        _ => TextCompression.None,
    };

    /// <summary>The path without the extension of the compression.</summary>
    public static string Inner(string path) => Of(path) == TextCompression.None ? path : Path.ChangeExtension(path, null);
}
