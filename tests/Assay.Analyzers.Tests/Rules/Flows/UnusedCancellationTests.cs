using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes.Steps;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY3043.</summary>
public class UnusedCancellationTests
{
    private const string Rule = "ASY3043";

    [Theory]
    [InlineData("[Step] public static async Task Do(Rows<R> rows, CancellationToken {|ASY3043:cancel|}) { await foreach (var row in rows) { } }")]
    [InlineData("[Step] public static Task<IReadOnlyList<R>> Do(Rows<R> rows, CancellationToken {|ASY3043:cancel|}) => rows.ToListAsync();")]
    [InlineData("[Step] public static void Do(Rows<R> rows, CancellationToken {|ASY3043:cancel|}) { for (var i = 0; i < 9; i++) { } }")]
    public async Task A_token_that_nobody_looks_at_is_warned_of(string step) => await Verify.RuleAsync(Rule, StepCode.Pipeline(step));

    [Theory]
    [InlineData("[Step] public static async Task Do(Rows<R> rows, CancellationToken cancel) { await foreach (var row in rows.WithCancellation(cancel)) { } }")]
    [InlineData("[Step] public static void Do(Rows<R> rows, CancellationToken cancel) { for (var i = 0; i < 9; i++) cancel.ThrowIfCancellationRequested(); }")]
    [InlineData("[Step] public static Rows<R> Do(Rows<R> rows, CancellationToken cancel) => rows.Where(row => row.A > 1);")]
    [InlineData("[Step] public static async Task Do(Rows<R> rows) { await foreach (var row in rows) { } }")]
    [InlineData("public static Task No(Rows<R> rows, CancellationToken cancel) => rows.CountAsync();")]
    public async Task A_token_that_is_asked_or_has_nothing_to_stop_is_fine(string step) => await Verify.RuleAsync(Rule, StepCode.Pipeline(step));

    [Fact]
    public async Task The_message_names_step_and_token() => await Verify.RuleAsync(
        Rule,
        StepCode.Pipeline("[Step] public static Task<long> Do(Rows<R> rows, CancellationToken {|#0:stop|}) => rows.CountAsync();"),
        Verify.Result(Rule, 0, "Do", "stop"));

    [Fact]
    public async Task The_fix_hands_it_on_everywhere() => await Verify.FixAsync<CancellationCodeFix>(
        Rule,
        StepCode.Pipeline("""
                [Step] public static async Task One(Rows<R> rows, CancellationToken {|ASY3043:cancel|})
                {
                    await foreach (var row in rows)
                        Console.WriteLine(row.A);
                    await rows.CountAsync();
                }

                [Step] public static Task Two(Rows<R> rows, IRun run, CancellationToken {|ASY3043:stop|}) => run.LogArtifactAsync("a", "b");
            """),
        StepCode.Pipeline("""
                [Step] public static async Task One(Rows<R> rows, CancellationToken cancel)
                {
                    await foreach (var row in rows.WithCancellation(cancel))
                        Console.WriteLine(row.A);
                    await rows.CountAsync(cancellation: cancel);
                }

                [Step] public static Task Two(Rows<R> rows, IRun run, CancellationToken stop) => run.LogArtifactAsync("a", "b", cancellation: stop);
            """));
}
