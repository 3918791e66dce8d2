using Assay.CompilerServices;
using Assay.Generated.Tests.Declarations;

namespace Assay.Generated.Tests;

/// <summary>Rules that must hold within each segment.</summary>
public class SegmentTests
{
    private static readonly Visit[] s_rows =
    [
        new() { Ward = "A", Bed = 1, Cost = 1, Paid = true, Name = "Ida" },
        new() { Ward = "A", Bed = 2, Cost = 2, Paid = true, Name = "Bo" },
        new() { Ward = "B", Bed = 1, Cost = 99, Paid = true, Name = "Ida" },
        new() { Ward = "B", Bed = 1, Cost = 98, Paid = false, Name = "Bo" },
        new() { Ward = "B", Bed = 3, Cost = null, Paid = true, Name = "Cy" },
        new() { Ward = null, Bed = 4, Cost = 3, Paid = false, Name = "Cy" },
    ];

    [Fact]
    public void A_rule_that_most_rows_pass_fails_where_one_segment_does()
    {
        var range = Judge(s_rows)["visits.cost.range"];

        // Three of five costs pass, which would be enough; of ward B's, none.
        Assert.Equal(VerdictStatus.Failed, range.Status);
        Assert.Equal((5, 2, 1, 3), (range.InScope, range.Failing, range.Nulls, range.SegmentCount));
        Assert.Equal("1 of 3 segments by Ward fails", range.Observed);
        Assert.Equal(
            [("B", VerdictStatus.Failed, 2, 2), (null, VerdictStatus.Passed, 1, 0), ("A", VerdictStatus.Passed, 2, 0)],
            range.Segments.Select(segment => (segment.Value, segment.Status, (int)segment.InScope, (int)segment.Failing)));
        Assert.Equal([3L, 4L], range.Samples.Select(sample => sample.Row));
    }

    [Fact]
    public void Row_counts_keys_means_and_checks_are_split_alike()
    {
        var outcomes = Judge(s_rows);

        Assert.Equal([null], Broken(outcomes["visits.*.row_count"]));
        Assert.Equal(["B"], Broken(outcomes["visits.*.unique"]));
        Assert.Equal([("B", 99.0)], outcomes["visits.cost.mean"].Segments.Where(one => one.Status == VerdictStatus.Warned).Select(one => (one.Value!, one.Number!.Value)));
        // The names are sensitive.
        Assert.Equal(["***"], Broken(outcomes["visits.*.check.costs_little"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Segments_are_the_same_however_the_rows_were_split(int cut)
    {
        var plan = AssayModules.Plan<Visit>();
        var merged = plan.CreateValidator(ValidationPurpose.Batch);
        foreach (var (rows, first) in new[] { (s_rows[cut..], cut), (s_rows[..cut], 0) })
        {
            var part = plan.CreateValidator(ValidationPurpose.Batch);
            part.Observe(MemoryColumnBatch.Of<Visit>(plan, rows, first));
            var loaded = plan.CreateValidator(ValidationPurpose.Batch);
            var state = part.Save();
            Assert.DoesNotContain("Ida", System.Text.Encoding.UTF8.GetString(state), StringComparison.Ordinal);
            loaded.Load(state, "a state");
            merged.Merge(loaded);
        }

        var outcomes = merged.Judge("memory", new JudgeContext(DateTimeOffset.UnixEpoch)).Rules;

        var whole = Judge(s_rows);
        foreach (var outcome in outcomes)
        {
            Assert.Equal(whole[outcome.Id].Segments, outcome.Segments);
            Assert.Equal(whole[outcome.Id].Samples.Select(sample => sample.Row), outcome.Samples.Select(sample => sample.Row));
        }
    }

    private static IEnumerable<string?> Broken(RuleOutcome outcome) => outcome.Segments.Where(one => one.Status > VerdictStatus.Passed).Select(one => one.Value);

    private static Dictionary<string, RuleOutcome> Judge(Visit[] rows)
    {
        var plan = AssayModules.Plan<Visit>();
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        validator.Observe(MemoryColumnBatch.Of<Visit>(plan, rows));
        return validator.Judge("memory", new JudgeContext(DateTimeOffset.UnixEpoch)).Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    }
}
