using Assay.CompilerServices;
using Assay.Tests.Plans;

namespace Assay.Tests.Rules;

public sealed class OtherRuleTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_cell_that_cannot_be_read_is_a_type_error_and_no_missing_value()
    {
        var validator = StateContractTests.New();
        validator.Observe(new FaultyBatch());
        var verdict = StateContractTests.Judge(validator);

        var type = StateContractTests.Outcome(verdict, "readings.number.type");
        Assert.Equal(VerdictStatus.Failed, type.Status);
        Assert.Equal("12a", type.Samples[0].Values["number"]);
        Assert.Equal(0, StateContractTests.Outcome(verdict, "readings.number.required").Failing);
    }

    [Fact]
    public void A_reference_set_makes_samples_show_their_values_at_once()
    {
        Reading[] rows = [new() { Number = 1, Site = "north" }, new() { Number = 2, Site = "nowhere" }];
        var told = StateContractTests.New();
        foreach (var rule in told.References)
            rule.Expect(new HashSet<string> { "north", "south" });
        told.Observe(StateContractTests.Batch(rows, 0));
        var outcome = StateContractTests.Outcome(StateContractTests.Judge(told), "readings.site.references");

        Assert.Equal("1 of 2 rows fails (50 %)", outcome.Observed);
        Assert.Equal("2", Assert.Single(outcome.Samples).Values["number"]);
        Assert.Empty(StateContractTests.Outcome(StateContractTests.Judge(StateContractTests.Observe(rows)), "readings.site.references").Samples[0].Values);
    }

    [Fact]
    public void A_reference_whose_target_was_not_read_is_skipped_and_says_so()
    {
        var validator = StateContractTests.Observe([new() { Site = "north" }]);
        var outcome = StateContractTests.Outcome(validator.Judge("x", new JudgeContext(s_asOf)), "readings.site.references");

        Assert.Equal((VerdictStatus.Skipped, "the values of places were not read"), (outcome.Status, outcome.Observed));
    }

    [Fact]
    public void Judging_twice_gives_the_same_verdict()
    {
        var validator = StateContractTests.Observe(RandomReadings.Draw(11, 40));

        Assert.Equivalent(StateContractTests.Judge(validator), StateContractTests.Judge(validator), strict: true);
    }

    [Theory]
    [InlineData(ValidationPurpose.Request)]
    [InlineData(ValidationPurpose.Window)]
    public void Requests_and_windows_leave_rules_over_batches_out(ValidationPurpose purpose)
    {
        var validator = StateContractTests.New(purpose);
        validator.Observe(StateContractTests.Batch(RandomReadings.Draw(1, 10), 0));
        var kinds = StateContractTests.Judge(validator).Rules.Select(rule => rule.Kind).ToHashSet();

        Assert.DoesNotContain("unique", kinds);
        Assert.DoesNotContain("mean", kinds);
        Assert.DoesNotContain("row_count", kinds);
        Assert.DoesNotContain("max_age", kinds);
        Assert.Contains("range", kinds);
        Assert.Contains("check", kinds);
    }

    [Fact]
    public void Columns_that_were_not_read_skip_their_rules()
    {
        var validator = StateContractTests.New(ValidationPurpose.Scoring);
        validator.Observe(StateContractTests.Batch([new() { Number = 1 }], 0).Without(ordinal => ordinal == 5));
        var outcome = StateContractTests.Outcome(StateContractTests.Judge(validator), "readings.day.range");

        Assert.Equal((VerdictStatus.Skipped, "not read"), (outcome.Status, outcome.Observed));
    }

    [Fact]
    public void Freshness_counts_from_the_newest_row_and_a_future_row_is_fresh()
    {
        Assert.Equal((VerdictStatus.Passed, "newest row 10 days before 2001-02-01 00:00 UTC", 864000.0), Age(new DateTime(2001, 1, 1), new DateTime(2001, 1, 22)));
        Assert.Equal((VerdictStatus.Failed, "newest row 11 days before 2001-02-01 00:00 UTC", 950400.0), Age(new DateTime(2001, 1, 21)));
        Assert.Equal((VerdictStatus.Passed, "newest row 1 days after 2001-02-01 00:00 UTC", -86400.0), Age(new DateTime(2001, 2, 2)));
    }

    [Fact]
    public void Dates_and_instants_are_ages_too()
    {
        var rule = new MaxAgeRule("a", TimeSpan.FromDays(1));
        rule.Observe(new BareBatch(1), new ColumnView<DateOnly>([new DateOnly(2001, 1, 31)]));
        Assert.Equal(86400, Judge(rule, "max_age").Value);
        var instants = new MaxAgeRule("a", TimeSpan.FromDays(1));
        instants.Observe(new BareBatch(1), new ColumnView<DateTimeOffset>([new DateTimeOffset(2001, 2, 1, 1, 0, 0, TimeSpan.FromHours(2))]));
        Assert.Equal(3600, Judge(instants, "max_age").Value);
    }

    [Fact]
    public void A_batch_beside_a_newer_one_is_not_asked_to_be_fresh()
    {
        var rule = new MaxAgeRule("a", TimeSpan.FromDays(1));
        rule.Observe(new BareBatch(1), new ColumnView<DateTime>([new DateTime(2000, 1, 1)]));
        var descriptor = new RuleDescriptor { Id = "a", Kind = "max_age", Expectation = "" };

        Assert.Equal(VerdictStatus.Failed, rule.Judge(descriptor, new JudgeContext(s_asOf)).Status);
        Assert.Equal(VerdictStatus.Skipped, rule.Judge(descriptor, new JudgeContext(s_asOf) { Superseded = true }).Status);
    }

    [Theory]
    [InlineData("ABC", true)]
    [InlineData("ABC\n", false)]
    [InlineData("", false)]
    [InlineData("xABC", false)]
    [InlineData("ABCD", false)]
    public void A_pattern_matches_the_whole_value(string text, bool passes)
    {
        var rule = new PatternRule("p", Patterns.Whole("^[A-Z]{3}$"));
        rule.Observe(new BareBatch(2), new ColumnView<string>([text, text]));

        Assert.Equal(passes ? 0 : 2, rule.Failing);
    }

    [Fact]
    public void A_check_counts_rows_with_nulls_as_left_out()
    {
        var rule = new CheckRule("c");
        var batch = new BareBatch(3);
        rule.Observe(batch, static (_, _, answers) => (answers[0], answers[1], answers[2]) = (RowAnswer.Pass, RowAnswer.Null, RowAnswer.Fail));

        Assert.Equal((2, 1, 1), (rule.InScope, rule.Failing, rule.Nulls));
    }

    [Fact]
    public void Statistics_are_those_of_the_numbers_alone()
    {
        var moments = new ColumnMoments();
        moments.Observe(new ColumnView<double>([2, 4, 4, 4, 99], [0b01111], 0, 1));
        moments.Observe(new ColumnView<double>([5, 5, double.NaN, 7, 9]));

        // 2 4 4 4 5 5 7 9: mean 5, Σ(x−5)² = 32.
        Assert.Equal((8, 1, 1, 2.0, 9.0, 5.0), (moments.Count, moments.Nulls, moments.NaNs, moments.Min, moments.Max, moments.Mean));
        Assert.Equal(Math.Sqrt(32.0 / 7), moments.StandardDeviation, 12);
    }

    [Fact]
    public void A_verdict_of_any_numbers_can_be_written_as_JSON()
    {
        var validator = StateContractTests.Observe([new() { Value = double.PositiveInfinity }, new() { Value = double.NaN }]);
        var json = System.Text.Json.JsonSerializer.Serialize(StateContractTests.Judge(validator), VerdictJson.Default.Verdict);
        var read = System.Text.Json.JsonSerializer.Deserialize(json, VerdictJson.Default.Verdict)!;

        Assert.Equal(2, read.Rows);
        Assert.Equal(ColumnType.Double, read.Columns.Single(column => column.Column == "Value").Type);
        Assert.Null(read.Columns.Single(column => column.Column == "Value").Max);
    }

    private static (VerdictStatus Status, string Observed, double? Value) Age(params DateTime[] times)
    {
        var rule = new MaxAgeRule("a", TimeSpan.FromDays(10));
        rule.Observe(new BareBatch(times.Length), new ColumnView<DateTime>(times));
        var outcome = Judge(rule, "max_age");
        return (outcome.Status, outcome.Observed, outcome.Value);
    }

    private static RuleOutcome Judge(Rule rule, string kind) => rule.Judge(new() { Id = rule.Id, Kind = kind, Expectation = "" }, new JudgeContext(s_asOf));

    private sealed class FaultyBatch : ColumnBatch
    {
        private readonly MemoryColumnBatch _inner = StateContractTests.Batch([new(), new() { Number = 3 }], 0);

        public override int RowCount => 2;

        public override long FirstRow => 0;

        public override string Source => "readings.csv";

        public override IReadOnlyList<CellFault> Faults => [new CellFault(0, 0, "12a")];

        public override bool Has(int ordinal) => true;

        public override ColumnView<T> Column<T>(int ordinal) => _inner.Column<T>(ordinal);

        public override string? Format(int ordinal, int row) => _inner.Format(ordinal, row);
    }
}
