using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes.Steps;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY3041.</summary>
public class BlockingCallTests
{
    private const string Rule = "ASY3041";

    [Theory]
    [InlineData("var all = {|ASY3041:rows.ToListAsync(cancel).Result|};")]
    [InlineData("{|ASY3041:Task.Delay(1, cancel).Wait()|};")]
    [InlineData("var all = {|ASY3041:rows.ToListAsync(cancel).GetAwaiter().GetResult()|};")]
    [InlineData("{|ASY3041:Thread.Sleep(100)|};")]
    [InlineData("var one = rows.CountAsync(cancel); {|ASY3041:Task.WaitAll(one)|};")]
    public async Task A_blocked_thread_is_warned_of(string statements) => await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Theory]
    [InlineData("var all = await rows.ToListAsync(cancel);")]
    [InlineData("var one = rows.CountAsync(cancel); var two = rows.CountAsync(cancel); await Task.WhenAll(one, two); var sum = one.Result + two.Result;")]
    [InlineData("await Task.Delay(100, cancel);")]
    [InlineData("var count = new[] { rows.CountAsync(cancel) }.Select(one => one.Result);")]
    [InlineData("var verdict = new Answer(1); var one = verdict.Result;")]
    public async Task Awaiting_and_what_is_done_already_are_fine(string statements) =>
        await Verify.RuleAsync(Rule, StepCode.Step(statements) + "public record Answer(int Result);");

    [Fact]
    public async Task The_message_names_the_call() => await Verify.RuleAsync(
        Rule, StepCode.Step("{|#0:Thread.Sleep(100)|};"), Verify.Result(Rule, 0, "Do", "Thread.Sleep"));

    [Fact]
    public async Task The_fix_awaits_and_makes_the_step_asynchronous_everywhere() => await Verify.FixAsync<AwaitCodeFix>(
        Rule,
        StepCode.Pipeline("""
                [Step] public static Metrics One(Rows<R> rows)
                {
                    {|ASY3041:Thread.Sleep(100)|};
                    return new() { ["n"] = {|ASY3041:rows.ToListAsync().Result|}.Count };
                }

                [Step] public static async Task Two(Rows<R> rows) { await Task.Yield(); {|ASY3041:rows.CountAsync().Wait()|}; }
                [Step] public static void Three(Rows<R> rows) { var n = {|ASY3041:rows.CountAsync().GetAwaiter().GetResult()|}; }
            """),
        StepCode.Pipeline("""
                [Step] public static async Task<Metrics> One(Rows<R> rows)
                {
                    await Task.Delay(100);
                    return new() { ["n"] = (await rows.ToListAsync()).Count };
                }

                [Step] public static async Task Two(Rows<R> rows) { await Task.Yield(); await rows.CountAsync(); }
                [Step] public static async Task Three(Rows<R> rows) { var n = await rows.CountAsync(); }
            """));
}
