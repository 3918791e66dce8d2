using Assay.Data.Tests.Plans;

namespace Assay.Data.Tests.Generated;

/// <summary>A column of every type, with the plan that the compiler makes.</summary>
[Columns("declared")]
[Unvalidated("a fixture")]
public sealed partial record Declared
{
    public required bool Flag { get; init; }
    public required short Small { get; init; }
    public required int Whole { get; init; }
    public required long Large { get; init; }
    public required float Single { get; init; }
    public required double Real { get; init; }
    public required decimal Money { get; init; }
    public required string Text { get; init; }
    public required Weather Sky { get; init; }
    public required DateTime Time { get; init; }
    public required DateTimeOffset Instant { get; init; }
    public required DateOnly Day { get; init; }
    public required Guid Id { get; init; }
    public bool? MaybeFlag { get; init; }
    public short? MaybeSmall { get; init; }
    public int? MaybeWhole { get; init; }
    public long? MaybeLarge { get; init; }
    public float? MaybeSingle { get; init; }
    public double? MaybeReal { get; init; }
    public decimal? MaybeMoney { get; init; }
    public string? MaybeText { get; init; }
    public Weather? MaybeSky { get; init; }
    public DateTime? MaybeTime { get; init; }
    public DateTimeOffset? MaybeInstant { get; init; }
    public DateOnly? MaybeDay { get; init; }
    public Guid? MaybeId { get; init; }

    public static Declared From(EveryType row) => new()
    {
        Flag = row.Flag, Small = row.Small, Whole = row.Whole, Large = row.Large, Single = row.Single, Real = row.Real, Money = row.Money,
        Text = row.Text, Sky = row.Sky, Time = row.Time, Instant = row.Instant, Day = row.Day, Id = row.Id,
        MaybeFlag = row.MaybeFlag, MaybeSmall = row.MaybeSmall, MaybeWhole = row.MaybeWhole, MaybeLarge = row.MaybeLarge,
        MaybeSingle = row.MaybeSingle, MaybeReal = row.MaybeReal, MaybeMoney = row.MaybeMoney, MaybeText = row.MaybeText,
        MaybeSky = row.MaybeSky, MaybeTime = row.MaybeTime, MaybeInstant = row.MaybeInstant, MaybeDay = row.MaybeDay, MaybeId = row.MaybeId,
    };
}
