namespace Assay.Validation.Tests.Rows;

/// <summary>Rules over the order of rows.</summary>
[Columns("ticks")]
internal sealed partial record Tick
{
    [Increasing] public double? Level { get; init; }

    [Increasing(Strictly = true, By = nameof(Station))] public DateTime? At { get; init; }

    [NoGaps(When = nameof(IsCounted))] public int? Number { get; init; }

    public string? Station { get; init; }

    public bool Counted { get; init; }

    private static bool IsCounted(bool counted) => counted;
}
