namespace Assay.Generated.Tests.Declarations;

/// <summary>A visit to a ward.</summary>
[Dataset("visits", Source = "data/visits.csv", Owner = "wards")]
[RowCount(Min = 2, By = nameof(Ward))]
[Unique(nameof(Bed), By = nameof(Ward))]
internal sealed partial record Visit
{
    public string? Ward { get; init; }

    public required int Bed { get; init; }

    [InRange(0.0, 10.0, Mostly = 0.5, By = nameof(Ward)), MeanBetween(0, 5, By = nameof(Ward), When = nameof(IsPaid), Severity = Severity.Warning)]
    public double? Cost { get; init; }

    public bool Paid { get; init; }

    [Sensitive]
    public string Name { get; init; } = "";

    [Check("paid visits cost little", By = nameof(Name))]
    private static bool CostsLittle(bool paid, double cost) => !paid || cost < 99;

    private static bool IsPaid(bool paid) => paid;
}
