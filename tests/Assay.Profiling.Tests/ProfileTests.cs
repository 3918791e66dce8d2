using Assay.Data;
using Assay.Profiling.Declarations;
using Assay.Profiling.Reports;
using Assay.TestKit;

namespace Assay.Profiling.Tests;

public sealed class ProfileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1,2", ColumnType.Int32)]
    [InlineData("1,3000000000", ColumnType.Int64)]
    [InlineData("1,2.5", ColumnType.Double)]
    [InlineData("1,x", ColumnType.String)]
    [InlineData("007,008", ColumnType.String)]
    [InlineData("+43,+44", ColumnType.String)]
    [InlineData("0.5,-0.5", ColumnType.Double)]
    [InlineData("12345678901234567890,1", ColumnType.String)]
    [InlineData("true,False", ColumnType.Boolean)]
    [InlineData("0,1", ColumnType.Int32)]
    [InlineData("2001-02-03,2001-02-04", ColumnType.Date)]
    [InlineData("2001-02-03,2001-02-04T05:06:07", ColumnType.Timestamp)]
    [InlineData("2001-02-03T05:06:07Z,2001-02-04T05:06:07+01:00", ColumnType.Instant)]
    [InlineData("2001-02-30,2001-02-04", ColumnType.String)]
    [InlineData("nan,inf", ColumnType.String)]
    [InlineData("nan,1", ColumnType.Double)]
    [InlineData("c9d1f0f2-8a52-4d9e-9d7c-2f7d1b1a0001,c9d1f0f2-8a52-4d9e-9d7c-2f7d1b1a0002", ColumnType.Guid)]
    public async Task The_narrowest_type_that_loses_nothing_is_found(string cells, ColumnType type) =>
        Assert.Equal(type, Assert.Single((await CsvAsync($"a\n{cells.Replace(',', '\n')}\n")).Columns).Type);

    [Fact]
    public async Task A_workbook_is_profiled_by_the_types_of_its_cells()
    {
        var file = Workbook.Write(_folder.File("orders.xlsx"), """
            <row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="inlineStr"><is><t>pieces</t></is></c><c r="C1" t="inlineStr"><is><t>price</t></is></c><c r="D1" t="inlineStr"><is><t>day</t></is></c><c r="E1" t="inlineStr"><is><t>paid</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>007</t></is></c><c r="B2"><v>7</v></c><c r="C2"><v>0.7</v></c><c r="D2" s="1"><v>36925</v></c><c r="E2" t="b"><v>1</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>x</t></is></c><c r="B4" t="e"><v>#N/A</v></c><c r="C4"><v>2</v></c><c r="D4" s="1"><v>36926</v></c></row>
            """);

        var profile = await SourceProfiler.ReadAsync(new SourceSpec(file));

        Assert.Equal(
            [("code", ColumnType.String, 0L), ("price", ColumnType.Double, 0), ("day", ColumnType.Date, 0), ("paid", ColumnType.Boolean, 1)],
            profile.Columns.Select(column => (column.Stored, column.Type, column.Nulls)));
        Assert.Equal([new SkippedColumn("pieces", "some of its values are no int32")], profile.Skipped);
        Assert.Equal(2, profile.Rows);
    }

    [Fact]
    public async Task Nulls_and_different_values_are_counted()
    {
        var column = Assert.Single((await CsvAsync("a;b\n1;\n;\n2;\n2;\n", keep: "a")).Columns);

        Assert.Equal((1, 2, true, false), (column.Nulls, column.Distinct, column.DistinctIsExact, column.Unique));
        Assert.Equal(("1", "2"), (column.Minimum, column.Maximum));
        Assert.Equal(5.0 / 3, column.Numbers!.Mean, 12);
        Assert.Equal([("2", 2L), ("1", 1L)], column.Top.Select(value => (value.Value, value.Count)));
    }

    [Fact]
    public async Task Many_different_values_are_estimated()
    {
        var rows = string.Concat(Enumerable.Range(0, 40_000).Select(row => $"{row % 20_000}\n"));

        var column = Assert.Single((await CsvAsync($"a\n{rows}")).Columns);

        Assert.False(column.DistinctIsExact);
        Assert.InRange(column.Distinct, 18_000, 22_000);
        Assert.Empty(column.Top);
    }

    [Theory]
    [InlineData("ada@example.org,bob@example.org")]
    [InlineData("+43 1 588010,+49 30 123456")]
    [InlineData("AT611904300234573201,DE89370400440532013000")]
    public async Task Of_what_looks_personal_no_value_is_shown(string cells)
    {
        var profile = await CsvAsync($"contact\n{cells.Replace(',', '\n')}\n{cells.Replace(',', '\n')}\n");
        using var text = new StringWriter();
        ProfileText.Write(text, profile);
        var all = text + ProfileDeclaration.Write(profile) + System.Text.Json.JsonSerializer.Serialize(profile, ProfileJson.Default.SourceProfile);

        Assert.Contains("[Sensitive, ", all, StringComparison.Ordinal);
        Assert.All(cells.Split(','), cell => Assert.DoesNotContain(cell, all, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AT621904300234573201")]
    [InlineData("ABC-123")]
    [InlineData("588010")]
    public async Task Codes_are_not_personal(string cell) => Assert.False(Assert.Single((await CsvAsync($"code\n{cell}x\n")).Columns).Sensitive);

    [Fact]
    public async Task The_first_declaration_says_what_the_data_shows()
    {
        var rows = string.Concat(Enumerable.Range(1, 20).Select(row => $"{row},A{row % 10}Z,{(row % 2 == 0 ? "red" : "blue")},{row * 13.5},2001-02-03T04:05:{row:00},{(row == 3 ? "" : "x" + new string('y', row))}\n"));

        var text = ProfileDeclaration.Write(await CsvAsync($"order id,Code,colour,price,at,note\n{rows}"), "ShopOrder");

        Assert.Contains("[Dataset(\"shop-order\", ", text, StringComparison.Ordinal);
        Assert.Contains("[RowCount(Min = 10)]", text, StringComparison.Ordinal);
        Assert.Contains("[RowKey, StoredAs(\"order id\")]\n    public required int OrderId", text, StringComparison.Ordinal);
        Assert.Contains("[Matches(\"^[A-Z][0-9][A-Z]$\")]\n    public required string Code", text, StringComparison.Ordinal);
        Assert.Contains("[OneOf(\"blue\", \"red\")]\n    public required string Colour", text, StringComparison.Ordinal);
        Assert.Contains("[InRange(0.0, 300.0)]\n    public required double Price", text, StringComparison.Ordinal);
        Assert.Contains("[EventTime]\n    public required System.DateTime At", text, StringComparison.Ordinal);
        Assert.Contains("[LengthBetween(1, 50)]\n    public required string? Note", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,price,at\n1,2.5,2026-01-01T00:00:00\n", "ASY1003, ASY1005, ASY1015")]
    [InlineData("id,price\n1,2.5\n", "ASY1005")]
    [InlineData("id,at\n1,2026-01-01T00:00:00\n2,2026-01-02T00:00:00\n", "ASY1003, ASY1015")]
    public async Task What_data_cannot_say_is_one_line_to_delete(string rows, string rules)
    {
        var text = ProfileDeclaration.Write(await CsvAsync(rows), "ShopOrder");

        Assert.Contains($"using Assay;\n\n#pragma warning disable {rules} // ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_data_says_everything_nothing_is_suppressed()
    {
        var text = ProfileDeclaration.Write(await CsvAsync("id,code\n1,A\n2,B\n"), "ShopOrder");

        Assert.DoesNotContain("#pragma", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_property_cannot_hold_is_left_out_and_said()
    {
        var path = _folder.Write("rows.jsonl", "{\"id\": 1, \"tags\": [1], \"mixed\": 1}\n{\"id\": 2, \"late\": true, \"mixed\": \"x\"}\n");

        var profile = await SourceProfiler.ReadAsync(new SourceSpec(path));

        Assert.Equal([("id", ColumnType.Int32, 0L), ("late", ColumnType.Boolean, 1L)], profile.Columns.Select(column => (column.Stored, column.Type, column.Nulls)));
        Assert.Equal(["tags", "mixed"], profile.Skipped.Select(column => column.Stored));
        Assert.Contains("// tags is left out: it holds objects or arrays", ProfileDeclaration.Write(profile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_is_said_as_readers_say_it()
    {
        var path = _folder.Write("rows.jsonl", "{\"id\": 1}\n{\"id\": \n");

        var fault = await Assert.ThrowsAsync<SourceException>(() => SourceProfiler.ReadAsync(new SourceSpec(path)));

        Assert.Equal((SourceFault.Malformed, 2L), (fault.Fault, fault.Row));
    }

    private async Task<SourceProfile> CsvAsync(string text, string? keep = null)
    {
        var profile = await SourceProfiler.ReadAsync(new SourceSpec(_folder.Write("rows.csv", text)));
        return keep is null ? profile : profile with { Columns = [.. profile.Columns.Where(column => column.Stored == keep)] };
    }
}
