using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;
using static Assay.Analyzers.Tests.Rules.Monitors.WatchedModel;

namespace Assay.Analyzers.Tests.Rules.Monitors;

/// <summary>ASY5005, 5008, 5010, 5012 to 5014 and 5016: metrics, their bounds and their estimates.</summary>
public class PerformanceTests
{
    [Fact]
    public async Task A_metric_whose_label_comes_later_may_be_estimated() => await Verify.RuleAsync(
        "ASY5005", With("{|#0:Performance(\"auc\", AtLeast = 0.6)|}"), Verify.Result("ASY5005", 0, "m", "arrival", "auc"));

    [Fact]
    public async Task So_may_one_whose_label_says_so_itself() => await Verify.RuleAsync(
        "ASY5005",
        With("{|#0:Performance(\"brier\", AtMost = 0.2)|}").Replace("[Label]", "[Label, KnownAfter(\"30d\")]", StringComparison.Ordinal),
        Verify.Result("ASY5005", 0, "m", "30d", "brier"));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = 0.6, Estimate = true)")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6, Estimate = false)")]
    [InlineData("Performance(\"f1\", AtLeast = 0.6)")]
    [InlineData("Performance(\"mape\", AtLeast = 0.6)")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)", "[KnownAfter(\"arrival\")]", "")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)", "[KnownAfter(\"arrival\")]", "[KnownAfter(\"6h\")]")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)", "[Label] public bool Late", "[Label] public int Late")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)", "[Label] public bool Late", "public bool Late")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)", "[Score] double", "double")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)", "Late = t.Delay > 15", "Late = t.Km > 15")]
    public async Task One_that_is_or_cannot_be_estimated_or_known_in_time_is_fine(string metric, string from = "[Score]", string to = "[Score]") =>
        await Verify.TypedAsync("ASY5005", With(metric).Replace(from, to, StringComparison.Ordinal));

    [Fact]
    public async Task The_fix_estimates_everywhere() => await Verify.FixAsync<ArgumentCodeFix>(
        "ASY5005",
        With("{|ASY5005:Performance(\"auc\", AtLeast = 0.6)|}, {|ASY5005:Performance(\"log_loss\", AtMost = 1, Severity = Severity.Info)|}"),
        With("Performance(\"auc\", AtLeast = 0.6, Estimate = true), Performance(\"log_loss\", AtMost = 1, Severity = Severity.Info, Estimate = true)"));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = {|#0:60|})", "auc", "is never above 1, so each window breaks AtLeast = 60")]
    [InlineData("Performance(\"r2\", AtLeast = {|#0:1.5|})", "r2", "is never above 1, so each window breaks AtLeast = 1.5")]
    [InlineData("Performance(\"rmse\", AtMost = {|#0:-1|})", "rmse", "is never below 0, so each window breaks AtMost = -1")]
    [InlineData("Performance(\"auc\", AtLeast = {|#0:0|})", "auc", "is never below 0, so nothing breaks AtLeast = 0")]
    [InlineData("Performance(\"auc\", AtLeast = {|#0:0|}, AtMost = 1)", "auc", "is never below 0, so nothing breaks AtLeast = 0")]
    [InlineData("Performance(\"f1\", AtMost = {|#0:1|})", "f1", "is never above 1, so nothing breaks AtMost = 1")]
    [InlineData("Performance(\"own\", AtLeast = {|#0:0.7|}, AtMost = 0.6)", "own", "must be at least 0.7 and at most 0.6, which nothing is")]
    public async Task A_bound_that_nothing_meets_or_breaks_is_warned_of(string metric, string name, string words) =>
        await Verify.RuleAsync("ASY5008", With(metric), Verify.Result("ASY5008", 0, name, words));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = 1)")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6, AtMost = 1)")]
    [InlineData("Performance(\"r2\", AtLeast = -1)")]
    [InlineData("Performance(\"rmse\", AtMost = 20000)")]
    [InlineData("Performance(\"own\", AtLeast = 60)")]
    [InlineData("Performance(\"auc\")")]
    [InlineData("Performance(\"auc\", AtLeast = )")]
    [InlineData("Performance()")]
    public async Task A_bound_that_can_be_met_and_broken_is_fine(string metric) => await Verify.TypedAsync("ASY5008", With(metric));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = {|#0:0.7|})", "auc", "AtLeast", "0.7", "m", "0.62")]
    [InlineData("Performance(\"log_loss\", AtMost = {|#0:0.4|}, Estimate = true)", "log_loss", "AtMost", "0.4", "m", "0.5")]
    public async Task A_bound_tighter_than_the_gates_is_warned_of(string metric, params object[] told) =>
        await Verify.RuleAsync("ASY5010", With(metric), Verify.Result("ASY5010", 0, told));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = 0.62)")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)")]
    [InlineData("Performance(\"log_loss\", AtMost = 0.6)")]
    [InlineData("Performance(\"f1\", AtLeast = 0.9)")]
    [InlineData("Performance(\"auc\", AtLeast = 0.66)", "Gate(\"auc\", AtLeast = 0.62)", "Gate(\"auc\", NotWorseThanChampionBy = 0.01)")]
    [InlineData("Performance(\"auc\", AtLeast = 0.66)", "Gate(\"auc\", AtLeast = 0.62)", "Gate(\"auc\", AtLeast = 0.62), Gate(\"auc\", AtLeast = 0.67)")]
    public async Task One_that_the_gate_implies_is_fine(string metric, string from = "[Score]", string to = "[Score]") =>
        await Verify.RuleAsync("ASY5010", With(metric).Replace(from, to, StringComparison.Ordinal));

    [Fact]
    public async Task The_fix_takes_the_gates_bound_everywhere() => await Verify.FixAsync<ArgumentCodeFix>(
        "ASY5010",
        With("Performance(\"auc\", AtLeast = {|ASY5010:0.7|}), Performance(\"log_loss\", AtMost = {|ASY5010:0.4|}, Estimate = true)"),
        With("Performance(\"auc\", AtLeast = 0.62), Performance(\"log_loss\", AtMost = 0.5, Estimate = true)"));

    [Theory]
    [InlineData("Performance(\"auc\", AtMost = {|#0:0.9|})", "auc", "higher", "AtMost", "AtLeast")]
    [InlineData("Performance(\"rmse\", AtLeast = {|#0:9|})", "rmse", "lower", "AtLeast", "AtMost")]
    public async Task A_bound_on_the_better_side_alone_is_warned_of(string metric, params object[] told) =>
        await Verify.RuleAsync("ASY5012", With(metric), Verify.Result("ASY5012", 0, told));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = 0.6, AtMost = 0.98)")]
    [InlineData("Performance(\"rmse\", AtMost = 9)")]
    [InlineData("Performance(\"r2\", AtLeast = 0.2)")]
    [InlineData("Performance(\"own\", AtMost = 9)")]
    [InlineData("Performance(\"auc\", AtMost = 1)")]
    public async Task One_beside_another_is_fine(string metric) => await Verify.RuleAsync("ASY5012", With(metric));

    [Fact]
    public async Task The_fix_turns_bounds_round_everywhere() => await Verify.FixAsync<ArgumentCodeFix>(
        "ASY5012",
        With("Performance(\"auc\", AtMost = {|ASY5012:0.9|}), Performance(\"rmse\", Severity = Severity.Info, AtLeast = {|ASY5012:9|})"),
        With("Performance(\"auc\", AtLeast = 0.9), Performance(\"rmse\", Severity = Severity.Info, AtMost = 9)"));

    [Theory]
    [InlineData("[Label] public bool Late", "public bool Late", "no column of 'in' is marked [Label]")]
    [InlineData("[Score] double P", "double P", "no column of 'out' is marked [Score]")]
    [InlineData("[Score] double P", "[Score] string P", "[Score] 'P' of 'out' is neither a number nor a boolean")]
    [InlineData("[Label] public bool Late", "[Label] public DayOfWeek Late", "[Label] 'Late' of 'in' is neither a number nor a boolean")]
    public async Task A_metric_without_label_or_score_is_an_error(string from, string to, string obstacle) => await Verify.TypedAsync(
        "ASY5013", With("Performance({|#0:\"auc\"|}, AtLeast = 0.6)").Replace(from, to, StringComparison.Ordinal), Verify.Result("ASY5013", 0, "auc", obstacle));

    [Fact]
    public async Task A_metric_that_monitors_do_not_know_is_an_error() => await Verify.RuleAsync(
        "ASY5013",
        With("Performance({|#0:\"AUC\"|}, AtLeast = 0.6)"),
        Verify.Result("ASY5013", 0, "AUC", "monitors know auc, average_precision, accuracy, precision, recall, f1, log_loss, brier, mae, rmse, r2"));

    [Fact]
    public async Task The_fix_writes_the_metric_that_was_meant_everywhere() => await Verify.FixAsync<WriteInsteadCodeFix>(
        "ASY5013",
        With("Performance({|ASY5013:\"AUC\"|}, AtLeast = 0.6), Performance({|ASY5013:\"LogLoss\"|}, AtMost = 0.6)"),
        With("Performance(\"auc\", AtLeast = 0.6), Performance(\"log_loss\", AtMost = 0.6)"));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = 0.6), Drift")]
    [InlineData("Performance(\"rmse\", AtMost = 3)", "[Label] public bool Late", "[Label] public double Late")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)", "[Score] double P", "[Score] bool P")]
    [InlineData("Drift", "[Label] public bool Late", "public bool Late")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)", "[Columns(\"in\")]", "")]
    public async Task One_with_both_is_fine(string metric, string from = "[Score]", string to = "[Score]") =>
        await Verify.TypedAsync("ASY5013", With(metric).Replace(from, to, StringComparison.Ordinal));

    [Fact]
    public async Task An_estimate_that_there_is_none_of_is_warned_of() => await Verify.RuleAsync(
        "ASY5014", With("Performance(\"f1\", AtLeast = 0.6, Estimate = {|#0:true|})"), Verify.Result("ASY5014", 0, "f1"));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = 0.6, Estimate = true)")]
    [InlineData("Performance(\"f1\", AtLeast = 0.6, Estimate = false)")]
    [InlineData("Performance(\"f1\", AtLeast = 0.6)")]
    [InlineData("Performance(\"own\", AtLeast = 0.6, Estimate = true)")]
    public async Task Estimates_of_what_has_one_are_fine(string metric) => await Verify.RuleAsync("ASY5014", With(metric));

    [Fact]
    public async Task The_fix_takes_estimates_away_everywhere() => await Verify.FixAsync<ArgumentCodeFix>(
        "ASY5014",
        With("Performance(\"f1\", AtLeast = 0.6, Estimate = {|ASY5014:true|}), Performance(\"rmse\", Estimate = {|ASY5014:true|}, AtMost = 3)"),
        With("Performance(\"f1\", AtLeast = 0.6), Performance(\"rmse\", AtMost = 3)"));

    [Fact]
    public async Task A_metric_watched_twice_is_warned_of_at_the_second() => await Verify.RuleAsync(
        "ASY5016",
        With("Performance(\"auc\", AtLeast = 0.65, Severity = Severity.Warning), Performance({|#0:\"auc\"|}, AtLeast = 0.6)"),
        Verify.Result("ASY5016", 0, "auc", "Warning"));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = 0.65), Performance(\"f1\", AtLeast = 0.6)")]
    [InlineData("Performance(\"auc\", AtLeast = 0.65, AtMost = 0.95)")]
    [InlineData("Performance(\"auc\", AtLeast = 0.6)] public partial record V; [Monitor<M>(\"x\"), Performance(\"auc\", AtLeast = 0.65)")]
    public async Task Two_metrics_and_two_monitors_are_fine(string metrics) => await Verify.RuleAsync("ASY5016", With(metrics));
}
