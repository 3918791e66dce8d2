using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1009, 1019, 1020, 1021, 1023, 1024 and 1025: rules that say less, or more, than they seem to.</summary>
public class ValueRuleTests
{
    private const string Enum = "\npublic enum Sky { Clear, Rain, Wet = Rain }\n[Dataset(\"other\")] public partial record Other(double Id);";

    [Theory]
    // Real numbers as keys and in sets.
    [InlineData("ASY1009", "[{|ASY1009:RowKey|}] public double A { get; init; }")]
    [InlineData("ASY1009", "[{|ASY1009:Unique|}] public float? A { get; init; }")]
    [InlineData("ASY1009", "[{|ASY1009:OneOf(0.1, 0.5)|}] public double A { get; init; }")]
    [InlineData("ASY1009", "[{|ASY1009:References<Other>(nameof(Other.Id))|}] public double A { get; init; }")]
    // Values that are there for nothing.
    [InlineData("ASY1019", "[OneOf(\"a\", \"b\", {|ASY1019:\"a\"|})] public string A { get; init; } = \"\";")]
    [InlineData("ASY1019", "[OneOf(Sky.Rain, {|ASY1019:Sky.Wet|})] public Sky A { get; init; }")]
    [InlineData("ASY1019", "[OneOf(new object[] { 1, {|ASY1019:1|} })] public int A { get; init; }")]
    [InlineData("ASY1019", "[OneOf(0.0, {|ASY1019:-0.0|})] public double A { get; init; }")]
    [InlineData("ASY1019", "[OneOf(1, {|ASY1019:7|}), InRange(0, 5)] public int A { get; init; }")]
    [InlineData("ASY1019", "[OneOf(\"A\", {|ASY1019:\"b\"|}), Matches(\"^[A-Z]$\")] public string A { get; init; } = \"\";")]
    [InlineData("ASY1019", "[OneOf(\"A\", {|ASY1019:\"\"|}), LengthBetween(1, 2)] public string A { get; init; } = \"\";")]
    // Rules that nothing fails.
    [InlineData("ASY1020", "[{|ASY1020:InRange(int.MinValue, int.MaxValue)|}] public int A { get; init; }")]
    [InlineData("ASY1020", "[{|ASY1020:AtMost(40_000)|}] public short A { get; init; }")]
    [InlineData("ASY1020", "[{|ASY1020:AtLeast(0)|}] public uint A { get; init; } [{|ASY1020:InRange(0, 255)|}] public byte B { get; init; }")]
    [InlineData("ASY1020", "[{|ASY1020:AtLeast(long.MinValue)|}] public int A { get; init; }")]
    [InlineData("ASY1020", "[{|ASY1020:LengthBetween(0, int.MaxValue)|}] public string A { get; init; } = \"\";")]
    [InlineData("ASY1020", "[{|ASY1020:System.ComponentModel.DataAnnotations.MinLength(0)|}] public string A { get; init; } = \"\";")]
    [InlineData("ASY1020", "[{|ASY1020:OneOf(Sky.Clear, Sky.Wet)|}] public Sky A { get; init; }")]
    [InlineData("ASY1020", "[{|ASY1020:OneOf(true, false)|}] public bool A { get; init; }")]
    [InlineData("ASY1020", "[{|ASY1020:MeanBetween(double.NegativeInfinity, double.PositiveInfinity)|}] public int A { get; init; }")]
    [InlineData("ASY1020", "[{|ASY1020:InRange(\"0001-01-01\", \"9999-12-31\")|}] public DateOnly A { get; init; }")]
    // Rules that nothing meets together.
    [InlineData("ASY1021", "[InRange(0, 10), {|ASY1021:AtLeast(20)|}] public int A { get; init; }")]
    [InlineData("ASY1021", "[LengthBetween(2, 2), {|ASY1021:Matches(\"^[A-Z]{3}$\")|}] public string A { get; init; } = \"\";")]
    [InlineData("ASY1021", "[Matches(\"^[A-Z]+[0-9]{3}$\"), {|ASY1021:LengthBetween(1, 3)|}] public string A { get; init; } = \"\";")]
    [InlineData("ASY1021", "[InRange(0, 10), {|ASY1021:MeanBetween(11, 12)|}] public int A { get; init; }")]
    [InlineData("ASY1021", "[AtMost(\"2001-01-01\"), {|ASY1021:AtLeast(\"2001-01-02\")|}] public DateTime A { get; init; }")]
    [InlineData("ASY1021", "[AtMost(\"0.1\"), {|ASY1021:AtLeast(\"0.11\", Mostly = 0.9, Severity = Severity.Warning)|}] public decimal A { get; init; }")]
    // Rules that others hold already.
    [InlineData("ASY1023", "[InRange(0, 10), {|ASY1023:InRange(0, 20)|}] public int A { get; init; }")]
    [InlineData("ASY1023", "[{|ASY1023:InRange(0, 20)|}, InRange(0, 10)] public int A { get; init; }")]
    [InlineData("ASY1023", "[InRange(0, 10), {|ASY1023:InRange(0, 10)|}] public int A { get; init; }")]
    [InlineData("ASY1023", "[InRange(0, 10), {|ASY1023:AtLeast(-1, Severity = Severity.Warning, Mostly = 0.9)|}] public int A { get; init; }")]
    [InlineData("ASY1023", "[Matches(\"^[A-Z]{3}$\"), {|ASY1023:LengthBetween(3, 3)|}] public string A { get; init; } = \"\";")]
    [InlineData("ASY1023", "[OneOf(1, 2), {|ASY1023:InRange(0, 9)|}] public int A { get; init; }")]
    [InlineData("ASY1023", "[InRange(0, 10), {|ASY1023:MeanBetween(0, 10)|}] public double A { get; init; }")]
    [InlineData("ASY1023", "[RowKey, {|ASY1023:Unique|}] public int A { get; init; }")]
    [InlineData("ASY1023", "[Unique, {|ASY1023:Unique(nameof(A), nameof(B))|}] public int A { get; init; } public int B { get; init; }")]
    [InlineData("ASY1023", "[InRange(0, 10, When = nameof(W)), {|ASY1023:InRange(0, 20, When = nameof(W))|}] public int A { get; init; } static bool W(int a) => a > 1;")]
    // Shares that change nothing.
    [InlineData("ASY1024", "[InRange(0, 10, Mostly = {|ASY1024:1|})] public int A { get; init; }")]
    [InlineData("ASY1024", "public int A { get; init; } [Check(\"c\", Mostly = {|ASY1024:1.0|})] static bool C(int a) => a > 1;")]
    [InlineData("ASY1025", "[{|ASY1025:System.ComponentModel.DataAnnotations.Required|}] public int A { get; init; }")]
    [InlineData("ASY1025", "[{|ASY1025:System.ComponentModel.DataAnnotations.Required|}] public string A { get; init; } = \"\";")]
    [InlineData("ASY1025", "[{|ASY1025:System.ComponentModel.DataAnnotations.Required|}, LengthBetween(0, 9)] public string A { get; init; } = \"\";")]
    public async Task It_is_told_of_where_it_stands(string rule, string members) =>
        await Verify.RuleAsync(rule, "[Dataset(\"rows\")] public partial record R { " + members + " }" + Enum);

