using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1009, 1022, 1027 and 1031: what checks and projections do.</summary>
public class CheckRuleTests
{
    private const string Columns = "public int A { get; init; } public int? N { get; init; } public double D { get; init; } public double? E { get; init; } public string? T { get; init; } ";

    [Theory]
    [InlineData("ASY1022", "[Check(\"c\")] static bool C(int {|ASY1022:n|}, int a) => n > a;")]
    [InlineData("ASY1022", "[Check(\"c\")] static bool C(string {|ASY1022:t|}) => t.Length > 1;")]
    [InlineData("ASY1027", "[Check(\"c\")] static bool C(int a) => a < {|ASY1027:s_limit|}; private static int s_limit = 3;")]
    [InlineData("ASY1027", "[Check(\"c\")] static bool C(int a) => a.ToString({|ASY1027:System.Globalization.CultureInfo.CurrentCulture|}) != \"1\";")]
    [InlineData("ASY1027", "[Check(\"c\", When = nameof(W))] static bool C(int a) => a < 9; private static int s_limit = 3; static bool W(int a) => a < {|ASY1027:s_limit|};")]
    [InlineData("ASY1027", "[Features] public static R Of(R r) => new() { A = {|ASY1027:Limit|} }; public static int Limit { get; set; }")]
    [InlineData("ASY1009", "[Check(\"c\")] static bool C(double d, int a) => {|ASY1009:d == a * 0.1|};")]
    [InlineData("ASY1009", "[Check(\"c\")] static bool C(double d, double? e) => {|ASY1009:e != d|};")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(int? n) => {|ASY1031:n > 0|};")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(double? e, int? n) => {|ASY1031:e >= 0.5|} && n is not null;")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(int? n, int a) => !({|ASY1031:a < n|}) || n == 7;")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(int? n) => {|ASY1031:n == 7|};")]
    public async Task It_is_told_of_where_it_stands(string rule, string members) =>
        await Verify.RuleAsync(rule, "[Dataset(\"rows\")] public partial record R { " + Columns + members + " }");

    [Theory]
    [InlineData("ASY1022", "[Check(\"c\")] static bool C(int? n, int a, string? t) => true;")]
    [InlineData("ASY1022", "[Check(\"c\")] static bool C(DatasetStatistics all) => true; static bool Other(int n) => true;")]
    [InlineData("ASY1022", "[Check(\"c\", When = nameof(W))] static bool C(int a) => a > 1; static bool W(int n) => n > 1;")]
    [InlineData("ASY1027", "[Check(\"c\")] static bool C(int a) => a < Limit && a < s_limit && a < new Random(1).Next(); private const int Limit = 3; private static readonly int s_limit = 3;")]
    [InlineData("ASY1027", "static bool C(int a) => a < s_limit; private static int s_limit = 3;")]
    [InlineData("ASY1027", "[Check(\"c\")] static bool C(int a) => a.ToString(System.Globalization.CultureInfo.InvariantCulture) != \"1\" && DateTime.UnixEpoch.Year < a;")]
    [InlineData("ASY1027", "[Check(\"c\")] static bool C(int a) => a < DateTime.UtcNow.Year;")]
    [InlineData("ASY1027", "[Features] public static R Of(R r) { var date = DateTime.MaxValue; return new() { A = date.Hour }; }")]
    [InlineData("ASY1009", "[Check(\"c\")] static bool C(double d) => d != 0 && d != 1.5; [Check(\"b\")] static bool B(double d, double? e) => d < e;")]
    [InlineData("ASY1009", "[Check(\"c\")] static bool C(int a, int? n) => a == n; [Check(\"b\")] static bool B(double d, int a) => (int)d == a;")]
    [InlineData("ASY1009", "[Check(\"c\")] static bool C(double? e) => e == null;")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(int? n) => n is null || n > 0;")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(int? n) => (n ?? 1) > 0;")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(int? n) => !n.HasValue || n > 0;")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(int? a) => a > 0;")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(int? n, double? e) => n == e || n == null || e != 1;")]
    [InlineData("ASY1031", "[Check(\"c\", When = nameof(W))] static bool C(int a) => a > 0; static bool W(int? n) => n > 1;")]
    [InlineData("ASY1031", "[Check(\"c\")] static bool C(int n) => n > 0;")]
    [InlineData("ASY1031", "[Check(\"c\", When = nameof(W))] static bool C(int? n) => n > 0; static bool W(int? n) => n is not null;")]
    public async Task The_nearest_correct_code_is_fine(string rule, string members) =>
        await Verify.RuleAsync(rule, "[Dataset(\"rows\")] public partial record R { " + Columns + members + " }");

    [Fact]
    public async Task Other_types_may_have_state() => await Verify.RuleAsync(
        "ASY1027", "public partial record R { private static int s_limit = 3; [Check(\"c\")] static bool C(int a) => a < s_limit; }");

    [Fact]
    public async Task The_messages_name_method_and_column() => await Verify.RuleAsync(
        "ASY1031",
        "[Dataset(\"rows\")] public partial record R(int? N) { [Check(\"c\")] static bool C(int? n) => {|#0:n > 0|}; }",
        Verify.Result("ASY1031", 0, "n > 0", "N", "int"));

    [Theory]
    [InlineData("[Check(\"c\")] static bool C(int? n) => n > ;")]
    [InlineData("[Check(\"c\")] static bool C(int? n, double) => DateTime.;")]
    [InlineData("[Check(\"c\")] static bool C(")]
    [InlineData("[Check] static bool C(double d) => d == ;")]
    [InlineData("[Features] static R Of(R r) => new() { A = r. };")]
    public async Task Code_that_is_being_typed_is_no_reason_to_fail(string member) =>
        await Verify.UnfinishedAsync("[Dataset(\"rows\")] public partial record R { " + Columns + member + " }");

    [Fact]
    public async Task The_question_mark_is_written_everywhere() => await Verify.FixAsync<NullabilityCodeFix>(
        "ASY1022",
        "[Dataset(\"rows\")] public partial record R(int? N, string? T) { [Check(\"c\")] static bool C(int {|ASY1022:n|}, string {|ASY1022:t|}) => n > 0; }",
        "[Dataset(\"rows\")] public partial record R(int? N, string? T) { [Check(\"c\")] static bool C(int? n, string? t) => n > 0; }");

    [Fact]
    public async Task The_question_mark_is_dropped_everywhere() => await Verify.FixAsync<NullabilityCodeFix>(
        "ASY1031",
        "[Dataset(\"rows\")] public partial record R(int? N, double? E) { [Check(\"c\")] static bool C(int? n, double? e) => {|ASY1031:n > 0|} && {|ASY1031:e < 1|} && n < 5; }",
        "[Dataset(\"rows\")] public partial record R(int? N, double? E) { [Check(\"c\")] static bool C(int n, double e) => n > 0 && e < 1 && n < 5; }");
}
