using Assay.Analyzers.Tests.Verification;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY6011.</summary>
public class ReasonTests
{
    private const string Rule = "ASY6011";

    [Fact]
    public async Task A_placeholder_is_warned_of_where_it_stands() => await Verify.RuleAsync(
        Rule,
        """
        [Dataset("rows", Owner = {|#0:"team"|}), NoRowKey({|#1:""|}), Versioned(VersionStrategy.Auto, Why = {|#2:"say why this strategy"|})]
        public partial record R([Unvalidated({|#3:"TODO: ask"|})] int A);
        """,
        Verify.Result(Rule, 0, "Dataset", "team"),
        Verify.Result(Rule, 1, "NoRowKey", ""),
        Verify.Result(Rule, 2, "Versioned", "say why this strategy"),
        Verify.Result(Rule, 3, "Unvalidated", "TODO: ask"));

    [Theory]
    [InlineData("…")]
    [InlineData(" - ")]
    [InlineData("tbd")]
    [InlineData("Because")]
    [InlineData("say why the rows have no key")]
    [InlineData("say why any value is right")]
    [InlineData("FIXME")]
    public async Task Dots_marks_and_what_fixes_write_say_nothing(string reason) => await Verify.RuleAsync(
        Rule, $"[Dataset(\"rows\"), NoRowKey({{|ASY6011:\"{reason}\"|}})] public partial record R(int A);");

    [Theory]
    [InlineData("[NoRowKey(\"todos are doubled by design\")]")]
    [InlineData("[NoRowKey(\"because clicks repeat\")]")]
    [InlineData("[NoRowKey(\"log\")]")]
    [InlineData("[NotVersioned(\"the teams' list is kept in git\")]")]
    [InlineData("[Unvalidated(\"why a user left, in own words\")]")]
    [InlineData("[System.ComponentModel.Description(\"\")]")]
    public async Task Any_words_of_the_team_are_a_reason(string attribute) =>
        await Verify.RuleAsync(Rule, $"[Dataset(\"rows\", Owner = \"team-ml\")] {attribute} public partial record R(int A);");

    [Fact]
    public async Task What_nobody_has_typed_yet_throws_nothing() => await Verify.RuleAsync(
        Rule, "[Dataset(\"rows\"), NoRowKey({|CS7036:|}{|CS0103:x|})] public partial record R(int A);".Replace("{|CS7036:|}", "", StringComparison.Ordinal));
}
