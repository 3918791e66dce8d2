using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes.Steps;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY3040.</summary>
public class SwallowedExceptionTests
{
    private const string Rule = "ASY3040";

    [Theory]
    [InlineData("try { await rows.CountAsync(cancel); } {|ASY3040:catch|} { }")]
    [InlineData("try { await rows.CountAsync(cancel); } {|ASY3040:catch|} (Exception e) { log.LogError(e, \"failed\"); }")]
    [InlineData("try { await foreach (var row in rows) { } } catch (IOException) { throw; } {|ASY3040:catch|} (Exception) { return; }")]
    public async Task A_handler_of_everything_around_the_work_is_warned_of(string statements) => await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Theory]
    [InlineData("try { await rows.CountAsync(cancel); } catch (Exception e) { log.LogError(e, \"failed\"); throw; }")]
    [InlineData("try { await rows.CountAsync(cancel); } catch (Exception e) { throw new InvalidOperationException(\"rows\", e); }")]
    [InlineData("try { await rows.CountAsync(cancel); } catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e); }")]
    [InlineData("try { await rows.CountAsync(cancel); } catch (IOException) { }")]
    [InlineData("try { await rows.CountAsync(cancel); } catch (Exception e) when (e is IOException) { }")]
    [InlineData("try { File.Delete(\"x\"); } catch { }")]
    [InlineData("await foreach (var row in rows) { try { int.Parse(\"1\"); _ = rows; } catch (Exception) { } }")]
    [InlineData("try { await rows.CountAsync(cancel); } finally { File.Delete(\"x\"); }")]
    [InlineData("try { run.SetTag(\"a\", \"b\"); } catch (Exception) { }")]
    public async Task A_failure_that_is_told_answered_or_beside_the_work_is_fine(string statements) => await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Fact]
    public async Task What_is_returned_instead_is_named() => await Verify.RuleAsync(
        Rule,
        StepCode.Pipeline("[Step] public static Rows<R> Do(Rows<R> rows) { try { return rows.Where(row => row.A > 1); } {|#0:catch|} { return RowsOf.Memory<R>([]); } }"),
        Verify.Result(Rule, 0, "Do"));

    [Fact]
    public async Task The_fix_throws_again_everywhere() => await Verify.FixAsync<RethrowCodeFix>(
        Rule,
        StepCode.Pipeline("""
                [Step]
                public static Rows<R> One(Rows<R> rows)
                {
                    try
                    {
                        return rows.Where(row => row.A > 1);
                    }
                    {|ASY3040:catch|} (Exception e)
                    {
                        Console.WriteLine(e.Message);
                        return RowsOf.Memory<R>([]);
                    }
                }

                [Step]
                public static async Task Two(Rows<R> rows)
                {
                    try
                    {
                        await rows.CountAsync();
                    }
                    {|ASY3040:catch|}
                    {
                    }
                }
            """),
        StepCode.Pipeline("""
                [Step]
                public static Rows<R> One(Rows<R> rows)
                {
                    try
                    {
                        return rows.Where(row => row.A > 1);
                    }
                    catch (Exception e)
                    {
                        Console.WriteLine(e.Message);
                        throw;
                    }
                }

                [Step]
                public static async Task Two(Rows<R> rows)
                {
                    try
                    {
                        await rows.CountAsync();
                    }
                    catch
                    {
                        throw;
                    }
                }
            """));
}
