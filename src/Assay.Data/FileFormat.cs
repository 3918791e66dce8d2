namespace Assay.Data;

/// <summary>The formats of files.</summary>
public enum FileFormat
{
    /// <summary>Apache Parquet: <c>.parquet</c>, <c>.pq</c>.</summary>
    Parquet,

    /// <summary>
    /// Comma-separated values with a header (RFC 4180): <c>.csv</c>, <c>.tsv</c>. UTF-8; comma, semicolon, tab or bar is told by the header.
    /// </summary>
    Csv,

    /// <summary>One JSON object a line: <c>.jsonl</c>, <c>.ndjson</c>, <c>.json</c>.</summary>
    JsonLines,
}
