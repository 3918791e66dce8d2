using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1003 and 1004.</summary>
public class UncheckedColumnTests
{
    private const string Model = """

        [Columns("out")] public partial record Out([InRange(0, 1)] float P);
        [Model("late")] public partial class M : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation) => default;
        }
        """;

    [Theory]
    [InlineData("public string {|ASY1003:A|} { get; init; } = \"\";")]
    [InlineData("public int {|ASY1003:A|} { get; init; }")]
    [InlineData("[EventTime] public DateTime {|ASY1003:A|} { get; init; }")]
    [InlineData("[NearHistory(BatchMetric.NullShare, WithinPercent = 5)] public string? {|ASY1003:A|} { get; init; }")]
    [InlineData("[NearHistory(BatchMetric.DistinctCount, WithinPercent = 5)] public string? {|ASY1003:A|} { get; init; }")]
    [InlineData("[FreshWithin(\"1d\")] public DateTime {|ASY1003:A|} { get; init; }")]
    [InlineData("[NullShareBetween(0, 0.5)] public string? {|ASY1003:A|} { get; init; }")]
    public async Task A_column_without_a_rule_is_told_of_at_its_name(string column) =>
        await Verify.RuleAsync("ASY1003", "[Dataset(\"rows\")] public partial record R { " + column + " }");

    [Theory]
    [InlineData("[Matches(\"a\")] public string A { get; init; } = \"\";")]
    [InlineData("[RowKey] public int A { get; init; }")]
    [InlineData("[NearHistory(BatchMetric.Mean, WithinPercent = 5)] public int A { get; init; }")]
    [InlineData("[NearHistory(BatchMetric.Entropy, WithinPercent = 5)] public string? A { get; init; }")]
    [InlineData("[DistributionNearHistory(DriftMeasure.JensenShannon, 0.2)] public string? A { get; init; }")]
    [InlineData("[EventTime(MaxAge = \"1d\")] public DateTime A { get; init; }")]
    [InlineData("public int A { get; init; } [Check(\"c\")] static bool C(int a) => a > 0;")]
    [InlineData("public bool A { get; init; } public DayOfWeek B { get; init; } public Guid C { get; init; }")]
    [InlineData("[Unvalidated(\"free text\")] public string A { get; init; } = \"\";")]
    public async Task A_rule_a_bound_type_or_a_stated_reason_answers_it(string columns) =>
        await Verify.RuleAsync("ASY1003", "[Dataset(\"rows\")] public partial record R { " + columns + " }");

    [Fact]
    public async Task A_reason_on_the_record_answers_for_all_columns() =>
        await Verify.RuleAsync("ASY1003", "[Dataset(\"rows\"), Unvalidated(\"a log\")] public partial record R(int A, string B);");

    [Fact]
    public async Task A_column_taken_over_as_it_stands_was_checked_where_it_comes_from() => await Verify.RuleAsync("ASY1003", """
        [Dataset("rows")] public partial record R { [Matches("a")] public string A { get; init; } = ""; }
        [Columns("more")] public partial record More
        {
            public string A { get; init; } = "";
            public string {|ASY1003:B|} { get; init; } = "";
            [Features] public static More Of(R r) => new() { A = r.A, B = r.A + "x" };
        }
        """);

    [Fact]
    public async Task A_numeric_feature_without_bounds_is_warned_of() => await Verify.RuleAsync(
        "ASY1004",
        "[Columns(\"in\")] public partial record In(int {|#0:A|}, [Label] int Y, [InRange(1, 2)] double B, [MeanBetween(1, 2)] double C, string D);" + Model,
        Verify.Result("ASY1004", 0, "A", "late"));

    [Theory]
    [InlineData("[Columns(\"in\")] public partial record In([AtLeast(0)] int A);" + Model)]
    [InlineData("[Columns(\"in\")] public partial record In([Unvalidated(\"any\")] int A);" + Model)]
    [InlineData("[Columns(\"in\")] public partial record In(int A);")]
    [InlineData("""
        [Dataset("rows")] public partial record R { [InRange(0, 9)] public int A { get; init; } }
        [Columns("in")] public partial record In { public int A { get; init; } [Features] public static In Of(R r) => new() { A = r.A }; }
        """ + Model)]
    public async Task Bounds_here_or_at_the_origin_answer_it(string source) => await Verify.RuleAsync("ASY1004", source);

    [Fact]
    public async Task A_key_does_not_bound_a_feature() =>
        await Verify.RuleAsync("ASY1004", "[Columns(\"in\")] public partial record In([Unique] int {|ASY1004:A|});" + Model);

    [Fact]
    public async Task A_feature_is_told_of_once() =>
        await Verify.RuleAsync("ASY1003", "[Columns(\"in\")] public partial record In(int A, string {|ASY1003:B|});" + Model);

    [Theory]
    [InlineData("ASY1003", "[Dataset(\"rows\")] public partial record In(string A);")]
    [InlineData("ASY1004", "[Columns(\"in\")] public partial record In(int A);" + Model)]
    public async Task A_pragma_suppresses_it(string rule, string source) => await Verify.RuleAsync(rule, $"#pragma warning disable {rule}\n{source}");

    [Fact]
    public async Task The_fix_asks_for_a_reason_everywhere() => await Verify.FixAsync<UnvalidatedCodeFix>(
        "ASY1003",
        """
        [Dataset("rows")]
        public partial record R(string {|ASY1003:P|})
        {
            /// <summary>One.</summary>
            public string {|ASY1003:A|} { get; init; } = "";

            /// <summary>Two.</summary>
            [StoredAs("b")]
            public string {|ASY1003:B|} { get; init; } = "";
        }
        """,
        """
        [Dataset("rows")]
        public partial record R([Unvalidated("say why any value is right")] string P)
        {
            /// <summary>One.</summary>
            [Unvalidated("say why any value is right")]
            public string A { get; init; } = "";

            /// <summary>Two.</summary>
            [Unvalidated("say why any value is right")]
            [StoredAs("b")]
            public string B { get; init; } = "";
        }
        """);

    [Fact]
    public async Task The_other_fix_writes_the_bound_that_most_numbers_have() => await Verify.FixAsync<AtLeastCodeFix>(
        "ASY1004",
        "[Columns(\"in\")] public partial record In([Unit(\"mi\")] int {|ASY1004:A|}, double {|ASY1004:B|});" + Model,
        "[Columns(\"in\")] public partial record In([AtLeast(0)] [Unit(\"mi\")] int A, [AtLeast(0)] double B);" + Model);
}
