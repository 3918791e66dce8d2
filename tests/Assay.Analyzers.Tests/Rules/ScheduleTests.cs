using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY3011, 3012, 3021 and 3022.</summary>
public class ScheduleTests
{
    private const string Rows = "[Dataset(\"sold\", Source = \"x.csv\")] public partial record Sold(int A);\n[Model(\"m\")] public partial record M;\n";
    private const string Print = "[Step] public static void S(Rows<Sold> rows) { }";
    private const string Train = "[Step] public static M S(Rows<Sold> rows) => null!;";

    [Theory]
    [InlineData("0 0 30 2 *")]
    [InlineData("0 0 31 4,6 *")]
    [InlineData("0 0 31 feb,sep,nov *")]
    public async Task A_schedule_that_never_comes_true_is_warned_of(string schedule) => await Verify.RuleAsync(
        "ASY3011", Scheduled($"{{|#0:\"{schedule}\"|}}", Print), Verify.Result("ASY3011", 0, schedule));

    [Theory]
    [InlineData("0 0 29 2 *")]
    [InlineData("0 0 31 4,5 *")]
    [InlineData("0 0 31 4 1")]
    [InlineData("0 0 32 2 *")]
    [InlineData("")]
    public async Task What_comes_true_once_and_what_is_no_schedule_are_fine(string schedule) => await Verify.RuleAsync("ASY3011", Scheduled($"\"{schedule}\"", Print));

    [Theory]
    [InlineData("* 6 * * *", Print, "each minute of hour 6", "0 6 * * *")]
    [InlineData("*/1 6,18 1 * *", Print, "each minute of hour 6,18", "0 6,18 1 * *")]
    [InlineData("* * * * *", Train, "each minute, and trains", "0 * * * *")]
    public async Task Runs_at_each_minute_are_warned_of(string schedule, string step, string words, string mended) => await Verify.RuleAsync(
        "ASY3012", Scheduled($"{{|#0:\"{schedule}\"|}}", step), Verify.Result("ASY3012", 0, schedule, words, mended));

    [Theory]
    [InlineData("* * * * *", Print)]
    [InlineData("0-59 6 * * *", Print)]
    [InlineData("*/5 6 * * *", Train)]
    [InlineData("0 6 * * *", Train)]
    [InlineData("* 25 * * *", Print)]
    public async Task Other_minutes_and_quick_steps_are_fine(string schedule, string step) => await Verify.RuleAsync("ASY3012", Scheduled($"\"{schedule}\"", step));

    [Fact]
    public async Task The_fix_writes_the_full_hour() => await Verify.FixAsync<WriteInsteadCodeFix>(
        "ASY3012",
        Scheduled("{|ASY3012:\"* 6 * * 1-5\"|}", Print) + "\n[Pipeline(\"q\", Schedule = {|ASY3012:\"*  7 *  * *\"|})] public partial record Q { " + Print + " }",
        Scheduled("\"0 6 * * 1-5\"", Print) + "\n[Pipeline(\"q\", Schedule = \"0 7 * * *\")] public partial record Q { " + Print + " }");

    [Fact]
    public async Task Two_kinds_of_days_are_warned_of() => await Verify.RuleAsync(
        "ASY3021", Scheduled("{|#0:\"0 6 1-7 * mon\"|}", Print), Verify.Result("ASY3021", 0, "0 6 1-7 * mon", "1-7", "mon"));

    [Theory]
    [InlineData("0 6 * * mon")]
    [InlineData("0 6 1-7 * *")]
    [InlineData("0 6 */2 * mon")]
    [InlineData("0 6 1-7 * monday")]
    public async Task One_kind_of_days_is_fine(string schedule) => await Verify.RuleAsync("ASY3021", Scheduled($"\"{schedule}\"", Print));

    [Theory]
    [InlineData("0 * * * *", "90m", "1h")]
    [InlineData("*/15 * * * *", "PT1H", "15m")]
    [InlineData("0 6 * * *", "25h", "1d")]
    public async Task A_step_that_may_outlast_every_pause_is_warned_of(string schedule, string timeout, string gap) => await Verify.RuleAsync(
        "ASY3022",
        Scheduled($"\"{schedule}\"", $"[Step(Timeout = {{|#0:\"{timeout}\"|}})] public static void S(Rows<Sold> rows) {{ }}"),
        Verify.Result("ASY3022", 0, "S", timeout == "PT1H" ? "1h" : timeout, schedule, gap));

    [Theory]
    [InlineData("0 * * * *", "60m")]
    [InlineData("0 8-18 * * *", "2h")]
    [InlineData("0 6 * * *", "soon")]
    public async Task A_step_that_some_pause_is_long_enough_for_is_fine(string schedule, string timeout) => await Verify.RuleAsync(
        "ASY3022", Scheduled($"\"{schedule}\"", $"[Step(Timeout = \"{timeout}\")] public static void S(Rows<Sold> rows) {{ }}"));

    private static string Scheduled(string schedule, string step) => Rows + $"[Pipeline(\"p\", Schedule = {schedule})] public partial record P {{ {step} }}";
}
