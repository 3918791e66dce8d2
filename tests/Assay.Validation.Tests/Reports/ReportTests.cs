using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Assay.Validation.Reports;

namespace Assay.Validation.Tests.Reports;

public sealed class ReportTests
{
    private static readonly Verdict s_verdict = new()
    {
        Dataset = "flights",
        Source = "data/2001-02.parquet",
        AsOf = new DateTimeOffset(2001, 2, 28, 0, 0, 0, TimeSpan.Zero),
        Rows = 20001,
        Status = VerdictStatus.Failed,
        Rules =
        [
            new() { Id = "flights.date.required", Kind = "required", Columns = ["Date"], Severity = Severity.Error, Status = VerdictStatus.Passed, Expectation = "not null", Observed = "all 20,001 rows pass", InScope = 20001 },
            new()
            {
                Id = "flights.delay.range.2", Kind = "range", Columns = ["Delay"], Severity = Severity.Warning, Status = VerdictStatus.Warned, Mostly = 0.98,
                Expectation = "between -60 and 300", Observed = "500 of 20,001 rows fail (2.5 %)", InScope = 20001, Failing = 500,
                Samples = [.. Enumerable.Range(1, 4).Select(row => Sample(row, "400"))],
            },
            new()
            {
                Id = "flights.delay.range", Kind = "range", Columns = ["Delay"], Severity = Severity.Error, Status = VerdictStatus.Failed,
                Expectation = "between -200 and 2000", Observed = "1 of 20,001 rows fails (0.005 %)", InScope = 20001, Failing = 1,
                Samples = [Sample(18_532, "-1116\e[2J<script>alert(1)</script>")],
            },
            new() { Id = "flights.origin.references", Kind = "references", Columns = ["Origin"], Severity = Severity.Error, Status = VerdictStatus.Skipped, Expectation = "found in airports.Code", Observed = "not read" },
        ],
        Columns = [new() { Column = "Delay", Type = ColumnType.Int32, Min = -1116, Max = 400, Mean = 6.5 }],
    };

    private static readonly Verdict s_fault = s_verdict with { Rules = [], Columns = [], Fault = "data/x.csv: a quote that never ends in row 7; expected a closing quote. Close it." };

    [Fact]
    public void The_text_names_rule_counts_rows_and_what_to_do_worst_first()
    {
        Assert.Equal(
            """
            flights  data/2001-02.parquet  20,001 rows  as of 2001-02-28 00:00 UTC
              FAILED   flights.delay.range        1 of 20,001 rows fails (0.005 %)
              WARNED   flights.delay.range.2      500 of 20,001 rows fail (2.5 %)
              skipped  flights.origin.references  not read
              passed   flights.date.required      all 20,001 rows pass

              flights.delay.range
                expected: between -200 and 2000
                row 18532: delay=-1116\u001B[2J<script>alert(1)</script>, origin=MIA
                Correct Delay at its source (has its unit changed?), or widen the range in the declaration.

              flights.delay.range.2
                expected: between -60 and 300, in at least 98 % of rows
                row 1: delay=400, origin=MIA
                row 2: delay=400, origin=MIA
                row 3: delay=400, origin=MIA
                … and 497 more
                Correct Delay at its source (has its unit changed?), or widen the range in the declaration.
              FAILED   1 of 4 rules passed, 2 broken, 1 skipped

            """,
            Text(s_verdict));
    }

    [Fact]
    public void A_row_of_another_file_than_the_batch_names_its_file() =>
        Assert.Contains("    data/2001-02.parquet row 18532: delay=", Text(s_verdict with { Source = "data/*.parquet" }), StringComparison.Ordinal);

    [Fact]
    public void A_fault_is_one_clear_line() => Assert.Equal(
        """
        flights  data/2001-02.parquet  20,001 rows  as of 2001-02-28 00:00 UTC
          FAILED   data/x.csv: a quote that never ends in row 7; expected a closing quote. Close it.

        """,
        Text(s_fault));

    [Fact]
    public void Colours_add_nothing_but_colours()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new VerdictText(ansi: true).Write(writer, s_verdict);

        Assert.Contains("\e[31mFAILED\e[0m", writer.ToString(), StringComparison.Ordinal);
        Assert.Equal(Text(s_verdict), System.Text.RegularExpressions.Regex.Replace(writer.ToString(), "\e\\[[0-9]+m", ""));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    public void No_line_is_longer_than_the_terminal_is_wide(int width)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var change = new SchemaChange("a_column_with_quite_a_long_name", SchemaChangeKind.Retyped, "int32", "timestamp[us, UTC]", true, Severity.Warning);
        new VerdictText(width: width).Write(writer, s_verdict with { SchemaChanges = [change] });
        new VerdictText(width: width).Write(writer, s_fault);

