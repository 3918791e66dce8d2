namespace Assay.Profiling.Columns;

/// <summary>What one part of the rows shows of a column: rules are proposed from the one and tried on the other.</summary>
internal sealed record ColumnPart
{
    public long Nulls { get; set; }

    public long Values { get; set; }

    public long NotFinite { get; set; }

    public decimal? Least { get; set; }

    public decimal? Greatest { get; set; }

    public int Shortest { get; set; } = int.MaxValue;

    public int Longest { get; set; }

    public TextShape Shape { get; init; } = new();

    /// <summary>Counts by value, where there are few.</summary>
    public IReadOnlyDictionary<string, long>? Counts { get; set; }
}