    [Theory]
    [InlineData("ASY1009", "[RowKey] public decimal A { get; init; } [Unique] public int B { get; init; }")]
    [InlineData("ASY1009", "[OneOf(0.0, 0.5, 1, -2.25)] public double A { get; init; }")]
    [InlineData("ASY1009", "[InRange(0.1, 0.2), Unvalidated(\"x\")] public double A { get; init; }")]
    [InlineData("ASY1025", "[System.ComponentModel.DataAnnotations.Required, LengthBetween(1, 9)] public string A { get; init; } = \"\";")]
    [InlineData("ASY1025", "[System.ComponentModel.DataAnnotations.Required] public int? A { get; init; }")]
    [InlineData("ASY1019", "[OneOf(\"a\", \"A\", \"a \")] public string A { get; init; } = \"\";")]
    [InlineData("ASY1019", "[OneOf(1, 7), InRange(0, 5, Severity = Severity.Warning)] public int A { get; init; }")]
    [InlineData("ASY1019", "[OneOf(1, 7), InRange(0, 5, Mostly = 0.9)] public int A { get; init; }")]
    [InlineData("ASY1019", "[OneOf(1, 7), InRange(0, 5, When = nameof(W))] public int A { get; init; } static bool W(int a) => a > 1;")]
    [InlineData("ASY1020", "[InRange(int.MinValue, 0), AtLeast(0)] public int A { get; init; }")]
    [InlineData("ASY1020", "[AtLeast(1)] public uint A { get; init; } [InRange(0, 254)] public byte B { get; init; } [AtMost(long.MaxValue)] public ulong C { get; init; }")]
    [InlineData("ASY1020", "[InRange(double.MinValue, double.MaxValue)] public double A { get; init; }")]
    [InlineData("ASY1020", "[AtMost(32_766)] public short A { get; init; } [AtMost(40_000)] public int B { get; init; }")]
    [InlineData("ASY1020", "[OneOf(Sky.Clear)] public Sky A { get; init; } [OneOf(true)] public bool B { get; init; }")]
    [InlineData("ASY1020", "[LengthBetween(0, 10)] public string A { get; init; } = \"\"; [Matches(\".*\")] public string B { get; init; } = \"\";")]
    [InlineData("ASY1020", "[InRange(\"0001-01-01\", \"9999-12-31\")] public DateTime A { get; init; }")]
    [InlineData("ASY1021", "[InRange(0, 10), AtLeast(10)] public int A { get; init; }")]
    [InlineData("ASY1021", "[InRange(0, 10, Mostly = 0.5), AtLeast(20, Mostly = 0.5)] public int A { get; init; }")]
    [InlineData("ASY1021", "[InRange(0, 10, When = nameof(W)), AtLeast(20)] public int A { get; init; } static bool W(int a) => a > 1;")]
    [InlineData("ASY1021", "[LengthBetween(2, 5), Matches(\"^[A-Z]{3,}$\")] public string A { get; init; } = \"\";")]
    [InlineData("ASY1021", "[InRange(0, 10), MeanBetween(9, 12)] public int A { get; init; }")]
    [InlineData("ASY1021", "[InRange(0, 10, Mostly = 0.99), MeanBetween(11, 12)] public int A { get; init; }")]
    [InlineData("ASY1023", "[InRange(-200, 2000), InRange(-60, 300, Mostly = 0.98, Severity = Severity.Warning)] public int A { get; init; }")]
    [InlineData("ASY1023", "[InRange(0, 10, Mostly = 0.9), InRange(0, 20)] public int A { get; init; }")]
    [InlineData("ASY1023", "[InRange(0, 10, Severity = Severity.Warning), InRange(0, 20)] public int A { get; init; }")]
    [InlineData("ASY1023", "[InRange(0, 10, When = nameof(W)), InRange(0, 20)] public int A { get; init; } static bool W(int a) => a > 1;")]
    [InlineData("ASY1023", "[InRange(0, 10), InRange(5, 20)] public int A { get; init; }")]
    [InlineData("ASY1023", "[InRange(10, 5500), MeanBetween(600, 900)] public int A { get; init; }")]
    [InlineData("ASY1023", "[Matches(\"^[A-Z]+$\"), LengthBetween(3, 3)] public string A { get; init; } = \"\";")]
    [InlineData("ASY1023", "[RowKey] public int A { get; init; } [RowKey, Unique] public int B { get; init; }")]
    [InlineData("ASY1023", "[RowKey, Unique(Scope = RuleScope.Dataset)] public int A { get; init; }")]
    [InlineData("ASY1024", "[InRange(0, 10, Mostly = 0.999999)] public int A { get; init; }")]
    [InlineData("ASY1024", "[InRange(0, 10)] public int A { get; init; }")]
    [InlineData("ASY1025", "[System.ComponentModel.DataAnnotations.Required] public int? A { get; init; } [System.ComponentModel.DataAnnotations.Required] public string? B { get; init; }")]
    public async Task The_nearest_correct_code_is_fine(string rule, string members) =>
        await Verify.RuleAsync(rule, "[Dataset(\"rows\")] public partial record R { " + members + " }" + Enum);

