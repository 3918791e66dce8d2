namespace Assay.Validation.Tests.Distributions;

/// <summary>A reading of a meter, whose columns are compared with former batches and with a version.</summary>
[Dataset("meters", Source = "meters.csv")]
internal sealed partial record Meter
{
    [DistributionNearHistory(DriftMeasure.KolmogorovSmirnov, 0.2, AtLeastKnown = 2, LeastRows = 3)]
    [DistributionNearHistory(DriftMeasure.Wasserstein, 1.5, AtLeastKnown = 2, LeastRows = 3, Id = "moved")]
    [DistributionNearHistory(DriftMeasure.PopulationStability, 0.2, AtLeastKnown = 2, LeastRows = 3, Id = "stable", When = nameof(IsMains))]
    public double? Level { get; init; }

    [DistributionNear<Meter>(nameof(Kind), DriftMeasure.PopulationStability, 0.1, Version = "golden", LeastRows = 3)]
    [DistributionNear<Meter>(nameof(Kind), DriftMeasure.JensenShannon, 0.9, Version = "golden", LeastRows = 3, Id = "js")]
    [DistributionNear<Meter>(nameof(Kind), DriftMeasure.ChiSquare, 0.9, Version = "golden", LeastRows = 3, Id = "chi")]
    [DistributionNear<Meter>(nameof(Kind), DriftMeasure.GreatestDifference, 0.9, Version = "golden", LeastRows = 3, Id = "most", Severity = Severity.Warning)]
    public string? Kind { get; init; }

    [DistributionNear<Meter>(nameof(Level), DriftMeasure.KolmogorovSmirnov, 0.2, LeastRows = 3)]
    public double? Before { get; init; }

    private static bool IsMains(string? kind) => kind == "mains";
}
