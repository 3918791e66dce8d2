namespace Assay.Benchmarks.Versioning;

/// <summary>Flights with a number each.</summary>
[Dataset("keyed-flights", Source = "flights.parquet")]
[Versioned(VersionStrategy.Snapshot, Why = "what is timed is the comparison of snapshots")]
public sealed partial record KeyedFlight
{
    [RowKey] public required long Id { get; init; }
    public required DateTime Date { get; init; }
    public int? Delay { get; init; }
    public int? Distance { get; init; }
    public string? Origin { get; init; }
    public string? Destination { get; init; }
}
