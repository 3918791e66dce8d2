namespace Assay.Data.Tests.Generated.Cultures;

/// <summary>Names and values that cultures write differently: i and I, minus signs, decimal commas, calendars.</summary>
[Columns("kiosks"), RowCount(Min = 1), Unique(nameof(ID), nameof(IdiomIn))]
public sealed partial record Kiosk
{
    [AtLeast(-7)] public required int ID { get; init; }
    [OneOf(Idiom.Idle, Idiom.INDIGO, Idiom.İnce)] public required Idiom IdiomIn { get; init; }
    [InRange(-1.5, 1234567.25), MeanBetween(-0.5, 1_000_000.5)] public required double Iris { get; init; }
    [InRange("-99.75", "1234.5")] public required decimal Price { get; init; }
    [AtLeast(-0.25f)] public float? InInch { get; init; }
    [InRange("2001-12-31", null)] public required DateOnly Işık { get; init; }
    [InRange("2001-12-31T01:02:03.5", "2543-12-31")] public DateTime? IsAt { get; init; }
    [AtMost("2543-12-31T00:00:00Z")] public DateTimeOffset? Instant { get; init; }
    [InRange("06:00", "22:30:00.25")] public TimeOnly Opens { get; init; }
    [Matches("[İIiı]+[A-Z]*"), LengthBetween(1, 4), OneOf("I", "İ", "ı", "INDI")] public string? Title { get; init; }

    [Check("an idle one costs nothing")]
    private static bool IdleIsFree(Idiom idiomIn, decimal price) => idiomIn != Idiom.Idle || price <= 0;
}

/// <summary>Members that differ by the dot of an i alone.</summary>
public enum Idiom
{
    Idle,
    INDIGO = -1,
    İnce = 2,
    ince = 3,
    Ince = 4,
}
