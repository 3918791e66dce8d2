namespace Assay.Hosting.Web.Runs;

/// <summary>Pictures that a page may show: those whose first bytes say so. SVG is text that may hold scripts, and none of them.</summary>
internal static class Picture
{
    public const long MostBytes = 10_000_000;

    /// <summary>The media type; null where it is no picture.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? "image/gif"
        : head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
