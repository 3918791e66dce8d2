using Assay;

namespace FlightDelay;

/// <summary>Airports of the United States.</summary>
[Dataset("airports", Owner = "ops-data", Source = "data/airports.csv")]
[Versioned(VersionStrategy.Diff, Why = "small corrections to a stable list")]
public sealed partial record Airport
{
    /// <summary>IATA code.</summary>
    [RowKey, StoredAs("iata")]
    public required string Code { get; init; }

    /// <summary>The airport's name.</summary>
    [LengthBetween(2, 80)]
    public required string Name { get; init; }

    /// <summary>Latitude, north positive.</summary>
    [Unit("deg"), InRange(-90, 90)]
    public required double Latitude { get; init; }

    /// <summary>Longitude, east positive.</summary>
    [Unit("deg"), InRange(-180, 180)]
    public required double Longitude { get; init; }
}
