namespace Assay.Tests.Plans;

/// <summary>A row with a column of each kind that rules look at.</summary>
public sealed record Reading
{
    public int? Number { get; init; }

    public double? Value { get; init; }

    public string? Code { get; init; }

    public decimal? Price { get; init; }

    public DateTime? At { get; init; }

    public DateOnly? Day { get; init; }

    public string? Site { get; init; }
}

/// <summary>A row of the dataset that readings refer to.</summary>
public sealed record Place
{
    public string? Name { get; init; }
}
