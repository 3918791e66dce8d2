namespace Assay.Data.Tests.Generated.Shapes;

/// <summary>The scalar types beside the common ones.</summary>
[Columns("scalars")]
public sealed partial record Scalars
{
    [InRange(-100, 100), MeanBetween(-100, 100)] public required sbyte Signed { get; init; }
    [InRange(0, 200)] public required byte Small { get; init; }
    [InRange(1, 65_000)] public required ushort Medium { get; init; }
    [AtMost(4_000_000_000)] public required uint Large { get; init; }
    [InRange("1", "18446744073709551000"), OneOf(1, 7, 9_223_372_036_854_775_808ul)] public required ulong Huge { get; init; }
    [InRange("06:00", "22:30:00")] public required TimeOnly Opens { get; init; }
    [LengthBetween(0, 4)] public required byte[] Thumbnail { get; init; }
    public sbyte? MaybeSigned { get; init; }
    public byte? MaybeSmall { get; init; }
    public ushort? MaybeMedium { get; init; }
    public uint? MaybeLarge { get; init; }
    public ulong? MaybeHuge { get; init; }
    public TimeOnly? MaybeOpens { get; init; }
    [Sensitive] public byte[]? MaybeThumbnail { get; init; }

    [Check("a thumbnail is no larger than its size says")]
    private static bool Fits(byte[] thumbnail, byte small) => thumbnail.Length <= small;
}
