using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1017 and 1018: where patterns are told of; which ones is in <see cref="Patterns.PatternVerdictTests"/>.</summary>
public class PatternRuleTests
{
    [Theory]
    [InlineData("ASY1017", "Matches({|ASY1017:\"[A-Z]{3}\"|})")]
    [InlineData("ASY1017", "Matches(pattern: {|ASY1017:@\"^\\d+\"|})")]
    [InlineData("ASY1017", "System.ComponentModel.DataAnnotations.RegularExpression({|ASY1017:\"a|b\"|})")]
    [InlineData("ASY1017", "Matches(\"^a$\"), Matches({|ASY1017:\"a.\"|})")]
    [InlineData("ASY1018", "Matches({|ASY1018:\"^(a+)+$\"|})")]
    [InlineData("ASY1018", "System.ComponentModel.DataAnnotations.RegularExpression({|ASY1018:@\"^(\\w+\\s?)*$\"|})")]
    [InlineData("ASY1018", "Matches({|ASY1018:\"^[a-z]{1,1001}$\"|})")]
    [InlineData("ASY1018", "Matches({|ASY1018:\"^([a-z]{40}-){30}$\"|})")]
    public async Task A_pattern_is_told_of_where_it_stands(string rule, string attributes) =>
        await Verify.RuleAsync(rule, $"[Dataset(\"rows\")] public partial record R([{attributes}] string A);");

    [Theory]
    [InlineData("ASY1017", "Matches(\"^[A-Z]{3}$\")")]
    [InlineData("ASY1017", "Matches(\"^ab.*\")")]
    [InlineData("ASY1017", "Matches(\"(?m)a\")")]
    [InlineData("ASY1018", "Matches(\"^([a-z]+-)*[a-z]+$\")")]
    [InlineData("ASY1018", "Matches(\"^[a-z]{1,1000}$\")")]
    [InlineData("ASY1018", "Matches(\"^(a+\")")]
    public async Task The_nearest_correct_pattern_is_fine(string rule, string attributes) =>
        await Verify.RuleAsync(rule, $"[Dataset(\"rows\")] public partial record R([{attributes}] string A);");

    [Fact]
    public async Task The_message_says_which_end_and_what_to_write() => await Verify.RuleAsync(
        "ASY1017",
        "[Dataset(\"rows\")] public partial record R([Matches({|#0:\"^a\"|})] string A, [Matches({|#1:\"b$\"|})] string B, [Matches({|#2:\"^a|b\"|})] string C);",
        Verify.Result("ASY1017", 0, "^a", "its end", "^a$"),
        Verify.Result("ASY1017", 1, "b$", "its start", "^b$"),
        Verify.Result("ASY1017", 2, "^a|b", "either end", "^(?:^a|b)$"));

    [Fact]
    public async Task Anchors_are_written_everywhere() => await Verify.FixAsync<AnchorPatternCodeFix>(
        "ASY1017",
        """"
        [Dataset("rows")]
        public partial record R([Matches({|ASY1017:"[A-Z]{3}"|})] string A, [Matches({|ASY1017:@"^\d+"|}), Matches({|ASY1017:"a|\"b\""|})] string B)
        {
            [Matches({|ASY1017:"""(?i)a\d"""|})] public string C { get; init; } = "";
        }
        """",
        """"
        [Dataset("rows")]
        public partial record R([Matches("^[A-Z]{3}$")] string A, [Matches(@"^\d+$"), Matches("^(?:a|\"b\")$")] string B)
        {
            [Matches("""^(?i)a\d$""")] public string C { get; init; } = "";
        }
        """");
}