    [Theory]
    [InlineData("ASY1009", "[Dataset(\"rows\"), Unique(nameof(A), {|ASY1009:nameof(B)|})] public partial record R(int A, double B);")]
    [InlineData("ASY1009", "[Dataset(\"rows\")] public partial record R([property: {|ASY1009:System.ComponentModel.DataAnnotations.Key|}] double A);")]
    [InlineData("ASY1020", "[Dataset(\"rows\"), {|ASY1020:RowCount|}] public partial record R(int A);")]
    [InlineData("ASY1020", "[Dataset(\"rows\"), {|ASY1020:RowCount(Min = -1)|}] public partial record R(int A);")]
    [InlineData("ASY1020", "[Dataset(\"rows\"), RowCount(Min = 0)] public partial record R(int A);")]
    [InlineData("ASY1020", "[Dataset(\"rows\"), RowCount(Max = 10)] public partial record R(int A);")]
    [InlineData("ASY1023", "[Dataset(\"rows\"), Unique(nameof(A)), {|ASY1023:Unique(nameof(B), nameof(A))|}] public partial record R(int A, int B);")]
    [InlineData("ASY1024", "[Dataset(\"rows\"), RowCount(Max = 500), Unique(nameof(A), Mostly = {|ASY1024:0.999|})] public partial record R(int A);")]
    [InlineData("ASY1024", "[Dataset(\"rows\"), RowCount(Max = 500), Unique(nameof(A), Mostly = 0.998)] public partial record R(int A);")]
    [InlineData("ASY1024", "[Dataset(\"rows\"), RowCount(Max = 10), Unique(nameof(A), Mostly = 0.9)] public partial record R(int A);")]
    [InlineData("ASY1024", "[Dataset(\"rows\"), RowCount(Max = 500, Severity = Severity.Warning), Unique(nameof(A), Mostly = 0.999)] public partial record R(int A);")]
    public async Task Rules_of_the_record_are_told_of_where_they_stand(string rule, string source) => await Verify.RuleAsync(rule, source);

