using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1050.</summary>
public class RulesWithinTests
{
    private const string Rule = "ASY1050";

    [Fact]
    public async Task The_column_that_holds_such_a_record_is_warned_of_with_all_its_rules() => await Verify.RuleAsync(
        Rule,
        """
        namespace Shop;
        [Columns("parts"), RowCount(Min = 1)]
        public partial record Part([Unique] int Id, [MeanBetween(0, 9)] double Weight, [EventTime(MaxAge = "2d")] DateTime At)
        {
            [Check("enough")] static bool Enough(DatasetStatistics all) => all.Rows > 3;
        }
        [Dataset("rows")] public partial record R(int Id, Part?[] {|#0:Parts|});
        """,
        Verify.Result(Rule, 0, "Parts", "Shop.Part", "[Unique], [MeanBetween], MaxAge, [RowCount], Enough"));

    [Theory]
    [InlineData("[SumBetween(0, 9)] int A")]
    [InlineData("[QuantileBetween(0.5, 0, 9)] int A")]
    [InlineData("[MinBetween(0, 9)] int A")]
    [InlineData("[NullShareBetween(0, 0.5)] int? A")]
    [InlineData("[EntropyBetween(0, 9)] string A")]
    [InlineData("[MostCommonIn(\"a\")] string A")]
    [InlineData("[DistinctValuesIn(\"a\")] string A")]
    [InlineData("[CorrelationBetween(\"Id\", 0, 1)] int A")]
    [InlineData("[Increasing] int A")]
    [InlineData("[NoGaps] int A")]
    [InlineData("[FreshWithin(\"1d\")] DateTime A")]
    [InlineData("[NearHistory(BatchMetric.Mean, WithinPercent = 5)] int A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.JensenShannon, 0.2)] string A")]
    [InlineData("[DistributionNear<Other>(\"A\", DriftMeasure.JensenShannon, 0.2)] string A")]
    public async Task Each_rule_over_a_column_as_a_whole_is_told_of(string column) => await Verify.RuleAsync(
        Rule, $"[Columns(\"parts\")] public partial record Part(int Id, {column}); [Dataset(\"others\", Source = \"o.csv\")] public partial record Other(string A); [Dataset(\"rows\")] public partial record R(int Id, Part[] {{|ASY1050:Parts|}});");

    [Theory]
    [InlineData("RowsDistinct")]
    [InlineData("NoColumnsBeyond")]
    [InlineData("ExactColumns")]
    [InlineData("RowCountOf<Other>(1, 1)")]
    [InlineData("NearHistory(BatchMetric.RowCount, WithinPercent = 5)")]
    [InlineData("Sql(\"SELECT count(*) FROM parts\")")]
    public async Task Each_rule_over_the_record_as_a_table_is_told_of(string rule) => await Verify.RuleAsync(
        Rule, $"[Columns(\"parts\"), {rule}] public partial record Part(int Id); [Dataset(\"others\", Source = \"o.csv\")] public partial record Other(string A); [Dataset(\"rows\")] public partial record R(int Id, Part[] {{|ASY1050:Parts|}});");

    [Theory]
    [InlineData("[GreaterThan(1), LessThan(9), MultipleOf(2), Outside(4, 5)] int A")]
    [InlineData("[NotBlank, Ascii, Trimmed, Casing(TextCase.Lower), ExactLength(2), NotMatches(\"x\"), StartsWith(\"a\")] string A")]
    [InlineData("[Format(TextFormat.Email)] string A")]
    [InlineData("[DateText(\"yyyy\")] string A")]
    [InlineData("[Complete(Mostly = 0.5)] string? A")]
    [InlineData("[AtLeastColumn(\"Id\")] int A")]
    public async Task Each_newer_rule_over_single_rows_is_fine(string column) => await Verify.RuleAsync(
        Rule, $"[Columns(\"parts\"), AnyOf(\"Id\", \"A\")] public partial record Part(int? Id, {column}); [Dataset(\"rows\")] public partial record R(int Id, Part[] Parts);");

    [Theory]
    [InlineData("Part {|ASY1050:One|}")]
    [InlineData("Part? {|ASY1050:One|}")]
    [InlineData("Part[] {|ASY1050:All|}")]
    [InlineData("System.Collections.Generic.List<Part[]> {|ASY1050:Deep|}")]
    public async Task However_it_is_held(string column) => await Verify.RuleAsync(
        Rule, $"[Columns(\"parts\")] public partial record Part([Unique] int Id); [Dataset(\"rows\")] public partial record R(int Id, {column});");

    [Fact]
    public async Task A_record_two_levels_down_is_told_of_where_it_is_held() => await Verify.RuleAsync(
        Rule,
        """
        [Columns("inner")] public partial record Inner([Unique] int Id);
        [Columns("middle")] public partial record Middle(Inner {|ASY1050:In|});
        [Dataset("rows")] public partial record R(int Id, Middle Held);
        """);

    [Theory]
    [InlineData("[Columns(\"parts\")] public partial record Part([InRange(0, 9)] int Id, [Matches(\"a+\")] string B);")]
    [InlineData("[Columns(\"parts\")] public partial record Part([RowKey] int Id);")]
    [InlineData("[Columns(\"parts\")] public partial record Part(int Id) { [Check(\"c\")] static bool C(int id) => id > 0; }")]
    [InlineData("[Dataset(\"parts\", Source = \"parts.csv\")] public partial record Part([Unique] int Id);")]
    public async Task Rules_of_single_rows_keys_and_datasets_of_their_own_are_fine(string part) => await Verify.RuleAsync(
        Rule, part + " [Dataset(\"rows\")] public partial record R(int Id, Part[] Parts);");

    [Theory]
    [InlineData("[Unvalidated(\"made by us\")] Part[] Parts")]
    [InlineData("[property: Unvalidated(\"made by us\")] Part Parts")]
    public async Task A_reason_on_the_column_answers_it(string column) => await Verify.RuleAsync(
        Rule, $"[Columns(\"parts\")] public partial record Part([Unique] int Id); [Dataset(\"rows\")] public partial record R(int Id, {column});");

    [Theory]
    [InlineData("[Dataset(\"rows\")] public partial record R(int Id, System.Collections.Generic.List<> Parts);")]
    [InlineData("[Dataset(\"rows\")] public partial record R(int Id, Nothing[] Parts);")]
    [InlineData("[Dataset(\"rows\")] public partial record R(int Id, R[] Parts, [Unique(] int A);")]
    public async Task Half_typed_code_throws_nothing(string source) => await Verify.TypedAsync(Rule, source);

    [Fact]
    public async Task The_fix_asks_for_a_reason_everywhere() => await Verify.FixAsync<UnvalidatedCodeFix>(
        Rule,
        """
        [Columns("parts")] public partial record Part([Unique] int Id);

        [Dataset("rows")]
        public partial record R(int Id, Part[] {|ASY1050:Parts|})
        {
            public Part? {|ASY1050:Other|} { get; init; }
        }
        """,
        """
        [Columns("parts")] public partial record Part([Unique] int Id);

        [Dataset("rows")]
        public partial record R(int Id, [Unvalidated("say why any value is right")] Part[] Parts)
        {
            [Unvalidated("say why any value is right")]
            public Part? Other { get; init; }
        }
        """);
}
