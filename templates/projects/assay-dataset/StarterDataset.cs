using Assay;

namespace StarterSpace;

/// <summary>One row per entry of starter-dataset.</summary>
[Dataset("starter-dataset", Owner = "starter-owner", Source = "starter-source")]
[RowCount(Min = 1)]
[Versioned(VersionStrategy.Auto, Keep = "365d", Why = "kept for a year")]
public sealed partial record StarterDataset
{
    /// <summary>What identifies the row.</summary>
    [RowKey]
    public required int Id { get; init; }

    /// <summary>When the row became true.</summary>
    [EventTime(Zone = "UTC"), InRange("2000-01-01", null)]
    public required DateTime At { get; init; }

    /// <summary>A code of three capital letters.</summary>
    [Matches("^[A-Z]{3}$")]
    public required string Code { get; init; }

    /// <summary>What was measured.</summary>
    [Unit("1"), InRange(0.0, 100.0)]
    public required double Value { get; init; }
}
