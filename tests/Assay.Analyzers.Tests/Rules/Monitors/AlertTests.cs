using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;
using static Assay.Analyzers.Tests.Rules.Monitors.WatchedModel;

namespace Assay.Analyzers.Tests.Rules.Monitors;

/// <summary>ASY5003, 5011 and 5015: where alerts go.</summary>
public class AlertTests
{
    [Fact]
    public async Task A_monitor_whose_alerts_go_nowhere_is_warned_of() => await Verify.RuleAsync(
        "ASY5003", "[{|#0:Monitor<M>(\"w\", Owner = \"x\")|}, Drift] public partial record W;" + Model + Records, Verify.Result("ASY5003", 0, "w"));

    [Theory]
    [InlineData("Drift, Alert(\"slack\")")]
    [InlineData("Drift, Alert(\"file\", From = Severity.Error)")]
    [InlineData("Drift(Severity = Severity.Info), Performance(\"auc\", AtLeast = 0.6, Severity = Severity.Info)")]
    [InlineData("NoRowKey(\"x\")")]
    [InlineData("Drift, Alert(\"slack\", From = )")]
    public async Task One_with_a_channel_or_nothing_to_tell_is_fine(string attributes) => await Verify.TypedAsync("ASY5003", With(attributes));

    [Fact]
    public async Task The_fix_names_the_channels_that_are_always_there_everywhere() => await Verify.FixAsync<AlertCodeFix>(
        "ASY5003",
        "[{|ASY5003:Monitor<M>(\"v\")|}, Drift]\npublic partial record V;\n\n[Assay.Drift]\n[{|ASY5003:Assay.Monitor<M>(\"w\")|}]\npublic partial record W;" + Model + Records,
        "[Monitor<M>(\"v\"), Drift]\n[Alert(\"console\")]\n[Alert(\"file\")]\npublic partial record V;\n\n[Assay.Drift]\n[Assay.Monitor<M>(\"w\")]\n[Assay.Alert(\"console\")]\n[Assay.Alert(\"file\")]\npublic partial record W;" + Model + Records);

    [Theory]
    [InlineData("Drift, Alert(\"slack\", From = {|#0:Severity.Error|})", "slack", "Error", "w", "Warning")]
    [InlineData("Drift(Severity = Severity.Info), {|#0:Alert(\"mail\")|}", "mail", "Warning", "w", "Info")]
    public async Task A_channel_that_gets_nothing_is_warned_of(string attributes, params object[] told) =>
        await Verify.RuleAsync("ASY5011", With(attributes), Verify.Result("ASY5011", 0, told));

    [Theory]
    [InlineData("Drift, Performance(\"auc\", AtLeast = 0.6), Alert(\"slack\", From = Severity.Error)")]
    [InlineData("Drift, Alert(\"slack\")")]
    [InlineData("Drift(Severity = Severity.Error), Alert(\"slack\", From = Severity.Error)")]
    [InlineData("Alert(\"slack\", From = Severity.Error)")]
    [InlineData("Drift, Alert(\"slack\", From = Severity.)")]
    public async Task One_that_may_get_something_is_fine(string attributes) => await Verify.TypedAsync("ASY5011", With(attributes));

    [Fact]
    public async Task The_fix_lowers_the_severity_everywhere() => await Verify.FixAsync<ArgumentCodeFix>(
        "ASY5011",
        With("Drift, Alert(\"slack\", From = {|ASY5011:Severity.Error|}), Alert(\"mail\", From = {|ASY5011:Severity.Error|})"),
        With("Drift, Alert(\"slack\", From = Severity.Warning), Alert(\"mail\", From = Severity.Warning)"));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = 0.6), {|#0:Alert(\"slack\", From = Severity.Error)|}, Alert(\"slack\")", "slack", "Error")]
    [InlineData("Drift, Alert(\"slack\"), {|#0:Alert(\"slack\")|}", "slack", "Warning")]
    public async Task The_route_that_another_covers_is_told(string attributes, params object[] told) =>
        await Verify.RuleAsync("ASY5015", With(attributes), Verify.Result("ASY5015", 0, told));

    [Theory]
    [InlineData("Performance(\"auc\", AtLeast = 0.6), Alert(\"slack\"), Alert(\"mail\", From = Severity.Error)")]
    [InlineData("Drift, Alert(\"slack\"), Alert(\"Slack\")")]
    [InlineData("Drift, Alert(\"slack\"), Alert(\"slack\", From = Severity.Error)")]
    [InlineData("Drift, Alert(\"slack\"), Alert()")]
    public async Task Two_channels_are_fine(string attributes) => await Verify.TypedAsync("ASY5015", With(attributes));

    [Fact]
    public async Task The_fix_takes_covered_routes_away_everywhere() => await Verify.FixAsync<RemoveAttributeCodeFix>(
        "ASY5015",
        "[Monitor<M>(\"w\"), Drift]\n[Alert(\"slack\")]\n[{|ASY5015:Alert(\"slack\")|}]\n[Alert(\"mail\"), {|ASY5015:Alert(\"mail\")|}]\npublic partial record W;" + Model + Records,
        "[Monitor<M>(\"w\"), Drift]\n[Alert(\"slack\")]\n[Alert(\"mail\")]\npublic partial record W;" + Model + Records);
}
