namespace Assay.Data;

/// <summary>The formats of files.</summary>
public enum FileFormat
{
    /// <summary>Apache Parquet: <c>.parquet</c>, <c>.pq</c>.</summary>
    Parquet,

    /// <summary>
    /// Comma-separated values with a header (RFC 4180): <c>.csv</c>, <c>.tsv</c>, also compressed (<c>.csv.gz</c>, <c>.csv.zst</c>). UTF-8, or UTF-16
    /// with a mark; comma, semicolon, tab or bar is told by the header. <see cref="CsvOptions"/> says what differs.
    /// </summary>
    Csv,

    /// <summary>One JSON object a line: <c>.jsonl</c>, <c>.ndjson</c>, <c>.json</c>, also compressed.</summary>
    JsonLines,

    /// <summary>Arrow's own files and streams: <c>.arrow</c>, <c>.feather</c> (version 2), <c>.arrows</c>, <c>.ipc</c>.</summary>
    Arrow,

    /// <summary>The first sheet of an Excel workbook, its first row the header: <c>.xlsx</c>, <c>.xls</c>.</summary>
    Excel,
}
