using Assay.Analyzers.Tests.Verification;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1006, 1007, 1008, 1012, 1014, 1032, 2002, 3005 and 6006 on records of data: each at its place.</summary>
public class ReaderProblemTests
{
    private const string Other = "\n[Dataset(\"other\")] public partial record Other(int Id);";

    [Theory]
    [InlineData("ASY1006", "public int A { get; init; } [Check(\"c\")] static bool C(int {|ASY1006:b|}) => true;")]
    [InlineData("ASY1006", "public int A { get; init; } [Check(\"c\")] static bool C(long {|ASY1006:a|}) => true; [Check(\"d\")] static bool D(int a) => true;")]
    [InlineData("ASY1006", "public int A { get; init; } [Check(\"c\")] bool {|ASY1006:C|}(int a) => true;")]
    [InlineData("ASY1006", "[InRange(1, 2), AtLeast(1, When = {|ASY1006:\"Nothing\"|})] public int A { get; init; }")]
    [InlineData("ASY1006", "public int A { get; init; } [Check(\"c\", When = {|ASY1006:\"Nothing\"|})] static bool C(int a) => true;")]
    [InlineData("ASY1006", "[{|ASY1006:Unique(\"B\")|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[InRange(1, 2), {|ASY1007:InRange(2, 1)|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[InRange(1, 2, Mostly = {|ASY1007:1.01|})] public int A { get; init; }")]
    [InlineData("ASY1007", "[{|ASY1007:Matches(\"a\")|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[{|ASY1007:InRange(\"one\", \"two\")|}] public decimal A { get; init; }")]
    [InlineData("ASY1007", "[InRange(1, 2, Id = \"x\"), AtLeast(1, Id = {|ASY1007:\"x\"|})] public int A { get; init; }")]
    [InlineData("ASY1008", "[Matches({|ASY1008:\"(\"|})] public string A { get; init; } = \"\";")]
    [InlineData("ASY1008", "[Matches({|ASY1008:\"a(?=b)\"|})] public string A { get; init; } = \"\";")]
    [InlineData("ASY1008", "[System.ComponentModel.DataAnnotations.RegularExpression({|ASY1008:@\"(a)\\1\"|})] public string A { get; init; } = \"\";")]
    [InlineData("ASY1012", "[{|ASY1012:References<Other>(\"Nothing\")|}] public int A { get; init; }")]
    [InlineData("ASY1012", "[{|ASY1012:References<Other>(\"Id\")|}] public long A { get; init; }")]
    [InlineData("ASY1012", "[{|ASY1012:References<string>(\"Length\")|}] public int A { get; init; }")]
    [InlineData("ASY1006", "[{|ASY1006:GreaterThanColumn(\"B\")|}] public int A { get; init; }")]
    [InlineData("ASY1006", "[{|ASY1006:CorrelationBetween(\"B\", 0, 1)|}] public int A { get; init; }")]
    [InlineData("ASY1006", "[{|ASY1006:DistributionNearHistory(DriftMeasure.JensenShannon, 0.1, By = \"A\")|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[{|ASY1007:SumBetween(2, 1)|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[{|ASY1007:QuantileBetween(1.5, 0, 1)|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[{|ASY1007:MultipleOf(0)|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[{|ASY1007:NotBlank|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[{|ASY1007:Format(TextFormat.Iban)|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[{|ASY1007:Increasing|}] public string A { get; init; } = \"\";")]
    [InlineData("ASY1007", "[{|ASY1007:NearHistory(BatchMetric.Mean)|}] public int A { get; init; }")]
    [InlineData("ASY1007", "[{|ASY1007:DistributionNearHistory(DriftMeasure.KolmogorovSmirnov, 0.1)|}] public string A { get; init; } = \"\";")]
    [InlineData("ASY1007", "[{|ASY1007:DistributionNearHistory(DriftMeasure.JensenShannon, 1)|}] public int A { get; init; }")]
    [InlineData("ASY1012", "[{|ASY1012:DistributionNear<Other>(\"Nothing\", DriftMeasure.JensenShannon, 0.1)|}] public int A { get; init; }")]
    [InlineData("ASY1012", "[{|ASY1012:DistributionNear<R>(\"A\", DriftMeasure.JensenShannon, 0.1)|}] public int A { get; init; }")]
    [InlineData("ASY1014", "public int A { get; init; } public object? {|ASY1014:B|} { get; init; }")]
    [InlineData("ASY1014", "public int A { get; init; } public required int {|ASY1014:b|};")]
    [InlineData("ASY1014", "public int A { get; init; } [Features] public static R {|ASY1014:Of|}(string s) => new();")]
    [InlineData("ASY3005", "[EventTime(MaxAge = {|ASY3005:\"soon\"|})] public DateTime A { get; init; }")]
    public async Task A_rule_of_a_member_that_cannot_be_generated_is_an_error_where_it_stands(string rule, string members) =>
        await Verify.RuleAsync(rule, "[Dataset(\"rows\")] public partial record R { " + members + " }" + Other);

