using Assay;

namespace FlightDelay;

/// <summary>One row per departed flight, as published by the US Bureau of Transportation Statistics.</summary>
[Dataset("flights", Owner = "ops-data", Source = "data/flights/*.parquet", BatchBy = BatchBy.File)]
[NoRowKey("the source carries no flight number")]
[Unique(nameof(Date), nameof(Origin), nameof(Destination), nameof(Distance), Mostly = 0.99, Severity = Severity.Warning)]
[RowCount(Min = 10_000)]
[Versioned(VersionStrategy.Snapshot, Keep = "90d", Why = "monthly files, never edited")]
public sealed partial record Flight
{
    /// <summary>Scheduled departure.</summary>
    [EventTime(MaxAge = "45d", Zone = "local-of:Origin")]
    public required DateTime Date { get; init; }

    /// <summary>Arrival delay; early arrivals are negative.</summary>
    [KnownAfter("arrival"), Unit("min"), InRange(-200, 2000), InRange(-60, 300, Mostly = 0.98, Severity = Severity.Warning)]
    public required int Delay { get; init; }

    /// <summary>Great-circle distance.</summary>
    [Unit("mi"), InRange(10, 5500), MeanBetween(600, 900)]
    public required int Distance { get; init; }

    /// <summary>IATA code of the departure airport.</summary>
    [Matches("^[A-Z]{3}$"), References<Airport>(nameof(Airport.Code))]
    public required string Origin { get; init; }

    /// <summary>IATA code of the arrival airport.</summary>
    [Matches("^[A-Z]{3}$"), References<Airport>(nameof(Airport.Code))]
    public required string Destination { get; init; }

    [Check("a flight goes somewhere")]
    static bool GoesSomewhere(string origin, string destination) => origin != destination;
}
