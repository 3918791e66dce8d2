using Assay.Analyzers.Tests.Verification;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY3042.</summary>
public class RowsReadAgainTests
{
    private const string Rule = "ASY3042";

    [Theory]
    [InlineData("await rows.CountAsync(cancel); await foreach (var row in {|ASY3042:rows|}) { }")]
    [InlineData("await foreach (var row in rows.WithCancellation(cancel)) { } await foreach (var row in {|ASY3042:rows|}.WithCancellation(cancel)) { }")]
    [InlineData("var all = await rows.ToListAsync(cancel); if (all.Count > 0) await {|ASY3042:rows|}.CountAsync(cancel);")]
    public async Task Rows_that_are_read_again_are_told_of(string statements) => await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Theory]
    [InlineData("var all = await rows.ToListAsync(cancel); foreach (var row in all) { } foreach (var row in all) { }")]
    [InlineData("await foreach (var row in rows) { } var some = rows.Where(row => row.A > 1); var more = rows.Select(row => row);")]
    [InlineData("if (cancel.IsCancellationRequested) { await rows.CountAsync(cancel); } else { await rows.ToListAsync(cancel); }")]
    [InlineData("var n = cancel.IsCancellationRequested ? await rows.CountAsync(cancel) : (await rows.ToListAsync(cancel)).Count;")]
    public async Task One_pass_rows_in_memory_and_descriptions_are_fine(string statements) => await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Fact]
    public async Task The_message_names_step_and_rows() => await Verify.RuleAsync(
        Rule, StepCode.Step("await rows.CountAsync(cancel); await {|#0:rows|}.CountAsync(cancel);"), Verify.Result(Rule, 0, "Do", "rows"));
}
