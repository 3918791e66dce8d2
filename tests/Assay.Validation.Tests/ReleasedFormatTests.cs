using Assay.TestKit;
using Assay.Tests.Plans;
using Assay.Validation.History;
using Assay.Validation.Parts;
using Assay.Validation.Tests.Observing;
using Assay.Workspace.Storage;

namespace Assay.Validation.Tests;

/// <summary>Files that were written once, by schema version 1, and that later code must still read.</summary>
public sealed class ReleasedFormatTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_states_of_parts_are_judged_as_when_they_were_written()
    {
        var validation = new BatchValidation(new ReadingFiles(_folder), new() { Project = "test" }, TimeProvider.System);
        var verdict = Assert.Single(await validation.JudgePartsAsync([await PartAsync(1), await PartAsync(2)], new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero)));

        Assert.Equal(60, verdict.Rows);
        Assert.Equal(
            [
                ("readings.number.required", 60, 7), ("readings.number.mean", 53, 0), ("readings.value.range", 47, 29), ("readings.value.mean", 43, 0), ("readings.code.pattern", 49, 26),
                ("readings.code.length", 49, 24), ("readings.code.one_of", 49, 26), ("readings.price.range", 38, 21), ("readings.at.max_age", 48, 0), ("readings.day.range", 56, 22),
                ("readings.site.references", 44, 13), ("readings.*.unique", 43, 11), ("readings.*.row_count", 60, 0), ("readings.*.check.number_below_value", 43, 21),
                ("readings.*.check.spread", 60, 0),
            ],
            verdict.Rules.Select(rule => (rule.Id, rule.InScope, rule.Failing)));
        Assert.Equal(0.41509433962264153, verdict.Rules.Single(rule => rule.Id == "readings.number.mean").Value!.Value, 15);
    }

    [Fact]
    public async Task Kept_verdicts_are_read_with_all_that_they_hold()
    {
        var records = await new VerdictHistory(new FolderBlobStore(ReferenceFile.Path("validation/history"))).ReadAsync("readings", new());

        Assert.Equal([(0L, VerdictStatus.Failed), (25L, VerdictStatus.Warned)], records.Select(record => (record.Rows, record.Status)));
        var (fault, warned) = (records[0], records[1]);
        Assert.Equal("data/2001-02.parquet: no rows; expected at least one row. See the source.", fault.Fault);
        var numbers = fault.Rule("readings.value.distribution_near_history")!.Distribution!;
        Assert.Equal([-0.5, 1e300], numbers.Numbers);
        Assert.Equal([1, 2], numbers.Counts);
        Assert.True(numbers.Estimated);
        var categories = fault.Rule("readings.code.distribution_near_history")!.Distribution!;
        Assert.Equal([ulong.MaxValue, 7], categories.Categories);
        Assert.Equal(9, categories.Rows);

        Assert.Equal(("data/2001-01.parquet", "print-1", true, false), (warned.Source, warned.Content, warned.Alerted, warned.Spans));
        Assert.Equal(new DateTimeOffset(2001, 2, 1, 6, 0, 0, TimeSpan.Zero), warned.Recorded);
        Assert.Equal(new RuleRecord("readings.value.range", VerdictStatus.Warned, 20, 2, null), warned.Rules[0]);
        Assert.Equal(new ColumnRecord("Value", 3, 2, -1.5, 99.25, 40.125, 12.5), Assert.Single(warned.Columns));
        Assert.Equal([new SourceColumn("value", "double", true), new SourceColumn("code", "text", false)], warned.Schema);
    }

    private static Task<PartialValidation> PartAsync(int part) => PartialValidation.ReadAsync(ReferenceFile.Path($"validation/parts/readings-{part}of2-v1.state"), _ => ReadingPlan.Instance);
}
