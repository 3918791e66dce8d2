namespace Assay.Validation.Tests.Footers;

/// <summary>Rules that footers can answer, and such that look as if they could.</summary>
[Dataset("footed", Source = "footed.parquet")]
[NoRowKey("rows of no meaning")]
[RowCount(Min = 1, Max = 90)]
public sealed partial record Footed
{
    [InRange(0, 20)] public required int Whole { get; init; }
    [InRange(-5, 25)] public required int? Some { get; init; }
    [InRange(-5, 5)] public required long? Nothing { get; init; }
    [GreaterThan(0), LessThan(20)] public required int Between { get; init; }
    [InRange(0.0, 20.0)] public required double Real { get; init; }
    [EventTime(MaxAge = "1d"), InRange("2001-01-01", "2001-01-19")] public required DateTime Time { get; init; }
    [GreaterThan("2001-01-01T00:00:00Z")] public required DateTimeOffset? Instant { get; init; }
    [LessThan("2001-01-20")] public required DateOnly Day { get; init; }
    public required string Name { get; init; }

    public static Footed[] Draw(Random random, int rows, int edge) => [.. Enumerable.Range(0, rows).Select(_ => new Footed
    {
        Whole = random.Next(0, 20 + edge),
        Some = random.Next(4) == 0 ? null : random.Next(-5, 25 + edge),
        Nothing = null,
        Between = random.Next(1 - edge, 20),
        Real = edge > 0 && random.Next(20) == 0 ? double.NaN : random.Next(0, 20),
        Time = new DateTime(2001, 1, random.Next(1, 19 + edge)),
        Instant = random.Next(3) == 0 ? null : new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(1 - edge, 90)),
        Day = new DateOnly(2001, 1, random.Next(1, 19 + edge)),
        Name = random.Next(8) == 0 && edge > 0 ? null! : $"row {random.Next(9)}",
    })];
}
