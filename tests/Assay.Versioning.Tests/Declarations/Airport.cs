namespace Assay.Versioning.Tests.Declarations;

/// <summary>Airports of the United States, as the example has them.</summary>
[Dataset("airports", Owner = "tests", Source = "airports.csv")]
[Versioned(VersionStrategy.Diff, Why = "small corrections to a stable list")]
public sealed partial record Airport
{
    /// <summary>IATA code.</summary>
    [RowKey, StoredAs("iata")]
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Latitude, north positive.</summary>
    [Unit("deg"), InRange(-90, 90)]
    public required double Latitude { get; init; }

    /// <summary>Longitude, east positive.</summary>
    [Unit("deg"), InRange(-180, 180)]
    public required double Longitude { get; init; }
}
