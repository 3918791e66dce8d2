using Assay;

namespace FlightDelay;

/// <summary>What is known about a flight before it leaves.</summary>
[Columns("delay-features")]
public sealed partial record DelayFeatures
{
    /// <summary>Hour of departure.</summary>
    [InRange(0, 23)]
    public required int Hour { get; init; }

    /// <summary>Great-circle distance.</summary>
    [Unit("mi")]
    public required int Distance { get; init; }

    /// <summary>Departure airport.</summary>
    public required string Origin { get; init; }

    /// <summary>Whether it arrived over 15 minutes late.</summary>
    [Label]
    public bool Late { get; init; }

    /// <summary>Row by row: the training step and the server both use it, so they cannot differ.</summary>
    [Features]
    public static DelayFeatures From(Flight f) =>
        new() { Hour = f.Date.Hour, Distance = f.Distance, Origin = f.Origin, Late = f.Delay > 15 };
}

/// <summary>The model's answer.</summary>
[Columns("delay-predictions")]
public sealed partial record DelayPrediction
{
    /// <summary>Probability of arriving over 15 minutes late.</summary>
    [Score, InRange(0.0, 1.0)]
    public float Probability { get; init; }
}
