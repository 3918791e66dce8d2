namespace Assay.Versioning.Tests.Declarations;

/// <summary>A column of each type.</summary>
[Dataset("everything", Owner = "tests", Source = "everything.parquet")]
[Versioned(VersionStrategy.Diff, Why = "corrections")]
public sealed partial record Everything
{
    /// <summary>Key.</summary>
    [RowKey]
    public required Guid Id { get; init; }

    /// <summary>A truth.</summary>
    public bool? Flag { get; init; }

    /// <summary>A short.</summary>
    public short? Small { get; init; }

    /// <summary>An int.</summary>
    public int? Whole { get; init; }

    /// <summary>A long.</summary>
    public long? Large { get; init; }

    /// <summary>A float.</summary>
    public float? Single { get; init; }

    /// <summary>A double.</summary>
    public double? Real { get; init; }

    /// <summary>A decimal.</summary>
    public decimal? Money { get; init; }

    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>An enum.</summary>
    public Sky? Sky { get; init; }

    /// <summary>A time without a zone.</summary>
    public DateTime? Time { get; init; }

    /// <summary>An instant.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>A day.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>Weather.</summary>
public enum Sky
{
    /// <summary>No cloud.</summary>
    Clear,

    /// <summary>Water.</summary>
    Rain,
}
