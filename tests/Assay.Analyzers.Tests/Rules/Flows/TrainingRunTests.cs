using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes.Steps;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY3008.</summary>
public class TrainingRunTests
{
    private const string Rule = "ASY3008";

    [Fact]
    public async Task A_run_that_is_never_used_is_warned_of_at_the_parameter() => await Verify.RuleAsync(
        Rule,
        StepCode.Pipeline("[Step] public static M Train(Rows<In> rows, IRun {|#0:run|}) => new();"),
        Verify.Result(Rule, 0, "Train", "M", "never uses 'run': log parameters and metrics of the training"));

    [Fact]
    public async Task A_training_without_a_run_is_advised_at_its_name() => await Verify.RuleAsync(
        Rule,
        StepCode.Pipeline("[Step] public static Task<(M model, Metrics metrics)> {|#0:Train|}(Rows<In> rows, ILogger log) => throw new NotSupportedException();"),
        Verify.Result(Rule, 0, "Train", "M", "takes no IRun: take one, and log parameters and metrics of the training").WithSeverity(DiagnosticSeverity.Info));

    [Theory]
    [InlineData("[Step] public static M Train(Rows<In> rows, IRun run) { run.LogParameter(\"trees\", 1); return new(); }")]
    [InlineData("[Step] public static M Train(Rows<In> rows, IRun run) => Fit(rows, run); static M Fit(Rows<In> rows, IRun run) => new();")]
    [InlineData("[Step] public static M Prune(M model, Rows<In> rows) => model;")]
    [InlineData("[Step] public static M Train(Rows<In> rows, Tracker tracker) => new(); public class Tracker;")]
    [InlineData("[Step] public static Metrics Evaluate(M model, Rows<In> rows) => new();")]
    [InlineData("public static M NoStep(Rows<In> rows) => new();")]
    [InlineData("[Step] public static Rows<Out> Score(M champion, Rows<In> rows) => champion.Predict(rows);")]
    public async Task What_records_refines_or_makes_no_model_is_fine(string members) => await Verify.RuleAsync(Rule, StepCode.Pipeline(members));

    [Fact]
    public async Task The_fix_takes_a_run_everywhere() => await Verify.FixAsync<RunParameterCodeFix>(
        Rule,
        StepCode.Pipeline("""
                [Step] public static M {|#0:One|}(Rows<In> rows) => new();
                [Step] public static M {|#1:Two|}(Rows<In> rows, CancellationToken cancel) => new();
                [Assay.Step] public static M {|#2:Three|}(
                    Rows<In> rows,
                    CancellationToken cancel = default) => new();
            """),
        StepCode.Pipeline("""
                [Step] public static M One(Rows<In> rows, IRun {|#0:run|}) => new();
                [Step] public static M Two(Rows<In> rows, IRun {|#1:run|}, CancellationToken cancel) => new();
                [Assay.Step] public static M Three(
                    Rows<In> rows,
                    Assay.IRun {|#2:run|},
                    CancellationToken cancel = default) => new();
            """),
        [.. Results("takes no IRun: take one, and log parameters and metrics of the training", DiagnosticSeverity.Info)],
        [.. Results("never uses 'run': log parameters and metrics of the training", DiagnosticSeverity.Warning)]);

    private static IEnumerable<Microsoft.CodeAnalysis.Testing.DiagnosticResult> Results(string words, DiagnosticSeverity severity) =>
        new[] { "One", "Two", "Three" }.Select((step, mark) => Verify.Result(Rule, mark, step, "M", words).WithSeverity(severity));
}
