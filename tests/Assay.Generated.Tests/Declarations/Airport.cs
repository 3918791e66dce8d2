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

    /// <summary>Latitude, north positive.</summary>
    [Unit("deg"), InRange(-90, 90)]
    public required double Latitude { get; init; }
}
