namespace Assay.Hosting.Tests.Declarations;

/// <summary>Tolls of a day, which are about as many as the days before.</summary>
[Dataset("tolls", Owner = "roads")]
[NearHistory(BatchMetric.RowCount, WithinPercent = 50, AtLeastKnown = 2)]
public sealed partial record Toll
{
    /// <summary>What was paid.</summary>
    [Unit("EUR"), InRange(0, 100)]
    public required int Paid { get; init; }
}
