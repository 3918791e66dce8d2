using System.ComponentModel.DataAnnotations;

namespace Assay.Generated.Tests.Declarations;

/// <summary>What a sensor said.</summary>
[Dataset("readings", Source = "data/readings/*.csv", BatchBy = BatchBy.File, Owner = "sensors")]
[Unique(nameof(Station), nameof(At))]
[RowCount(Min = 1, Max = 1000)]
internal sealed partial record Reading(
    [RowKey] Guid Id,
    [property: StoredAs("site"), LengthBetween(2, 4)] string Station,
    [InRange("2001-01-01T00:00:00Z", null)] DateTimeOffset At)
{
    /// <summary>Kind of sensor.</summary>
    [OneOf(SensorKind.Hot, SensorKind.Cold)]
    public required SensorKind Kind { get; init; }

    [InRange(-50.0, 60.5), InRange(0.0, double.PositiveInfinity, When = nameof(IsHot), Severity = Severity.Warning)]
    public double? Celsius { get; init; }

    [InRange("0.01", "99.99")]
    public decimal Price { get; init; }

    [InRange("2001-01-01", "2001-12-31")]
    public DateOnly? Day { get; set; }

    [EventTime(MaxAge = "2d")]
    public DateTime Stored { get; init; }

    [AtLeast(1), AtMost(10_000_000_000L)]
    public int Count { get; init; }

    public short Small { get; init; }

    public long? Big { get; init; }

    [MeanBetween(0, 10)]
    public float Weight { get; init; }

    public bool Good { get; init; }

    [Matches("[a-z]+"), Sensitive]
    public string? Note { get; init; }

    [Required]
    public int? Batch { get; init; } = 1;

    public SensorKind? Second { get; init; }

    [KnownAfter("repair")]
    public int Repairs { get; init; }

    private static bool IsHot(SensorKind kind) => kind == SensorKind.Hot;

    [Check("a hot sensor has a temperature", When = nameof(IsHot))]
    private static bool HasTemperature(double? celsius) => celsius is not null;

    [Check("a note names the station", Id = "note")]
    private static bool NoteNamesStation(string note, string station) => note.Contains(station, StringComparison.OrdinalIgnoreCase);

    [Check("not all are heavy")]
    private static bool NotAllHeavy(DatasetStatistics statistics) => !(statistics[nameof(Weight)].Min > 5);
}

internal enum SensorKind
{
    Unknown,
    Hot,
    Warm = Hot,
    Cold,
}
