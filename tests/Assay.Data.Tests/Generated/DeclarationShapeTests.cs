using Assay.Data.Tests.Generated.Shapes;
using Assay.TestKit;

namespace Assay.Data.Tests.Generated;

/// <summary>Every way to write a record, through every way that its rows take.</summary>
public sealed class DeclarationShapeTests : IDisposable
{
    private static readonly Shape[] s_shapes =
    [
        new Shape<Scalars>(
            [
                new() { Signed = -100, Small = 200, Medium = 65_000, Large = 4_000_000_000, Huge = 9_223_372_036_854_775_808, Opens = new(6, 0), Thumbnail = [] },
                new()
                {
                    Signed = 1, Small = 2, Medium = 3, Large = 4, Huge = 7, Opens = new(22, 30), Thumbnail = [0, 255], MaybeSigned = sbyte.MinValue, MaybeSmall = byte.MaxValue,
                    MaybeMedium = ushort.MaxValue, MaybeLarge = uint.MaxValue, MaybeHuge = ulong.MaxValue, MaybeOpens = new(23, 59, 59, 999, 999), MaybeThumbnail = [1, 2, 3],
                },
            ],
            [
                new() { Signed = 101, Small = 2, Medium = 0, Large = 4_000_000_001, Huge = ulong.MaxValue, Opens = new(5, 59), Thumbnail = [1, 2, 3, 4, 5] },
                new() { Signed = 101, Small = 201, Medium = 1, Large = 1, Huge = 1, Opens = new(6, 0), Thumbnail = null! },
            ],
            "scalars.signed.range", "scalars.signed.mean", "scalars.small.range", "scalars.medium.range", "scalars.large.range", "scalars.huge.range", "scalars.huge.one_of",
            "scalars.opens.range", "scalars.thumbnail.required", "scalars.thumbnail.length", "scalars.*.check.fits"),
    ];

    private readonly TempFolder _folder = new();

    public static IEnumerable<object[]> Files =>
        from shape in s_shapes
        from file in new[] { "rows.parquet", "rows.jsonl", "rows.csv" }
        select new object[] { shape.ToString(), file };

    public static IEnumerable<object[]> Shapes => s_shapes.Select(shape => new object[] { shape.ToString() });

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Rows_come_back_from_a_file(string shape, string file)
    {
        var (written, read) = await Named(shape).ThroughAsync(_folder.File(file));

        Assert.Equal(written, read);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_come_back_from_requests(string shape)
    {
        var (written, read, faults) = Named(shape).ThroughRequests();

        Assert.Empty(faults);
        Assert.Equal(written, read);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rules_hold_of_good_rows_and_not_of_bad_ones(string shape)
    {
        var (good, bad) = Named(shape).Failures();

        Assert.Empty(good);
        Assert.Equal(Named(shape).Expected, bad);
    }

    public void Dispose() => _folder.Dispose();

    private static Shape Named(string name) => Assert.Single(s_shapes, shape => shape.ToString() == name);
}
