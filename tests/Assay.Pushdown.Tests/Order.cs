namespace Assay.Pushdown.Tests;

/// <summary>Orders, with rules of every kind.</summary>
[Dataset("orders", Source = "orders.parquet")]
[Unique(nameof(Number), nameof(Size))]
[RowCount(Min = 2, Severity = Severity.Info)]
public sealed partial record Order
{
    [RowKey] public required int Id { get; init; }

    [InRange(-2, 3), MeanBetween(-1, 1)] public int? Number { get; init; }

    [InRange(0.0, 100.0, Mostly = 0.5), MeanBetween(0, 60, Severity = Severity.Info)] public double? Size { get; init; }

    [InRange("0.50", null)] public decimal? Price { get; init; }

    [Matches("^[A-Z]{1,3}$"), Matches("(?i)[a-z.]*", Id = "ignoring_case"), LengthBetween(1, 2), OneOf("A", "BB")] public string? Code { get; init; }

    [Matches("[^x]{2}|.b.")] public string? Note { get; init; }

    [References<Town>(nameof(Town.Name)), Sensitive(Sensitivity.Confidential)] public string? Site { get; init; }

    [EventTime(MaxAge = "10d"), InRange("2001-01-01T12:00:00", null)] public DateTime? At { get; init; }

    [InRange("2001-01-02", "2001-01-03")] public DateOnly? Day { get; init; }

    [InRange(0, 5, When = nameof(HasCode))] public short? Scoped { get; init; }

    [OneOf(1, 2)] public long? Grade { get; init; }

    public Colour? Paint { get; init; }

    [Check("number below size")]
    static bool Below(int number, double size) => number < size;

    static bool HasCode(string? code) => code is not null;
}

public enum Colour
{
    Red,
    Blue,
}

[Dataset("towns", Source = "towns.csv")]
public sealed partial record Town
{
    [RowKey] public required string Name { get; init; }
}
