using System.Text;
using Assay.Validation.Reports;

namespace Assay.Validation.Tests.Reports;

/// <summary>Reports of rules that are split by a column.</summary>
public sealed class SegmentReportTests
{
    private static readonly Verdict s_verdict = new()
    {
        Dataset = "visits",
        Source = "data/visits.csv",
        AsOf = new DateTimeOffset(2001, 2, 28, 0, 0, 0, TimeSpan.Zero),
        Rows = 9,
        Status = VerdictStatus.Failed,
        Rules =
        [
            new()
            {
                Id = "visits.*.row_count", Kind = "row_count", Severity = Severity.Error, Status = VerdictStatus.Failed, Expectation = "at least 2 rows",
                Observed = "2 of 60 segments by Ward fail", InScope = 9, By = "Ward", SegmentCount = 60,
                Segments =
                [
                    new("B\n<b>", VerdictStatus.Failed, "0 rows", 0, 0, 0), new(null, VerdictStatus.Failed, "1 rows", 1, 0, 1), new("A", VerdictStatus.Passed, "8 rows", 8, 0, 8),
                ],
            },
        ],
    };

    [Fact]
    public void The_text_names_the_worst_segments_and_not_those_that_hold()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new VerdictText().Write(writer, s_verdict);

        Assert.Contains("    Ward=B\\u000A<b>: 0 rows\n    Ward=null: 1 rows\n    See whether", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ward=A", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_lists_segments_with_their_numbers()
    {
        var page = VerdictPage.Render([s_verdict]);

        Assert.Contains("id=\"segments\"", page, StringComparison.Ordinal);
        Assert.Contains("the worst 3 of 60 segments", page, StringComparison.Ordinal);
        Assert.Contains("B\\u000A&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Junit_and_sarif_tell_the_worst_segment_without_its_value()
    {
        foreach (var text in (string[])[Written(stream => VerdictJUnit.Write(stream, [s_verdict])), Written(stream => VerdictSarif.Write(stream, [s_verdict]))])
        {
            Assert.Contains("2 of 60 segments by Ward fail; in the worst of them 0 rows", text, StringComparison.Ordinal);
            Assert.DoesNotContain("u000A", text, StringComparison.Ordinal);
        }
    }

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
