namespace Assay.Validation.Tests.Footers;

/// <summary>Keys whose first column may rise from row to row.</summary>
[Dataset("rising", Source = "rising.parquet")]
[NoRowKey("rows of no meaning")]
[Unique(nameof(Time), nameof(Name)), RowsDistinct, Unique(nameof(Number), Id = "number")]
public sealed partial record Rising
{
    public required DateTime Time { get; init; }
    public required string Name { get; init; }
    public required int? Number { get; init; }

    /// <summary>Rows in order of time.</summary>
    /// <param name="random">Draws them.</param>
    /// <param name="rows">How many.</param>
    /// <param name="times">How many different times.</param>
    /// <param name="first">The first of them.</param>
    public static Rising[] Draw(Random random, int rows, int times, int first) =>
    [
        .. Enumerable.Range(0, rows).Select(_ => new Rising
        {
            Time = new DateTime(2001, 1, 1).AddMinutes(first + random.Next(times)),
            Name = $"{random.Next(4)}",
            Number = random.Next(5) == 0 ? null : random.Next(3 * rows),
        }).OrderBy(row => row.Time),
    ];
}