    [Theory]
    [InlineData("[OneOf(")]
    [InlineData("[OneOf()")]
    [InlineData("[OneOf(null)]")]
    [InlineData("[InRange(0, 1), InRange(")]
    [InlineData("[Matches(")]
    [InlineData("[InRange(0, 1, Mostly = )]")]
    [InlineData("[Unique(nameof()), RowKey]")]
    public async Task Code_that_is_being_typed_is_no_reason_to_fail(string attribute) =>
        await Verify.UnfinishedAsync("[Dataset(\"rows\")] public partial record R { " + attribute + " public double A { get; init; } }");

    [Fact]
    public async Task The_messages_name_both_rules() => await Verify.RuleAsync(
        "ASY1021",
        "[Dataset(\"rows\")] public partial record R([InRange(0, 10), {|#0:AtLeast(20)|}] int A);",
        Verify.Result("ASY1021", 0, "A", "between 0 and 10", "at least 20"));

    [Fact]
    public async Task The_implied_rule_is_named_before_the_one_that_implies_it() => await Verify.RuleAsync(
        "ASY1023",
        "[Dataset(\"rows\")] public partial record R([InRange(0, 10), {|#0:AtMost(20)|}] int A);",
        Verify.Result("ASY1023", 0, "at most 20", "between 0 and 10"));

