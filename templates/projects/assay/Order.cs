using Assay;

namespace StarterSpace;

/// <summary>What customers ordered, one row per order.</summary>
[Dataset("orders", Owner = "starter-owner", Source = "data/orders.csv")]
[RowCount(Min = 1)]
[Versioned(VersionStrategy.Diff, Keep = "365d", Why = "small corrections to a growing list")]
public sealed partial record Order
{
    /// <summary>The order's number.</summary>
    [RowKey]
    public required int Number { get; init; }

    /// <summary>When it was placed.</summary>
    [EventTime(Zone = "UTC"), InRange("2000-01-01", null)]
    public required DateTime PlacedAt { get; init; }

    /// <summary>Where it is sent to, as ISO 3166-1 alpha-2.</summary>
    [Matches("^[A-Z]{2}$")]
    public required string Country { get; init; }

    /// <summary>How many articles.</summary>
    [Unit("1"), InRange(1, 1000)]
    public required int Quantity { get; init; }

    /// <summary>What it costs.</summary>
    [Unit("EUR"), InRange("0.01", "100000")]
    public required decimal Total { get; init; }

    [Check("an order isn't sent for nothing")]
    static bool CostsSomething(int quantity, decimal total) => total >= quantity * 0.01m;
}
