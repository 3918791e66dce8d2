namespace Assay.Data.Tests.Plans;

public enum Weather
{
    Clear,
    Rain,
    Snow,
}

/// <summary>A column of every type, each once required and once nullable.</summary>
public sealed record EveryType
{
    public bool Flag { get; set; }
    public short Small { get; set; }
    public int Whole { get; set; }
    public long Large { get; set; }
    public float Single { get; set; }
    public double Real { get; set; }
    public decimal Money { get; set; }
    public string Text { get; set; } = "";
    public Weather Sky { get; set; }
    public DateTime Time { get; set; }
    public DateTimeOffset Instant { get; set; }
    public DateOnly Day { get; set; }
    public Guid Id { get; set; }
    public bool? MaybeFlag { get; set; }
    public short? MaybeSmall { get; set; }
    public int? MaybeWhole { get; set; }
    public long? MaybeLarge { get; set; }
    public float? MaybeSingle { get; set; }
    public double? MaybeReal { get; set; }
    public decimal? MaybeMoney { get; set; }
    public string? MaybeText { get; set; }
    public Weather? MaybeSky { get; set; }
    public DateTime? MaybeTime { get; set; }
    public DateTimeOffset? MaybeInstant { get; set; }
    public DateOnly? MaybeDay { get; set; }
    public Guid? MaybeId { get; set; }

    public static ReflectedPlan<EveryType> Plan { get; } = new("every-type");

    /// <summary>Rows with the corners of each type; every third has no nullable value.</summary>
    public static EveryType[] Rows(int count) => [.. Enumerable.Range(0, count).Select(Row)];

    private static EveryType Row(int i)
    {
        var row = new EveryType
        {
            Flag = i % 2 == 0,
            Small = i == 0 ? short.MinValue : (short)i,
            Whole = i == 0 ? int.MaxValue : -i,
            Large = i == 0 ? long.MinValue : i * 10_000_000_000L,
            Single = i switch { 0 => float.NaN, 1 => float.NegativeInfinity, _ => i / 3f },
            Real = i switch { 0 => double.Epsilon, 1 => double.PositiveInfinity, _ => i / 7.0 },
            Money = i switch { 0 => 99_999_999_999_999_999_999m, 1 => -0.000000000000000001m, _ => i * 1.10m },
            Text = i switch { 0 => "", 1 => "a \"quoted\", cell\nof two lines; ünïcode ✈", _ => $"text {i % 4}" },
            Sky = (Weather)(i % 3),
            Time = new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(9_999_990 + (i * 12_345_670L)),
            Instant = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.FromHours(-5)).AddMinutes(i),
            Day = new DateOnly(1900, 2, 28).AddDays(i),
            Id = new Guid(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        };
        return i % 3 == 2 ? row : row with
        {
            MaybeFlag = row.Flag,
            MaybeSmall = row.Small,
            MaybeWhole = row.Whole,
            MaybeLarge = row.Large,
            MaybeSingle = row.Single,
            MaybeReal = row.Real,
            MaybeMoney = row.Money,
            MaybeText = row.Text,
            MaybeSky = row.Sky,
            MaybeTime = row.Time,
            MaybeInstant = row.Instant,
            MaybeDay = row.Day,
            MaybeId = row.Id,
        };
    }
}
