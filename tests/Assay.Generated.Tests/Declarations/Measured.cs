namespace Assay.Generated.Tests.Declarations;

/// <summary>A row of tests/reference/aggregates/data.csv, under every rule over a whole column.</summary>
[Dataset("measured", Source = "data/measured.csv", Owner = "tests")]
internal sealed partial record Measured
{
    [SumBetween(-12829, -12829), VarianceBetween(0, 400_000), StandardDeviationBetween(500, 600), MinBetween(-1000, -990), MaxBetween(900, 980)]
    [MedianBetween(-42, -42), QuantileBetween(0.1, -800, -790, Id = "q10"), QuantileBetween(0.99, 950, 958, Id = "q99"), ZeroShareBetween(0, 0.1)]
    [DistinctCountBetween(371, 371), DistinctShareBetween(0.9, 1), EntropyBetween(5, 6), CorrelationBetween(nameof(Other), 0.9, 1)]
    public int Whole { get; init; }

    [SumBetween(0, 1e9), VarianceBetween(0, 1e12), StandardDeviationBetween(0, 1e6), MinBetween(0.0, 0.0), MaxBetween(1e6, 1e7), NullShareBetween(0, 0.0725)]
    [MedianBetween(0, 1e6), QuantileBetween(0.1, 0, 0, Id = "q10"), QuantileBetween(0.99, 0, 1e7, Id = "q99"), ZeroShareBetween(0.1, 0.2)]
    [DistinctCountBetween(0, 318), DistinctShareBetween(0, 0.9), EntropyBetween(5, double.PositiveInfinity), CorrelationBetween(nameof(Whole), -0.1, 0.1)]
    public double? Real { get; init; }

    [EntropyBetween(1, 1.1), MostCommonIn("red"), DistinctValuesEqual("red", "green", "blue"), DistinctValuesContain("red"), DistinctValuesIn("red", "green", "blue", "pink")]
    public string? Kind { get; init; }

    public long Other { get; init; }
}

/// <summary>The same rules on what breaks or can't be measured.</summary>
[Dataset("scarce", Source = "data/scarce.csv", Owner = "tests")]
internal sealed partial record Scarce
{
    [MostCommonIn("a", "b"), DistinctValuesEqual("a", "b"), DistinctValuesContain("b", "c", Severity = Severity.Warning), DistinctValuesIn("a")]
    public string? Text { get; init; }

    [SumBetween(0, 10), VarianceBetween(0, 1), MedianBetween(2, 3), NullShareBetween(0.5, 1), DistinctCountBetween(1, 2, By = nameof(Text)), CorrelationBetween(nameof(Constant), -1, 0.5)]
    public float? Number { get; init; }

    [Sensitive, MaxBetween("2001-01-01", "2001-01-31"), MinBetween("2001-01-01", null)]
    public DateOnly? Born { get; init; }

    public int Constant { get; init; }
}

/// <summary>More different values than are remembered.</summary>
[Dataset("crowded", Source = "data/crowded.csv", Owner = "tests")]
internal sealed partial record Crowded
{
    [DistinctCountBetween(0, 2_000_000), EntropyBetween(0, 100), MedianBetween(0, 1e9)]
    public long Key { get; init; }
}