    [Theory]
    [InlineData("ASY1006", "[Dataset(\"rows\"), {|ASY1006:Unique(\"B\")|}] public partial record R(int A);")]
    [InlineData("ASY1007", "[Dataset(\"rows\"), {|ASY1007:RowCount(Min = 2, Max = 1)|}] public partial record R(int A);")]
    [InlineData("ASY1007", "[Dataset(\"rows\")] public partial record R([{|ASY1007:InRange(2, 1)|}] int A);")]
    [InlineData("ASY1014", "[{|ASY1014:Dataset(\"rows\")|}] public partial record R;")]
    [InlineData("ASY1032", "[Dataset(\"rows\"), Sql({|ASY1032:\"DROP TABLE rows\"|})] public partial record R(int A);")]
    [InlineData("ASY1032", "[Dataset(\"rows\"), Sql(\"SELECT count(*) FROM rows -- ;\"), Sql({|ASY1032:\"SELECT 1; SELECT 2\"|}, expecting: 1)] public partial record R(int A);")]
    [InlineData("ASY2002", "[Dataset(\"rows\"), {|ASY2002:Versioned(VersionStrategy.Diff)|}] public partial record R(int A);")]
    [InlineData("ASY3005", "[Dataset(\"rows\"), Versioned(VersionStrategy.Snapshot, Keep = {|ASY3005:\"long\"|})] public partial record R(int A);")]
    [InlineData("ASY6006", "[Dataset({|ASY6006:\"Our Rows\"|})] public partial record R(int A);")]
    public async Task A_rule_of_the_record_is_an_error_where_it_stands(string rule, string source) => await Verify.RuleAsync(rule, source);

    [Theory]
    [InlineData("ASY1006", "[Unique(\"A\")] public int A { get; init; } [Check(\"c\", When = nameof(W))] static bool C(int a) => true; static bool W(int? a) => true;")]
    [InlineData("ASY1007", "[InRange(1, 1), InRange(0, 3, Mostly = 1)] public int A { get; init; }")]
    [InlineData("ASY1008", "[Matches(\"^(a|b)+$\")] public string A { get; init; } = \"\";")]
    [InlineData("ASY1012", "[References<Other>(nameof(Other.Id))] public int A { get; init; }")]
    [InlineData("ASY1014", "public int A { get; init; } [System.ComponentModel.DataAnnotations.Schema.NotMapped] public object? B { get; init; }")]
    [InlineData("ASY3005", "[EventTime(MaxAge = \"P1D\")] public DateTime A { get; init; }")]
    [InlineData("ASY6006", "public int A { get; init; }")]
    public async Task The_nearest_correct_code_is_fine(string rule, string members) =>
        await Verify.RuleAsync(rule, "[Dataset(\"rows\")] public partial record R { " + members + " }" + Other);

    [Theory]
    [InlineData("[Dataset(\"rows\"), Versioned(VersionStrategy.Diff)] public partial record R([RowKey] int A);")]
    [InlineData("[Dataset(\"rows\"), Versioned(VersionStrategy.Snapshot)] public partial record R(int A);")]
    public async Task Differences_with_a_key_and_snapshots_without_one_are_fine(string source) => await Verify.RuleAsync("ASY2002", source);

    [Theory]
    [InlineData("ASY1006", "[GreaterThanColumn(\"B\"), CorrelationBetween(\"B\", 0, 1)] public int A { get; init; } public int B { get; init; }")]
    [InlineData("ASY1006", "[DistributionNearHistory(DriftMeasure.JensenShannon, 0.1, When = nameof(W))] public int A { get; init; } static bool W(int a) => a > 0;")]
    [InlineData("ASY1007", "[SumBetween(1, 2), QuantileBetween(1, 0, 1), MultipleOf(2), Increasing, NearHistory(BatchMetric.Mean, WithinPercent = 1)] public int A { get; init; }")]
    [InlineData("ASY1007", "[NotBlank, Format(TextFormat.Iban)] public string A { get; init; } = \"\";")]
    [InlineData("ASY1007", "[DistributionNearHistory(DriftMeasure.KolmogorovSmirnov, 0.1), DistributionNearHistory(DriftMeasure.Wasserstein, 1)] public int A { get; init; }")]
    [InlineData("ASY1012", "[DistributionNear<Other>(\"Id\", DriftMeasure.JensenShannon, 0.1), DistributionNear<R>(\"A\", DriftMeasure.JensenShannon, 0.1, Version = \"golden\")] public int A { get; init; }")]
    public async Task The_nearest_good_declaration_is_fine(string rule, string members) =>
        await Verify.RuleAsync(rule, "[Dataset(\"rows\")] public partial record R { " + members + " }" + Other);

    [Fact]
    public async Task The_message_is_the_readers() => await Verify.RuleAsync(
        "ASY1006",
        "[Dataset(\"rows\")] public partial record R(int A) { [Check(\"c\")] static bool C(int {|#0:b|}) => true; }",
        Verify.Result("ASY1006", 0, "'b' of 'C' is no column of R"));

    [Theory]
    [InlineData("ASY1006", "public int A { get; init; } [Check(\"c\")] static bool C(int b) => true;")]
    [InlineData("ASY1007", "[InRange(2, 1)] public int A { get; init; }")]
    [InlineData("ASY1008", "[Matches(\"(\")] public string A { get; init; } = \"\";")]
    [InlineData("ASY1012", "[References<string>(\"Length\")] public int A { get; init; }")]
    [InlineData("ASY1014", "public object? A { get; init; }")]
    [InlineData("ASY3005", "[EventTime(MaxAge = \"soon\")] public DateTime A { get; init; }")]
    public async Task A_pragma_suppresses_it(string rule, string members) =>
        await Verify.RuleAsync(rule, $"#pragma warning disable {rule}\n[Dataset(\"rows\")] public partial record R {{ {members} }}");
}