        Assert.All(writer.ToString().Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.Contains("FAILED", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_rules_that_hold_are_counted_and_not_listed()
    {
        var passed = Enumerable.Range(0, 400).Select(i => s_verdict.Rules[0] with { Id = $"flights.c{i}.required" });
        var text = Text(s_verdict with { Rules = [.. s_verdict.Rules, .. passed] });

        Assert.Contains("  passed   401 rules\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("flights.c0.required", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_the_same_and_runs_nothing_that_stood_in_a_cell()
    {
        var page = VerdictPage.Render([s_verdict], s_verdict.AsOf);

        Assert.Contains("flights.delay.range", page, StringComparison.Ordinal);
        Assert.Contains("1 of 20,001 rows fails (0.005 %)", page, StringComparison.Ordinal);
        Assert.Contains("MIA", page, StringComparison.Ordinal);
        Assert.Contains("Standard deviation", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', page);
        Assert.True(page.IndexOf("flights.delay.range<", StringComparison.Ordinal) < page.IndexOf("flights.delay.range.2<", StringComparison.Ordinal), "the worst stands first");
    }

    [Fact]
    public void A_page_of_several_batches_links_to_each()
    {
        var page = VerdictPage.Render([s_verdict, s_fault]);

        Assert.Contains("href=\"#2-verdict\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"2-verdict\"", page, StringComparison.Ordinal);
        Assert.Contains("a quote that never ends", page, StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_counts_failures_skips_and_faults_and_holds_no_cell()
    {
        var xml = XDocument.Parse(Written(stream => VerdictJUnit.Write(stream, [s_verdict, s_fault])));
        var suites = xml.Root!.Elements("testsuite").ToList();

        Assert.Equal(("4", "1", "0", "1"), Counts(suites[0]));
        Assert.Equal(("1", "0", "1", "0"), Counts(suites[1]));
        Assert.Equal("flights.delay.range", suites[0].Elements("testcase").Single(c => c.Element("failure") is not null).Attribute("name")!.Value);
        Assert.Single(suites[0].Descendants("system-out"));
        Assert.DoesNotContain("1116", xml.ToString(), StringComparison.Ordinal);

        static (string?, string?, string?, string?) Counts(XElement suite) => (
            suite.Attribute("tests")?.Value, suite.Attribute("failures")?.Value, suite.Attribute("errors")?.Value, suite.Attribute("skipped")?.Value);
    }

    [Fact]
    public void Sarif_locates_each_broken_rule_by_file_and_row_and_holds_no_cell()
    {
        var text = Written(stream => VerdictSarif.Write(stream, [s_verdict, s_fault]));
        using var json = JsonDocument.Parse(text);
        var run = json.RootElement.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().ToList();

        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(["flights.delay.range", "flights.delay.range.2", "flights.*.readable"], results.Select(r => r.GetProperty("ruleId").GetString()));
        Assert.Equal(["error", "warning", "error"], results.Select(r => r.GetProperty("level").GetString()));
        var location = results[0].GetProperty("locations")[0];
        Assert.Equal("data/2001-02.parquet", location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("row 18532", location.GetProperty("logicalLocations")[0].GetProperty("name").GetString());
        Assert.DoesNotContain("1116", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_in_one_line()
    {
        Assert.Equal("flights, data/2001-02.parquet: failed, 2 of 3 rules broken, 20,001 rows", VerdictWords.Line(s_verdict));
        Assert.Equal("flights, data/2001-02.parquet: failed, could not be read as declared", VerdictWords.Line(s_fault));
    }

    [Fact]
    public void Every_kind_of_rule_has_its_remedy()
    {
        string[] kinds = ["required", "type", "range", "pattern", "length", "one_of", "unique", "row_count", "mean", "references", "max_age", "check"];
        var remedies = kinds.Select(kind => VerdictWords.Remedy(s_verdict.Rules[0] with { Kind = kind })).ToList();

        Assert.Equal(kinds.Length, remedies.Distinct().Count());
    }

    private static RowSample Sample(long row, string delay) =>
        new("data/2001-02.parquet", row, new Dictionary<string, string?> { ["delay"] = delay, ["origin"] = "MIA" });

    private static string Text(Verdict verdict)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new VerdictText().Write(writer, verdict);
        return writer.ToString();
    }

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF');
    }
}
