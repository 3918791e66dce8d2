namespace Assay.Hosting.Tests.Declarations;

/// <summary>Trips of a taxi.</summary>
[Dataset("taxi-trips", Owner = "taxis", Source = "data/trips/*.csv", BatchBy = BatchBy.File)]
[RowCount(Min = 2)]
public sealed partial record Trip
{
    /// <summary>The trip's number.</summary>
    [RowKey]
    public required int Id { get; init; }

    /// <summary>The day it began.</summary>
    [EventTime]
    public required DateOnly Day { get; init; }

    /// <summary>How far it went.</summary>
    [Unit("km"), InRange(0.1, 200.0)]
    public required double Distance { get; init; }

    /// <summary>Where it began.</summary>
    [Matches("^[A-Z]{3}$")]
    public required string Zone { get; init; }

    /// <summary>How long it took.</summary>
    [Unit("min"), InRange(1, 600), KnownAfter("arrival")]
    public required int Minutes { get; init; }
}

/// <summary>Legs of flights, with an origin that is declared as a number though files hold a text.</summary>
[Dataset("legs", Owner = "taxis", Source = "legs.parquet")]
[RowCount(Min = 1)]
[NoRowKey("the source has none")]
public sealed partial record Leg
{
    /// <summary>Great-circle distance.</summary>
    [Unit("mi"), InRange(10, 5500)]
    public required int Distance { get; init; }

    /// <summary>The departure airport.</summary>
    [InRange(1, 1000)]
    public required int Origin { get; init; }
}

/// <summary>The zones that trips begin in.</summary>
[Dataset("zones", Owner = "taxis", Source = "zones.csv")]
[RowCount(Min = 1)]
[Versioned(VersionStrategy.Diff, Why = "small corrections to a stable list")]
public sealed partial record Zone
{
    /// <summary>Its code.</summary>
    [RowKey, Matches("^[A-Z]{3}$")]
    public required string Code { get; init; }

    /// <summary>Its area.</summary>
    [Unit("km2"), InRange(0.1, 10_000.0)]
    public required double Area { get; init; }
}
