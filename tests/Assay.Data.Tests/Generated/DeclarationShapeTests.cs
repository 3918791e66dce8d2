using System.Text.Json;
using Assay.CompilerServices;
using Assay.Data.Tests.Generated.Shapes;
using Assay.Data.Tests.Plans;
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
        new Shape<Order>(
            [
                new(1) { Lines = [new("A", 1)], To = new("Bonn", null), Skies = [], Seen = [] },
                new(2)
                {
                    Lines = [new("GIFT", 0) { Tags = [] }, new("B", 99.5m) { Tags = ["x", ""], Recipient = "Ann" }],
                    To = new("Oslo", 59.9), From = new("Rome", 41.9), Gift = new("C", 2), Counts = [1, 2], Readings = [1.5, null, double.NaN], Skies = [Weather.Clear, Weather.Rain],
                    Grid = [[1, 2], [], [float.PositiveInfinity]], Maybe = [null, new("D", 3)], Seen = [new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero)], Pictures = [[1, 2], []],
                },
                new(3) { Lines = [new("E", 5)], To = new("Lima", 0), Skies = [Weather.Clear], Readings = [], Seen = [], Maybe = [] },
            ],
            [
                new(1) { Lines = [], To = new(null!, 91), Skies = [], Seen = [], Gift = new("lower", 101), Counts = [1] },
                new(2) { Lines = [new("A", 0) { Tags = [null!] }, new("b", -1)], To = new("Oslo", 1), Skies = null!, Seen = [], Maybe = [null, new("A", 500)] },
            ],
            "orders.lines.length", "orders.skies.required", "orders.*.check.counts_match",
            "orders.lines[].sku.pattern", "orders.lines[].price.range", "orders.lines[].*.check.free_is_gift", "orders.lines[].tags[].required",
            "orders.to.city.required", "orders.to.latitude.range", "orders.gift.sku.pattern", "orders.gift.price.range", "orders.maybe[].price.range"),
        new Shape<Shared>(
            [new() { At = new(2001, 2, 3), Price = 10 }],
            [new() { At = new(2001, 2, 3), Price = 11 }],
            "shared.price.range"),
        new Shape<@class>([new(5, "a") { @event = 1 }, new(0, "")], [new(6, "a") { @event = 0 }], "constructed.int.range", "constructed.event.range"),
    ];

    private readonly TempFolder _folder = new();

    public static IEnumerable<object[]> Files =>
        from shape in s_shapes
        from file in new[] { "rows.parquet", "rows.jsonl", "rows.csv" }
        where file != "rows.csv" || !shape.Descriptor.Columns.Any(column => column.Type is ColumnType.List or ColumnType.Struct)
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

    [Fact]
    public async Task Csv_says_that_it_holds_no_lists()
    {
        var writing = await Assert.ThrowsAsync<SourceException>(() => Named("Order").ThroughAsync(_folder.File("rows.csv")));
        File.WriteAllText(_folder.File("orders.csv"), "number\n1\n");
        var reading = await Assert.ThrowsAsync<SourceException>(
            () => FileSource.Open(AssayModules.Plan<Order>(), new SourceSpec(_folder.File("orders.csv"))).ToListAsync());

        Assert.Contains("Lines is a list of a struct of sku (text), price (decimal), tags (a list of text), recipient (text), and CSV holds neither", writing.Message, StringComparison.Ordinal);
        Assert.Equal("lines", reading.Column);
    }

    [Theory]
    [InlineData("""{"number":1,"lines":[{"sku":"A","price":"x"}],"to":{"city":"Bonn"},"skies":[],"counts":[],"seen":[]}""", "orders.lines.type")]
    [InlineData("""{"number":1,"lines":[{"sku":"A","price":1}],"to":[],"skies":[],"counts":[],"seen":[]}""", "orders.to.type")]
    [InlineData("""{"number":1,"lines":[{"sku":"A","price":1}],"to":{"city":"Bonn"},"skies":["Hail"],"counts":[],"seen":[]}""", "orders.skies.type")]
    [InlineData("""{"number":1,"lines":[{"sku":"A","price":1},null],"to":{"city":"Bonn"},"skies":[],"counts":[],"seen":[]}""", "orders.lines[].required")]
    [InlineData("""{"number":1,"lines":[{"price":1}],"to":{"city":"Bonn"},"skies":[],"counts":[],"seen":[]}""", "orders.lines[].sku.required")]
    public async Task A_value_within_that_is_none_of_its_type_fails_its_cell(string line, string rule)
    {
        File.WriteAllText(_folder.File("orders.jsonl"), line + "\n");
        var plan = AssayModules.Plan<Order>();
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        await foreach (var batch in FileSource.Open(plan, new SourceSpec(_folder.File("orders.jsonl"))).ReadBatchesAsync())
            validator.Observe(batch);

        var verdict = validator.Judge("orders", new JudgeContext(DateTimeOffset.UnixEpoch));

        Assert.Equal(rule, Assert.Single(verdict.Rules, one => one.Status == VerdictStatus.Failed).Id);
    }

    [Fact]
    public void A_request_names_the_place_of_what_is_wrong()
    {
        var reader = new Utf8JsonReader(
            """{"number":1,"lines":[{"sku":"A","price":1},{"sku":2,"price":1,"tags":["a",null]}],"to":{"town":"Bonn"},"skies":["Hail"],"counts":[],"seen":null}"""u8);
        reader.Read();
        var faults = new List<JsonFault>();
        AssayModules.Plan<Order>().ReadJson(ref reader, request: true, faults);

        Assert.Equal(["lines[1].sku", "lines[1].tags[1]", "to.town", "to.city", "skies[0]", "seen"], faults.Select(fault => fault.Member));
    }

    [Fact]
    public void A_failure_within_stands_at_the_row_and_states_merge()
    {
        var plan = AssayModules.Plan<Order>();
        var whole = plan.CreateValidator(ValidationPurpose.Batch);
        var told = new List<long>();
        for (var part = 0; part < 2; part++)
        {
            var validator = plan.CreateValidator(ValidationPurpose.Batch);
            validator.WatchFailures(Severity.Error, (_, _, row) => told.Add(row));
            Order[] rows =
            [
                new(part * 2) { Lines = [new("A", 1)], To = new("Bonn", null), Skies = [], Seen = [] },
                new((part * 2) + 1) { Lines = [new("A", 1), new("B", 101) { Recipient = "Ann" }], To = new("Bonn", null), Skies = [], Seen = [] },
            ];
            validator.Observe(MemoryColumnBatch.Of<Order>(plan, rows, firstRow: part * 2));
            var loaded = plan.CreateValidator(ValidationPurpose.Batch);
            loaded.Load(validator.Save(), "state");
            whole.Merge(loaded);
        }

        var outcome = whole.Judge("orders", new JudgeContext(DateTimeOffset.UnixEpoch)).Rules.Single(rule => rule.Id == "orders.lines[].price.range");

        Assert.Equal((6, 2), (outcome.InScope, outcome.Failing));
        Assert.Equal([2, 4], outcome.Samples.Select(sample => sample.Row));
        Assert.Equal("***", outcome.Samples[0].Values["recipient"]);
        Assert.Equal([2, 4], told);
    }

    [Fact]
    public void The_descriptor_says_what_lists_and_structs_hold()
    {
        var columns = Named("Order").Descriptor.Columns;

        var price = columns[1].Element!.Fields![1];
        Assert.Equal(("Price", ColumnType.Decimal, "EUR"), (price.Name, price.Type, price.Unit));
        Assert.Equal(Sensitivity.Personal, columns[1].Sensitivity);
        Assert.Equal(ColumnType.Float, columns.Single(column => column.Name == "Grid").Element!.Element!.Type);
        Assert.True(columns.Single(column => column.Name == "Readings").Element!.Nullable);
        Assert.Equal(["Clear", "Rain"], columns.Single(column => column.Name == "Skies").Element!.EnumValues!.Take(2));
    }

    public void Dispose() => _folder.Dispose();

    private static Shape Named(string name) => Assert.Single(s_shapes, shape => shape.ToString() == name);
}
