using Assay.CompilerServices;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Files;

/// <summary>Workbooks as Excel stores them: parts of XML in a zip.</summary>
public sealed class ExcelTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public sealed record Order
    {
        public string? Code { get; set; }
        public int? Pieces { get; set; }
        public double? Price { get; set; }
        public DateOnly? Day { get; set; }
        public DateTime? Time { get; set; }
        public bool? Paid { get; set; }

        public static ReflectedPlan<Order> Plan { get; } = new("orders");
    }

    // Style 1 is a date (number format 14), style 2 a date with time (22).
    private const string Rows = """
        <row r="2"><c r="A2" t="inlineStr"><is><t>code</t></is></c><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t> Price </t></is></c><c r="D2" t="inlineStr"><is><t>day</t></is></c><c r="E2" t="inlineStr"><is><t>time</t></is></c><c r="F2" t="inlineStr"><is><t>paid</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>7</v></c><c r="C3"><f>B3*0.1</f><v>0.70000000000000007</v></c><c r="D3" s="1"><v>36925</v></c><c r="E3" s="2"><v>36925.5</v></c><c r="F3" t="b"><v>1</v></c></row>
        <row r="5"><c r="A5"><v>12</v></c><c r="B5" t="e"><v>#N/A</v></c><c r="C5" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D5" t="str"><f>"x"</f><v>later</v></c></row>
        <row r="6"><c r="B6"><v>1.5</v></c></row>
        """;

    [Fact]
    public async Task The_first_sheet_is_read_with_dates_formulas_and_errors()
    {
        Write("orders.xlsx", Rows);
        await foreach (var batch in Open("orders.xlsx").ReadBatchesAsync())
        {
            Assert.Equal(3, batch.RowCount);
            Assert.Equal(["Füße", "7", "0.7000000000000001", "2001-02-03", "2001-02-03T12:00:00", "true"], Enumerable.Range(0, 6).Select(ordinal => batch.Format(ordinal, 0)));
            Assert.Equal(["12", null, null, null, null, null], Enumerable.Range(0, 6).Select(ordinal => batch.Format(ordinal, 1)));
            Assert.Equal(
                [new CellFault(1, 1, "#N/A"), new CellFault(1, 2, "#DIV/0!"), new CellFault(1, 3, "later"), new CellFault(2, 1, "1.5")],
                batch.Faults);
        }
    }

    [Fact]
    public async Task Rows_have_the_numbers_that_excel_shows()
    {
        Write("orders.xlsx", Rows);
        var places = new List<long>();
        await foreach (var batch in FileSource.Open(Order.Plan, new SourceSpec(_folder.File("orders.xlsx")) { BatchRows = 2 }).ReadBatchesAsync([0]))
            places.AddRange(Enumerable.Range(0, batch.RowCount).Select(batch.PlaceOf));

        Assert.Equal([3, 5, 6], places);
    }

    [Fact]
    public async Task What_is_no_workbook_or_was_cut_off_is_damaged()
    {
        var whole = File.ReadAllBytes(Write("orders.xlsx", Rows));
        foreach (var length in (int[])[0, 1, 100, whole.Length / 2, whole.Length - 1])
        {
            _folder.Write("cut.xlsx", whole.AsSpan(0, length));
            Assert.Equal(SourceFault.Truncated, (await Assert.ThrowsAsync<SourceException>(() => Open("cut.xlsx").ToListAsync())).Fault);
        }

        _folder.Write("text.xls", "code,pieces\n");
        Assert.Equal(SourceFault.Truncated, (await Assert.ThrowsAsync<SourceException>(() => Open("text.xls").ToListAsync())).Fault);
    }

    [Fact]
    public async Task A_sheet_without_rows_is_empty_and_one_without_a_column_says_which()
    {
        Write("orders.xlsx", "");
        Assert.Equal(SourceFault.Empty, (await Assert.ThrowsAsync<SourceException>(() => Open("orders.xlsx").ToListAsync())).Fault);
        Write("orders.xlsx", """<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>""");
        var missing = await Assert.ThrowsAsync<SourceException>(() => Open("orders.xlsx").ToListAsync());
        Assert.Equal((SourceFault.Schema, "pieces"), (missing.Fault, missing.Column));
    }

    public void Dispose() => _folder.Dispose();

    private Rows<Order> Open(string name) => FileSource.Open(Order.Plan, new SourceSpec(name) { BaseFolder = _folder.Path });

    private string Write(string name, string rows) => Workbook.Write(_folder.File(name), rows, "<si><t>pieces</t></si><si><r><t>Fü</t></r><r><t>ße</t></r></si>");
}
