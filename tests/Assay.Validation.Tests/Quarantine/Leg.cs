using Assay.Validation.Tests.Flights;

namespace Assay.Validation.Tests.Quarantine;

/// <summary>A flight under rules of all severities.</summary>
[Dataset("legs")]
[Unique(nameof(Date), nameof(Origin), nameof(Destination), nameof(Distance))]
internal sealed partial record Leg
{
    public required DateTime Date { get; init; }

    [InRange(-200, 2000), InRange(-1, 1, Id = "only_a_warning", Severity = Severity.Warning, Mostly = 0.0001)]
    public required int Delay { get; init; }

    public required int Distance { get; init; }

    [References<Airport>(nameof(Airport.Code))]
    public required string Origin { get; init; }

    public required string Destination { get; init; }

    [Check("a flight goes somewhere")]
    private static bool GoesSomewhere(string origin, string destination) => origin != destination;
}
