namespace Assay.Data;

/// <summary>Which files are read, and how.</summary>
/// <param name="Paths">
/// Files or globs (<c>*</c> within a name, <c>**</c> over folders). They are read in the order given, the matches of a glob in ordinal
/// order of their paths; a file that is named twice is read once.
/// </param>
public sealed record SourceSpec(IReadOnlyList<string> Paths)
{
    /// <summary>One file or glob.</summary>
    public SourceSpec(string path)
        : this([path])
    {
    }

    /// <summary>The folder that relative paths start from; null for the current one.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>Whether columns marked <see cref="KnownAfterAttribute"/> are left out: they are not read and needn't exist.</summary>
    public bool WithoutKnownAfter { get; init; }

    /// <summary>Whether a file may hold no row, as the result of a step may. By default that is a fault.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>The format; null to tell it by the file's extension, else by its first bytes.</summary>
    public FileFormat? Format { get; init; }

    /// <summary>How CSV is written, where its header and first bytes don't say so.</summary>
    public CsvOptions Csv { get; init; } = new();

    /// <summary>The most bytes of UTF-8 that a cell of a text format may have; 16 MiB by default. A quote that is never closed reaches it soon.</summary>
    public int MaxCellBytes { get; init; } = 16 << 20;

    /// <summary>
    /// How many times larger than on disk a compressed text may be, once it is larger than 64 MiB: a few kilobytes that unfold without an end
    /// are refused. 1,000 by default; gzip itself reaches 1,032.
    /// </summary>
    public int MaxExpansion { get; init; } = 1_000;

    /// <summary>The greatest number of rows in a batch.</summary>
    public int BatchRows { get; init; } = 65_536;

    /// <summary>What the rows are; null for the dataset's name and the paths.</summary>
    public RowsIdentity? Identity { get; init; }

    /// <summary>What reads sources that are no files, such as <c>duckdb:SELECT …</c>.</summary>
    public IReadOnlyList<ISourceScheme> Schemes { get; init; } = [];
}
