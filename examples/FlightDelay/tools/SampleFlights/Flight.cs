namespace SampleFlights;

/// <summary>One row of the published file, with the number of its line so that sampling can be repeated.</summary>
/// <param name="Row">Position in the published file, from 0.</param>
/// <param name="Date">Scheduled departure, local time of the origin.</param>
/// <param name="Delay">Arrival delay in minutes.</param>
/// <param name="Distance">Great-circle distance in miles.</param>
/// <param name="Origin">IATA code of the departure airport.</param>
/// <param name="Destination">IATA code of the arrival airport.</param>
internal sealed record Flight(long Row, DateTime Date, long Delay, long Distance, string Origin, string Destination)
{
    /// <summary>Delays under this are errors of entry: an aircraft doesn't arrive hours before it could have taken off.</summary>
    public const long LeastPossibleDelay = -200;

    public bool IsPossible => Delay >= LeastPossibleDelay;
}
