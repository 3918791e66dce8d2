using Assay;

namespace Logistics;

/// <summary>A depot.</summary>
[Dataset("depots", Owner = "network", Source = "data/depots.csv")]
[Versioned(VersionStrategy.Diff, Why = "a list of two hundred that rarely changes")]
public sealed partial record Depot
{
    /// <summary>UN/LOCODE.</summary>
    [RowKey, Matches("^[A-Z]{2}[A-Z2-9]{3}$")]
    public required string Code { get; init; }

    /// <summary>Latitude, north positive.</summary>
    [Unit("deg"), InRange(-90.0, 90.0)]
    public required double Latitude { get; init; }

    /// <summary>Longitude, east positive.</summary>
    [Unit("deg"), InRange(-180.0, 180.0)]
    public required double Longitude { get; init; }
}

/// <summary>One row per parcel that arrived.</summary>
[Dataset("shipments", Owner = "network", Source = "data/shipments/*.csv", BatchBy = BatchBy.File)]
[RowCount(Min = 1_000)]
[Versioned(VersionStrategy.Snapshot, Keep = "180d", Why = "a file per day, never edited")]
public sealed partial record Shipment
{
    /// <summary>The parcel's number.</summary>
    [RowKey, Matches("^[0-9]{14}$")]
    public required string Parcel { get; init; }

    /// <summary>Where it was handed in.</summary>
    [References<Depot>(nameof(Depot.Code))]
    public required string Origin { get; init; }

    /// <summary>Where it went.</summary>
    [References<Depot>(nameof(Depot.Code))]
    public required string Destination { get; init; }

    /// <summary>When it was handed in.</summary>
    [EventTime(MaxAge = "3d")]
    public required DateTimeOffset HandedIn { get; init; }

    /// <summary>Weight.</summary>
    [Unit("kg"), InRange(0.01, 40.0)]
    public required float Weight { get; init; }

    /// <summary>Hours it took.</summary>
    [KnownAfter("delivery"), Unit("h"), InRange(0.5, 1_000.0)]
    public required float Hours { get; init; }
}

/// <summary>How long parcels took on a route.</summary>
/// <param name="Origin">Where they came from.</param>
/// <param name="Destination">Where they went.</param>
/// <param name="Hours">Hours one parcel took.</param>
[Columns("route-times")]
public sealed partial record RouteTime(
    [property: LengthBetween(5, 5)] string Origin,
    [property: LengthBetween(5, 5)] string Destination,
    [property: Unit("h"), InRange(0.5, 1_000.0)] float Hours);

/// <summary>Reports on routes each morning.</summary>
[Pipeline("route-report", Schedule = "0 6 * * *", Owner = "network")]
public sealed partial record ReportRoutes(double SlowHours = 72)
{
    /// <summary>The parcels that took long.</summary>
    [Step(Timeout = "30m")]
    public Rows<RouteTime> Slow(Rows<Shipment> shipments) => shipments.Where(shipment => shipment.Hours > SlowHours)
        .Select(shipment => new RouteTime(shipment.Origin, shipment.Destination, shipment.Hours));

    /// <summary>How many there were.</summary>
    [Step(Timeout = "30m")]
    public static async Task<Metrics> Count(Rows<RouteTime> slow, CancellationToken cancel) =>
        new Metrics { ["slow_parcels"] = await slow.CountAsync(cancel) };
}
