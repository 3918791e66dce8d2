using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY4002.</summary>
public class MissingMetricTests
{
    private const string Rule = "ASY4002";

    [Theory]
    [InlineData("=> new() { [\"auc\"] = 1, [\"profit\"] = 2 };")]
    [InlineData("{ var metrics = new Metrics(); metrics[\"auc\"] = 1; metrics[Name] = metrics[\"auc\"]; return metrics; }")]
    [InlineData("=> Made(); static Metrics Made() => new() { [\"cost\"] = 1 };")]
    [InlineData("=> rows is null ? throw new ArgumentNullException(nameof(rows)) : new Metrics();")]
    public async Task A_gate_on_what_the_evaluation_does_not_return_is_an_error_at_the_name(string evaluation) =>
        await Verify.RuleAsync(Rule, Gated("{|ASY4002:\"margin\"|}", "AtLeast = 0.1", evaluation));

    [Theory]
    [InlineData("=> await model.EvaluateAsync(rows, r => r.A, o => o.P, [\"auc\", \"brier\"]);")]
    [InlineData("{ var metrics = await model.EvaluateAsync(rows, r => r.A, o => o.P, new[] { \"auc\" }).ConfigureAwait(false); metrics[\"cost\"] = 1; return metrics; }")]
    public async Task What_Assays_own_evaluation_returns_is_known(string evaluation) =>
        await Verify.RuleAsync(Rule, Gated("{|ASY4002:\"margin\"|}", "AtLeast = 0.1", evaluation, "async Task<Metrics>"));

    [Theory]
    [InlineData("=> new() { [\"margin\"] = 1 };")]
    [InlineData("{ var metrics = new Metrics { [\"auc\"] = 1 }; metrics[\"mar\" + \"gin\"] = 2; return metrics; }")]
    [InlineData("{ var metrics = new Metrics(); foreach (var name in new[] { \"margin\" }) metrics[name] = 1; return metrics; }")]
    [InlineData("{ var metrics = new Metrics(); Fill(metrics); return metrics; } static void Fill(Metrics metrics) => metrics[\"margin\"] = 1;")]
    [InlineData("=> Elsewhere; static Metrics Elsewhere => new() { [\"margin\"] = 1 };")]
    [InlineData("{ if (rows is null) return new() { [\"margin\"] = 1 }; return new(); }")]
    [InlineData("=> new() { [\"auc\"] = {|CS0103:auc|}, [{|CS0103:name|}] = 1 };")]
    public async Task What_is_returned_somewhere_or_known_at_run_time_only_is_left_alone(string evaluation) =>
        await Verify.RuleAsync(Rule, Gated("\"margin\"", "AtLeast = 0.1", evaluation));

    [Theory]
    [InlineData("\"auc\"", "AtLeast = 0.1")]
    [InlineData("\"AUC\"", "AtLeast = 0.1")]
    [InlineData("\"margin\"", "NotWorseThanChampionBy = 0.1")]
    public async Task Assays_own_metrics_and_what_other_rules_tell_are_left_alone(string metric, string bound) =>
        await Verify.RuleAsync(Rule, Gated(metric, bound, "=> new();"));

    [Fact]
    public async Task A_model_that_no_pipeline_evaluates_is_left_alone() =>
        await Verify.RuleAsync(Rule, Gated("\"margin\"", "AtLeast = 0.1", "=> new();").Replace("[Step] public static Metrics", "public static Metrics", StringComparison.Ordinal));

    [Fact]
    public async Task Another_models_evaluation_is_not_this_ones() => await Verify.RuleAsync(Rule, Gated("\"profit\"", "AtLeast = 0.1", "=> new() { [\"profit\"] = 1 };") + """

        [Model("n"), Gate("cost", AtMost = 3)]
        public partial record N : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public static Task<N> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new N());
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation) => default;
        }
        [Pipeline("other")]
        public partial record Other
        {
            [Step] public static N Fit(Rows<R> rows) => new();
            [Step] public static Rows<In> Hold(Rows<R> rows) => rows.Select(row => new In(row.A));
            [Step] public static Metrics Evaluate(N model, Rows<In> rows) => new() { ["cost"] = 1 };
        }
        """);

    [Fact]
    public async Task The_message_says_what_is_returned() => await Verify.RuleAsync(
        Rule,
        Gated("{|#0:\"margin\"|}", "AtMost = 3", "=> new() { [\"profit\"] = 2, [\"cost\"] = 1 };"),
        Verify.Result(Rule, 0, "margin", "Evaluate", "train", "it returns cost, profit"));

    [Fact]
    public async Task The_fix_writes_the_name_that_was_meant_everywhere() => await Verify.FixAsync<WriteInsteadCodeFix>(
        Rule,
        Gated("{|ASY4002:\"Net-Profit\"|}", "AtLeast = 1), Gate({|ASY4002:\"cost\"|}, AtMost = 3", "=> new() { [\"net_profit\"] = 2, [\"Cost\"] = 1 };"),
        Gated("\"net_profit\"", "AtLeast = 1), Gate(\"Cost\", AtMost = 3", "=> new() { [\"net_profit\"] = 2, [\"Cost\"] = 1 };"));

    private static string Gated(string metric, string bound, string evaluation, string returned = "Metrics") => $$"""
        [Pipeline("train")]
        public partial record Train
        {
            private const string Name = "profit";
            [Step] public static M Fit(Rows<R> rows) => new();
            [Step] public static Rows<In> Hold(Rows<R> rows) => rows.Select(row => new In(row.A));
            [Step] public static {{returned}} Evaluate(M model, Rows<In> rows) {{evaluation}}
        }
        """ + StepCode.Around.Replace("[Model(\"m\")]", $"[Model(\"m\"), Gate({metric}, {bound})]", StringComparison.Ordinal);
}
