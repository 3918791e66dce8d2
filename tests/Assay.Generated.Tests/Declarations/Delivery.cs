using FlightDelay;

namespace Assay.Generated.Tests.Declarations;

/// <summary>A delivery, under rules over tables, other datasets and history.</summary>
[Dataset("deliveries", Source = "data/deliveries.csv", Owner = "tests")]
[RowCountOf<Airport>(0.5, 1.5)]
[NoColumnsBeyond(Severity = Severity.Warning), ExactColumns]
[NearHistory(BatchMetric.RowCount, WithinPercent = 20)]
[NearHistory(BatchMetric.RowCount, WithinPercent = 20, WithinStandardDeviations = 3, OfLast = 10, Robust = true)]
internal sealed partial record Delivery
{
    public required string Site { get; init; }

    [FreshWithin("2d", By = nameof(Site))]
    public required DateTime At { get; init; }

    [NearHistory(BatchMetric.Mean, WithinStandardDeviations = 0.5, AtLeastKnown = 3)]
    public required int Weight { get; init; }

    [Check("deliveries weigh as much as airports have gates")]
    private static bool AsHeavy(DatasetStatistics mine, DatasetStatistics<Airport> airports) => mine["Weight"].Mean <= airports.Columns["Weight"].Mean && mine.Rows > 0 && mine["Weight"].Mean >= airports.Columns["Weight"].Mean;
}
