namespace Assay.Validation.Tests.Rows;

/// <summary>Rules that look at more than the one value they stand on.</summary>
[Columns("trips")]
internal sealed partial record Trip
{
    public DateTime? Start { get; init; }

    [AtLeastColumn(nameof(Start))] public DateTime? End { get; init; }

    [GreaterThanColumn(nameof(Least)), LessThanColumn(nameof(Most))] public double? Fare { get; init; }

    public float? Least { get; init; }

    [AtMostColumn(nameof(Ceiling))] public int? Most { get; init; }

    public decimal? Ceiling { get; init; }

    [DiffersFromColumn(nameof(To))] public string? From { get; init; }

    [EqualsColumn(nameof(From), When = nameof(IsRound))] public string? To { get; init; }

    public bool Round { get; init; }

    [RequiredWhen(nameof(IsRound))] public string? Ticket { get; init; }

    private static bool IsRound(bool round) => round;
}
