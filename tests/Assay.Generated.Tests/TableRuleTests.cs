using Assay.CompilerServices;
using Assay.Generated.Tests.Declarations;

namespace Assay.Generated.Tests;

/// <summary>Rules over a batch as a table, beside another dataset and its own history.</summary>
public class TableRuleTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly Delivery[] s_rows =
    [
        new() { Site = "A", At = new(2001, 1, 9, 1, 0, 0), Weight = 1 },
        new() { Site = "B", At = new(2001, 1, 2, 1, 0, 0), Weight = 3 },
        new() { Site = "A", At = new(2001, 1, 1, 1, 0, 0), Weight = 8 },
    ];

    [Fact]
    public void Freshness_is_that_of_each_segments_newest_row()
    {
        var fresh = Judge(_ => { })["deliveries.at.fresh"];

        Assert.Equal(VerdictStatus.Failed, fresh.Status);
        Assert.Equal([("B", VerdictStatus.Failed), ("A", VerdictStatus.Passed)], fresh.Segments.Select(one => (one.Value, one.Status)));
        Assert.Equal("newest row 8 days before 2001-01-10 00:00 UTC", fresh.Segments[0].Observed);
    }

    [Theory]
    [InlineData(3, VerdictStatus.Passed)]
    [InlineData(2, VerdictStatus.Passed)]
    [InlineData(1, VerdictStatus.Failed)]
    [InlineData(0, VerdictStatus.Failed)]
    public void Rows_are_counted_beside_those_of_another_dataset(long others, VerdictStatus expected)
    {
        var outcome = Judge(context => context.AddOther("deliveries.*.row_count_of", new(others, new Dictionary<string, ColumnStatistics>(StringComparer.Ordinal))))["deliveries.*.row_count_of"];

        Assert.Equal((expected, $"3 rows, airports has {others}"), (outcome.Status, outcome.Observed));
    }

    [Fact]
    public void A_check_takes_the_statistics_of_another_dataset()
    {
        var few = new Dictionary<string, ColumnStatistics>(StringComparer.Ordinal) { ["Weight"] = new(0, 0, 0, 0, 4, 0) };

        Assert.Equal(VerdictStatus.Passed, Judge(context => context.AddOther("deliveries.*.check.as_heavy", new(2, few)))["deliveries.*.check.as_heavy"].Status);
        few["Weight"] = few["Weight"] with { Mean = 5 };
        Assert.Equal(VerdictStatus.Failed, Judge(context => context.AddOther("deliveries.*.check.as_heavy", new(2, few)))["deliveries.*.check.as_heavy"].Status);
    }

    [Fact]
    public void What_nobody_read_beside_is_skipped_and_says_so()
    {
        var outcomes = Judge(_ => { });

        Assert.Equal((VerdictStatus.Skipped, "3 rows; the other dataset was not read"), (outcomes["deliveries.*.row_count_of"].Status, outcomes["deliveries.*.row_count_of"].Observed));
        Assert.Equal(VerdictStatus.Skipped, outcomes["deliveries.*.check.as_heavy"].Status);
        Assert.Equal("the source doesn't say which columns it stores", outcomes["deliveries.*.exact_columns"].Observed);
        Assert.Equal("mean 4; no history of verdicts at hand to compare with", outcomes["deliveries.weight.mean_history"].Observed);
    }

    [Theory]
    [InlineData("site,at,weight", VerdictStatus.Passed, "3 columns as declared")]
    [InlineData("Site,AT,weight", VerdictStatus.Passed, "3 columns as declared")]
    [InlineData("site,weight,at", VerdictStatus.Failed, "in another order than declared")]
    [InlineData("site,weight", VerdictStatus.Failed, "missing: at")]
    [InlineData("x,site,at,weight,y\n", VerdictStatus.Failed, "not declared: x, y?")]
    public void Stored_columns_are_compared_with_the_declared(string stored, VerdictStatus expected, string observed)
    {
        var outcomes = Judge(context => context.Schema = [.. stored.Split(',').Select(name => new SourceColumn(name, "text", true))]);

        Assert.Equal((expected, observed), (outcomes["deliveries.*.exact_columns"].Status, outcomes["deliveries.*.exact_columns"].Observed));
        Assert.Equal(stored.Contains('x', StringComparison.Ordinal) ? VerdictStatus.Warned : VerdictStatus.Passed, outcomes["deliveries.*.no_columns_beyond"].Status);
    }

    [Theory]
    [InlineData(new[] { 4.0, 4, 4 }, VerdictStatus.Passed, "mean 4, equal to 4, the mean of the last 3 batches (deviation 0)")]
    [InlineData(new[] { 2.0, 3, 4 }, VerdictStatus.Failed, "mean 4, 33.3 % above 3, the mean of the last 3 batches (deviation 1)")]
    [InlineData(new[] { 5.0, 5 }, VerdictStatus.Skipped, "mean 4; 2 former batches are known, at least 3 are needed to compare with")]
    public void A_number_is_compared_with_those_of_former_batches(double[] known, VerdictStatus expected, string observed)
    {
        var outcome = Judge(context => context.AddHistory("deliveries.weight.mean_history", known))["deliveries.weight.mean_history"];

        Assert.Equal((expected, observed, 4.0), (outcome.Status, outcome.Observed, outcome.Value));
    }

    [Fact]
    public void A_robust_baseline_is_not_moved_by_one_strange_batch()
    {
        double[] known = [3, 3, 4, 3, 1000];
        var outcomes = Judge(context =>
        {
            context.AddHistory("deliveries.*.row_count_history", known);
            context.AddHistory("deliveries.*.row_count_history.2", known);
        });

        // Of the mean 202.6 and its deviation of 446, three rows are half a deviation away; of the median they are none.
        Assert.Equal((VerdictStatus.Passed, "3 rows, equal to 3, the median of the last 5 batches (deviation 0)"), (outcomes["deliveries.*.row_count_history.2"].Status, outcomes["deliveries.*.row_count_history.2"].Observed));
        Assert.Equal(VerdictStatus.Failed, outcomes["deliveries.*.row_count_history"].Status);
    }

    [Fact]
    public void What_is_asked_before_judging_is_known_from_the_rules()
    {
        var validator = AssayModules.Plan<Delivery>().CreateValidator(ValidationPurpose.Batch);

        Assert.Equal([("deliveries.*.row_count_history", "rows", 30), ("deliveries.*.row_count_history.2", "rows", 10), ("deliveries.weight.mean_history", "Weight.mean", 30)],
            validator.Questions.OrderBy(one => one.Rule, StringComparer.Ordinal).Select(one => (one.Rule, one.Metric!.Name, one.Last)));
        Assert.Equal([("deliveries.*.row_count_of", true), ("deliveries.*.check.as_heavy", false)], validator.Others.Select(other => (other.Rule, other.RowsOnly)));
        Assert.True(validator.AsksSchema);
        Assert.Empty(AssayModules.Plan<Delivery>().CreateValidator(ValidationPurpose.Request).Questions);
    }

    private static Dictionary<string, RuleOutcome> Judge(Action<JudgeContext> fill)
    {
        var plan = AssayModules.Plan<Delivery>();
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        validator.Observe(MemoryColumnBatch.Of<Delivery>(plan, s_rows));
        var loaded = plan.CreateValidator(ValidationPurpose.Batch);
        loaded.Load(validator.Save(), "a state");
        var context = new JudgeContext(s_asOf);
        fill(context);
        return loaded.Judge("memory", context).Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    }
}
