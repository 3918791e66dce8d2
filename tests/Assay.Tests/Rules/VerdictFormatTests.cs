using System.Text.Json;
using Assay.TestKit;
using Assay.Tests.Plans;

namespace Assay.Tests.Rules;

public sealed class VerdictFormatTests
{
    [Fact]
    public void The_verdict_written_by_the_first_release_is_still_read()
    {
        var verdict = JsonSerializer.Deserialize(ReferenceFile.Bytes("validation/verdict-v1.json"), VerdictJson.Default.Verdict)!;

        Assert.Equal((1, "readings", 25L, VerdictStatus.Failed, false), (verdict.SchemaVersion, verdict.Dataset, verdict.Rows, verdict.Status, verdict.IsAdmitted));
        Assert.Equivalent(StateContractTests.Judge(StateContractTests.Observe(RandomReadings.Draw(3, 25))), verdict, strict: true);
    }

    [Fact]
    public void What_a_reader_does_not_know_is_left_aside_and_what_is_not_there_has_its_default()
    {
        var verdict = JsonSerializer.Deserialize(
            """
            {"schemaVersion":1,"dataset":"d","source":"s","asOf":"2001-01-01T00:00:00+00:00","rows":1,"status":"warned","later":true,
             "rules":[{"id":"d.a.range","kind":"range","severity":"warning","status":"warned","expectation":"e","observed":"o"}]}
            """,
            VerdictJson.Default.Verdict)!;

        Assert.Equal(1, verdict.Rules[0].Mostly);
        Assert.Empty(verdict.Rules[0].Samples);
        Assert.Empty(verdict.Columns);
    }
}