    [Fact]
    public async Task A_value_says_why_it_is_idle() => await Verify.RuleAsync(
        "ASY1019",
        "[Dataset(\"rows\")] public partial record R([OneOf(1, {|#0:1|}, {|#1:9|}), AtMost(5)] int A);",
        Verify.Result("ASY1019", 0, "1", "A", "is listed twice"),
        Verify.Result("ASY1019", 1, "9", "A", "can't pass, because another rule asks for 'at most 5'"));

    [Fact]
    public async Task Rules_that_refuse_nothing_are_removed_everywhere() => await Verify.FixAsync<RemoveAttributeCodeFix>(
        "ASY1023",
        """
        [Dataset("rows"), Unique("A"), {|ASY1023:Unique("A", "B")|}]
        public partial record R([InRange(0, 10), {|ASY1023:InRange(0, 20)|}, {|ASY1023:InRange(0, 30)|}] int A)
        {
            /// <summary>Two.</summary>
            [InRange(0, 10)]
            [{|ASY1023:AtLeast(-1)|}]
            public int B { get; init; }
        }
        """,
        """
        [Dataset("rows"), Unique("A")]
        public partial record R([InRange(0, 10)] int A)
        {
            /// <summary>Two.</summary>
            [InRange(0, 10)]
            public int B { get; init; }
        }
        """);

    [Fact]
    public async Task Idle_rules_are_removed_with_their_line() => await Verify.FixAsync<RemoveAttributeCodeFix>(
        "ASY1020",
        """
        [Dataset("rows")]
        [{|ASY1020:RowCount|}]
        public partial record R([{|ASY1020:AtLeast(short.MinValue)|}] short A)
        {
            /// <summary>Two.</summary>
            [{|ASY1020:LengthBetween(0, int.MaxValue)|}, {|ASY1020:System.ComponentModel.DataAnnotations.MinLength(0)|}]
            public string B { get; init; } = "";
        }
        """,
        """
        [Dataset("rows")]
        public partial record R(short A)
        {
            /// <summary>Two.</summary>
            public string B { get; init; } = "";
        }
        """);

    [Fact]
    public async Task Required_is_removed_everywhere() => await Verify.FixAsync<RemoveAttributeCodeFix>(
        "ASY1025",
        """
        [Dataset("rows")]
        public partial record R
        {
            [RowKey, {|ASY1025:System.ComponentModel.DataAnnotations.Required|}] public int A { get; init; }
            [{|ASY1025:System.ComponentModel.DataAnnotations.Required|}] public string B { get; init; } = "";
        }
        """,
        """
        [Dataset("rows")]
        public partial record R
        {
            [RowKey] public int A { get; init; }
            public string B { get; init; } = "";
        }
        """);

    [Fact]
    public async Task Idle_values_are_removed_everywhere() => await Verify.FixAsync<RemoveArgumentCodeFix>(
        "ASY1019",
        "[Dataset(\"rows\")] public partial record R([OneOf({|ASY1019:9|}, 1, {|ASY1019:1|}, 2, {|ASY1019:1|}, Id = \"x\"), AtMost(5)] int A, [OneOf(\"a\", {|ASY1019:\"a\"|})] string B);",
        "[Dataset(\"rows\")] public partial record R([OneOf(1, 2, Id = \"x\"), AtMost(5)] int A, [OneOf(\"a\")] string B);");

    [Fact]
    public async Task An_idle_share_is_removed_everywhere() => await Verify.FixAsync<RemoveArgumentCodeFix>(
        "ASY1024",
        "[Dataset(\"rows\"), Unique(\"A\", Mostly = {|ASY1024:1|}, Id = \"x\")] public partial record R([Unique(Mostly = {|ASY1024:1|})] int A, [InRange(1, 2, Mostly = {|ASY1024:1|})] int B);",
        "[Dataset(\"rows\"), Unique(\"A\", Id = \"x\")] public partial record R([Unique] int A, [InRange(1, 2)] int B);");
}
