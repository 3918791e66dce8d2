using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;
using static Assay.Analyzers.Tests.Rules.Monitors.WatchedModel;

namespace Assay.Analyzers.Tests.Rules.Monitors;

/// <summary>ASY5004, 5007 and 5009: how often drift alarms by chance, what it excepts, and windows.</summary>
public class DriftTests
{
    [Theory]
    [InlineData("1h", "Drift(FalseAlarmRate = {|#0:0.01|})", "168", "0.01", "1.7", "0.0059")]
    [InlineData("15m", "{|#0:Drift|}", "672", "0.01", "6.7", "0.0014")]
    [InlineData("1d", "Drift(MinEffect = 0.2, FalseAlarmRate = {|#0:0.15|})", "7", "0.15", "1.1", "0.14")]
    public async Task More_than_one_false_alarm_a_week_is_computed(string window, string drift, params object[] told) => await Verify.RuleAsync(
        "ASY5004", $"[Monitor<M>(\"w\", Window = \"{window}\"), {drift}] public partial record W;{Model}{Records}", Verify.Result("ASY5004", 0, told));

    [Theory]
    [InlineData("1h", "Drift(FalseAlarmRate = 0.0059)")]
    [InlineData("1d", "Drift")]
    [InlineData("1w", "Drift(FalseAlarmRate = 0.9)")]
    [InlineData("1s", "Performance(\"auc\", AtLeast = 0.6)")]
    public async Task One_a_week_is_fine_however_many_columns_there_are(string window, string drift) => await Verify.TypedAsync(
        "ASY5004", $"[Monitor<M>(\"w\", Window = \"{window}\"), {drift}] public partial record W;{Model}{Records}");

    [Fact]
    public async Task The_fix_writes_the_greatest_rate_everywhere() => await Verify.FixAsync<ArgumentCodeFix>(
        "ASY5004",
        "[Monitor<M>(\"v\", Window = \"1h\"), {|ASY5004:Drift|}] public partial record V;\n[Monitor<M>(\"w\", Window = \"6h\"), Drift(FalseAlarmRate = {|ASY5004:0.05|}, MinEffect = 0.2)] public partial record W;" + Model + Records,
        "[Monitor<M>(\"v\", Window = \"1h\"), Drift(FalseAlarmRate = 0.0059)] public partial record V;\n[Monitor<M>(\"w\", Window = \"6h\"), Drift(FalseAlarmRate = 0.035, MinEffect = 0.2)] public partial record W;" + Model + Records);

    [Theory]
    [InlineData("Drift(Except = [\"Km\", {|#0:\"Speed\"|}])")]
    [InlineData("Drift(Except = new[] { {|#0:\"Speed\"|} })")]
    [InlineData("Drift(Except = new string[] { {|#0:\"Speed\"|} })")]
    public async Task An_excepted_column_that_is_not_there_is_an_error_at_its_name(string drift) =>
        await Verify.RuleAsync("ASY5007", With(drift), Verify.Result("ASY5007", 0, "m", "Speed", "Km, Late, P"));

    [Theory]
    [InlineData("Drift(Except = [nameof(In.Km), nameof(Out.P)])")]
    [InlineData("Drift(Except = [])")]
    [InlineData("Drift(Except = null!)")]
    [InlineData("Drift(Except = [Nothing])")]
    public async Task A_column_of_input_or_output_may_be_excepted(string drift) => await Verify.TypedAsync("ASY5007", With(drift));

    [Theory]
    [InlineData("5h", "They begin at another hour each day, so that one is filled by nights and the next by days, and what is usual at an hour looks like drift: write \"4h\"")]
    [InlineData("36h", "They begin at another hour each day, so that one is filled by nights and the next by days, and what is usual at an hour looks like drift: write \"1d\"")]
    [InlineData("PT90H", "They begin at another hour each day, so that one is filled by nights and the next by days, and what is usual at an hour looks like drift: write \"3d\"")]
    [InlineData("59s", "They begin at another hour each day, so that one is filled by nights and the next by days, and what is usual at an hour looks like drift")]
    public async Task A_window_that_shifts_through_the_day_is_warned_of(string window, string words) => await Verify.RuleAsync(
        "ASY5009", $"[Monitor<M>(\"w\", Window = {{|#0:\"{window}\"|}})] public partial record W;{Model}{Records}", Verify.Result("ASY5009", 0, "w", words));

    [Theory]
    [InlineData("")]
    [InlineData(", Window = \"90m\"")]
    [InlineData(", Window = \"45m\"")]
    [InlineData(", Window = \"1w\"")]
    [InlineData(", Window = \"P3D\"")]
    [InlineData(", Window = \"5 h\"")]
    [InlineData(", Window = ")]
    public async Task A_window_that_divides_a_day_or_is_made_of_days_is_fine(string window) =>
        await Verify.TypedAsync("ASY5009", $"[Monitor<M>(\"w\"{window})] public partial record W;{Model}{Records}");

    [Fact]
    public async Task Windows_shorter_than_the_dates_of_the_data_are_warned_of() => await Verify.RuleAsync(
        "ASY5009",
        "[Monitor<M>(\"w\", Window = {|#0:\"1h\"|})] public partial record W;" + Model + Records.Replace("DateTime At", "DateOnly At", StringComparison.Ordinal),
        Verify.Result("ASY5009", 0, "w", "'At' is a date, so all rows of a day fall into its first window and the others stay empty: write \"1d\""));

    [Fact]
    public async Task Days_of_dates_are_fine() => await Verify.RuleAsync(
        "ASY5009", "[Monitor<M>(\"w\", Window = \"1d\")] public partial record W;" + Model + Records.Replace("DateTime At", "DateOnly At", StringComparison.Ordinal));

    [Fact]
    public async Task The_fix_writes_the_next_shorter_window_everywhere() => await Verify.FixAsync<ArgumentCodeFix>(
        "ASY5009",
        "[Monitor<M>(\"v\", Window = {|ASY5009:\"7h\"|})] public partial record V;\n[Monitor<M>(\"w\", Window = {|ASY5009:\"100m\"|}, Owner = \"x\")] public partial record W;" + Model + Records,
        "[Monitor<M>(\"v\", Window = \"6h\")] public partial record V;\n[Monitor<M>(\"w\", Window = \"1h\", Owner = \"x\")] public partial record W;" + Model + Records);
}
