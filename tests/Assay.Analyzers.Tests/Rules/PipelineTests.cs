using Assay.Analyzers.Tests.Verification;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY3001 to 3005, 3010 and 6006 on pipelines: each at its place.</summary>
public class PipelineTests
{
    private const string Rows = """

        [Dataset("sold", Source = "x.csv"), RowCount(Min = 1)] public partial record Sold(int A);
        [Columns("made")] public partial record Made(int A);
        public record Unmarked(int A);
        """;

    [Theory]
    [InlineData("ASY3001", "[Step] public static void S(Rows<Made> {|ASY3001:rows|}) { }")]
    [InlineData("ASY3001", "[Step] public static void S([{|ASY3001:From(\"Nothing\")|}] Rows<Made> rows) { }")]
    [InlineData("ASY3001", "[Step] public static Metrics M() => null!; [Step] public static void S([{|ASY3001:From(nameof(M))|}] Rows<Made> rows) { }")]
    [InlineData("ASY3001", "[Step] public static (Rows<Made> a, Rows<Made> b) M() => default; [Step] public static void S([{|ASY3001:From(nameof(M), \"c\")|}] Rows<Made> rows) { }")]
    [InlineData("ASY3002", "[Step] public static (Rows<Made> a, Rows<Made> b) M() => default; [Step] public static void S(Rows<Made> {|ASY3002:rows|}) { }")]
    [InlineData("ASY3003", "[Step] public static Rows<Made> {|ASY3003:A|}(Metrics m) => null!; [Step] public static Metrics B(Rows<Made> rows) => null!;")]
    [InlineData("ASY3004", "[Step] public static void S(Rows<Sold> rows, int {|ASY3004:count|}) { }")]
    [InlineData("ASY3005", "[Step(Timeout = {|ASY3005:\"long\"|})] public static void S(Rows<Sold> rows) { }")]
    [InlineData("ASY3010", "[Step] public static int {|ASY3010:S|}(Rows<Sold> rows) => 0;")]
    [InlineData("ASY3010", "[Step(Retries = {|ASY3010:-1|})] public static void S(Rows<Sold> rows) { }")]
    [InlineData("ASY3010", "[Step] public static void S(Rows<Unmarked> {|ASY3010:rows|}) { }")]
    [InlineData("ASY3010", "[Step] public static void S(Rows<Sold> rows) { } [Step] public static Task {|ASY3010:SAsync|}(Rows<Sold> rows) => Task.CompletedTask;")]
    public async Task What_keeps_a_pipeline_from_being_generated_is_an_error_where_it_stands(string rule, string steps) =>
        await Verify.RuleAsync(rule, "[Pipeline(\"p\")] public partial record P { " + steps + " }" + Rows);

    [Theory]
    [InlineData("ASY3004", "[Pipeline(\"p\")] public partial record P(DateTime {|ASY3004:Since|}) { [Step] public static void S(Rows<Sold> rows) { } }")]
    [InlineData("ASY3004", "[Pipeline(\"p\")] public partial record P(double {|ASY3004:Rate|} = double.NaN) { [Step] public static void S(Rows<Sold> rows) { } }")]
    [InlineData("ASY3005", "[Pipeline(\"p\", Schedule = {|ASY3005:\"0 0 6 * * *\"|})] public partial record P { [Step] public static void S(Rows<Sold> rows) { } }")]
    [InlineData("ASY3010", "[{|ASY3010:Pipeline(\"p\")|}] public partial record P;")]
    [InlineData("ASY6006", "[Pipeline({|ASY6006:\"Our P\"|})] public partial record P { [Step] public static void S(Rows<Sold> rows) { } }")]
    public async Task What_is_wrong_with_the_record_is_an_error_where_it_stands(string rule, string pipeline) => await Verify.RuleAsync(rule, pipeline + Rows);

    [Theory]
    [InlineData("ASY3001", "[Step] public static Rows<Made> M(Rows<Sold> rows) => null!; [Step] public static void S(Rows<Made> rows) { }")]
    [InlineData("ASY3002", "[Step] public static (Rows<Made> a, Rows<Made> b) M() => default; [Step] public static void S([From(nameof(M), \"a\")] Rows<Made> rows) { }")]
    [InlineData("ASY3003", "[Step] public static Rows<Made> A(Rows<Sold> rows) => null!; [Step] public static Metrics B(Rows<Made> rows) => null!;")]
    [InlineData("ASY3004", "[Step] public static void S(Rows<Sold> rows, IRun run, CancellationToken cancel) { }")]
    [InlineData("ASY3005", "[Step(Timeout = \"PT15M\")] public static void S(Rows<Sold> rows) { }")]
    [InlineData("ASY3010", "[Step(Retries = 0)] public static void S(Rows<Sold> rows) { }")]
    public async Task The_nearest_correct_code_is_fine(string rule, string steps) => await Verify.RuleAsync(
        rule, "[Pipeline(\"p\", Schedule = \"0 6 * * 1-5\")] public partial record P(double Rate = 0.1, string? Since = null) { " + steps + " }" + Rows);

    [Fact]
    public async Task A_cycle_is_told_step_by_step() => await Verify.RuleAsync(
        "ASY3003",
        "[Pipeline(\"p\")] public partial record P { [Step] public static Rows<Made> {|#0:A|}(Metrics m) => null!; [Step] public static Metrics B(Rows<Made> rows) => null!; }" + Rows,
        Verify.Result("ASY3003", 0, "steps wait for each other: A → B → A"));

    [Theory]
    [InlineData("ASY3001", "[Step] public static void S(Rows<Made> rows) { }")]
    [InlineData("ASY3002", "[Step] public static (Rows<Made> a, Rows<Made> b) M() => default; [Step] public static void S(Rows<Made> rows) { }")]
    [InlineData("ASY3003", "[Step] public static Rows<Made> A(Metrics m) => null!; [Step] public static Metrics B(Rows<Made> rows) => null!;")]
    [InlineData("ASY3004", "[Step] public static void S(Rows<Sold> rows, int count) { }")]
    [InlineData("ASY3010", "[Step] public static int S(Rows<Sold> rows) => 0;")]
    public async Task A_pragma_suppresses_it(string rule, string steps) =>
        await Verify.RuleAsync(rule, $"#pragma warning disable {rule}\n[Pipeline(\"p\")] public partial record P {{ {steps} }}{Rows}");
}
