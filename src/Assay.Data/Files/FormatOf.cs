namespace Assay.Data.Files;

/// <summary>Tells a file's format by its extension, else by its first bytes: what steps hand on has no extension.</summary>
internal static class FormatOf
{
    public static FileFormat? Extension(string path) => Path.GetExtension(TextCompressions.Inner(path)).ToUpperInvariant() switch
    {
        ".PARQUET" or ".PQ" when TextCompressions.Of(path) == TextCompression.None => FileFormat.Parquet,
        ".CSV" or ".TSV" => FileFormat.Csv,
        ".JSONL" or ".NDJSON" or ".JSON" => FileFormat.JsonLines,
        ".ARROW" or ".FEATHER" or ".ARROWS" or ".IPC" when TextCompressions.Of(path) == TextCompression.None => FileFormat.Arrow,
        ".XLSX" or ".XLS" when TextCompressions.Of(path) == TextCompression.None => FileFormat.Excel,
        _ => null,
    };

    public static FileFormat File(DataFile file)
    {
        if (Extension(file.Path) is { } known)
            return known;

        Span<byte> start = stackalloc byte[4];
        using var stream = FileOpening.Open(file);
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        start = start[..read];
        if (start.SequenceEqual("PAR1"u8))
            return FileFormat.Parquet;
        if (start.SequenceEqual("ARRO"u8))
            return FileFormat.Arrow;
        return start.StartsWith("{"u8) ? FileFormat.JsonLines : throw SourceFaults.UnknownFormat(file.Name);
    }
}
