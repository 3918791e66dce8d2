namespace Assay.Validation.Tests.Flights;

/// <summary>The published flights under the rules of the reference counts.</summary>
[Dataset("flights", Source = "examples/FlightDelay/data/flights/*.parquet", BatchBy = BatchBy.File)]
[NoRowKey("the source carries no flight number")]
[Unique(nameof(Date), nameof(Origin), nameof(Destination), nameof(Distance), Id = "unique4")]
[Unique(nameof(Date), nameof(Origin), Id = "unique2")]
[RowCount(Min = 10_000)]
internal sealed partial record Flight
{
    /// <summary>Scheduled departure.</summary>
    [EventTime(MaxAge = "45d")]
    public required DateTime Date { get; init; }

    /// <summary>Arrival delay.</summary>
    [InRange(-200, 2000, Id = "wide"), InRange(-60, 300, Id = "middle"), InRange(-60, 180, Id = "narrow"), InRange(-120, 600, Id = "m120_600")]
    public required int Delay { get; init; }

    /// <summary>Great-circle distance.</summary>
    [InRange(10, 5500, Id = "wide"), InRange(50, 3000, Id = "narrow"), InRange(1, 4900, Id = "to4900"), MeanBetween(600, 900)]
    public required int Distance { get; init; }

    /// <summary>IATA code of the departure airport.</summary>
    [Matches("^[A-Z]{3}$"), LengthBetween(3, 3), OneOf("ATL", "ORD", "DFW", "LAX", "PHX", "DEN", "IAH", "LAS", "MSP", "DTW"), References<Airport>(nameof(Airport.Code))]
    public required string Origin { get; init; }

    /// <summary>IATA code of the arrival airport.</summary>
    [Matches("^[A-M].*"), References<Flight>(nameof(Origin))]
    public required string Destination { get; init; }

    [Check("a flight goes somewhere", Id = "goes_somewhere")]
    private static bool GoesSomewhere(string origin, string destination) => origin != destination;

    [Check("the delay is below the distance", Id = "delay_lt_distance")]
    private static bool DelayBelowDistance(int delay, int distance) => delay < distance;
}

/// <summary>Airports of the United States.</summary>
[Dataset("airports", Source = "examples/FlightDelay/data/airports.csv")]
internal sealed partial record Airport
{
    /// <summary>IATA code.</summary>
    [RowKey, StoredAs("iata")]
    public required string Code { get; init; }
}
