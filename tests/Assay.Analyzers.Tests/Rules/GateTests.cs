using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY4001, 4005, 4007, 4008, 4010 and 4011.</summary>
public class GateTests
{
    private const string Rows = """
        [Dataset("in", Source = "x.csv")] public partial record In(int A, [Label] bool Y);
        [Columns("out")] public partial record Out([Score] float P);

        """;

    private const string Train = "\n[Pipeline(\"train\")] public partial record T { [Step] public static M Train(Rows<In> rows) => null!; }";

    private const string Body = """
        public partial record M : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation) => default;
        }
        """;

    [Fact]
    public async Task A_model_that_a_pipeline_makes_and_nothing_judges_is_warned_of() => await Verify.RuleAsync(
        "ASY4001", Rows + "[{|#0:Model(\"m\")|}] " + Body + Train, Verify.Result("ASY4001", 0, "m", "train"));

    [Theory]
    [InlineData("[Model(\"m\")] " + Body)]
    [InlineData("[Model(\"m\"), Gate(\"auc\", AtLeast = 0.6)] " + Body + Train)]
    [InlineData("[Model(\"m\"), {|CS7036:Gate|}] " + Body + Train)]
    [InlineData("[Model(\"m\"), NoGate(\"only compared by hand\")] " + Body + Train)]
    [InlineData("[Model(\"m\")] " + Body + "\n[Pipeline(\"score\")] public partial record S { [Step] public static Rows<Out> Score(M model, Rows<In> rows) => null!; }")]
    public async Task A_gate_a_reason_or_a_model_from_elsewhere_is_fine(string source) => await Verify.RuleAsync("ASY4001", Rows + source);

    [Theory]
    [InlineData("[Label] bool Y", "Gate(\"auc\", AtLeast = 0.5)")]
    [InlineData("[Label] float Y", "Gate(\"r2\", AtLeast = 0)")]
    public async Task The_fix_adds_the_gate_that_guessing_reaches(string label, string gate)
    {
        var rows = $"[Dataset(\"in\", Source = \"x.csv\")] public partial record In(int A, {label});\n[Columns(\"out\")] public partial record Out([Score] float P);\n";
        await Verify.FixAsync<GateCodeFix>(
            "ASY4001", rows + "[{|ASY4001:Model(\"m\")|}]\n" + Body + Train, rows + $"[Model(\"m\")]\n[{gate}]\n" + Body + Train);
    }

    [Fact]
    public async Task The_other_fix_asks_for_a_reason() => await Verify.FixAsync<NoGateCodeFix>(
        "ASY4001", Rows + "[{|ASY4001:Model(\"m\")|}]\n" + Body + Train, Rows + "[Model(\"m\")]\n[NoGate(\"say why candidates are not judged\")]\n" + Body + Train);

    [Fact]
    public async Task A_comparison_with_the_champion_alone_is_warned_of() => await Verify.RuleAsync(
        "ASY4005",
        Rows + "[Model(\"m\"), Gate(\"mae\", NotWorseThanChampionBy = {|#0:0.5|}), Gate(\"auc\", NotWorseThanChampionBy = 0.01)] " + Body,
        Verify.Result("ASY4005", 0, "m", "Gate(\"r2\", AtLeast = 0)"));

    [Theory]
    [InlineData("Gate(\"auc\", NotWorseThanChampionBy = 0.01), Gate(\"f1\", AtLeast = 0.5)")]
    [InlineData("Gate(\"brier\", NotWorseThanChampionBy = 0.01, AtMost = 0.2)")]
    [InlineData("Gate(\"ours\", NotWorseThanChampionBy = 0.01)")]
    [InlineData("Gate(\"auc\")")]
    public async Task A_bound_on_any_metric_is_enough(string gates) => await Verify.RuleAsync("ASY4005", Rows + $"[Model(\"m\"), {gates}] " + Body);

    [Theory]
    [InlineData("auc", "Gate(\"auc\", AtLeast = 0.5)")]
    [InlineData("brier", "Gate(\"brier\", AtMost = 0.25)")]
    [InlineData("log_loss", "Gate(\"log_loss\", AtMost = 0.69)")]
    [InlineData("rmse", "Gate(\"r2\", AtLeast = 0)")]
    public async Task The_fix_adds_a_bound_on_the_side_that_is_worse(string metric, string gate) => await Verify.FixAsync<GateCodeFix>(
        "ASY4005",
        Rows + $"[Model(\"m\")]\n[Gate(\"{metric}\", NotWorseThanChampionBy = {{|ASY4005:0.01|}})]\n" + Body,
        Rows + $"[Model(\"m\")]\n[Gate(\"{metric}\", NotWorseThanChampionBy = 0.01)]\n[{gate}]\n" + Body);

    [Theory]
    [InlineData("auc", "AtLeast = {|#0:1.2|}", "can't be passed: auc is never above 1")]
    [InlineData("auc", "AtLeast = {|#0:0|}", "can't fail: auc is never below 0")]
    [InlineData("auc", "AtMost = {|#0:0.9|}", "lets the worst pass: more is better, so write AtLeast")]
    [InlineData("auc", "AtMost = {|#0:1|}", "can't fail: auc is never above 1")]
    [InlineData("rmse", "AtLeast = {|#0:2|}", "lets the worst pass: less is better, so write AtMost")]
    [InlineData("rmse", "AtMost = {|#0:-1|}", "can't be passed: rmse is never below 0")]
    [InlineData("r2", "AtLeast = {|#0:60|}", "can't be passed: r2 is never above 1")]
    [InlineData("f1", "AtLeast = 0.5, NotWorseThanChampionBy = {|#0:5|}", "can't fail: no two values of f1 are further apart, and the margin is in its own units")]
    [InlineData("ours", "AtLeast = 0.5, NotWorseThanChampionBy = {|#0:1|}", "can't be passed: Assay doesn't compute 'ours', so it can't be compared with the champion's; give a bound instead")]
    [InlineData("ours", "AtLeast = 5, AtMost = {|#0:3|}", "can't be passed: it asks for at least 5 and at most 3")]
    public async Task A_condition_without_effect_is_warned_of_at_its_argument(string metric, string condition, string words) => await Verify.RuleAsync(
        "ASY4007", Rows + $"[Model(\"m\"), Gate(\"{metric}\", {condition})] " + Body, Verify.Result("ASY4007", 0, metric, words));

    [Fact]
    public async Task Conditions_of_one_metric_are_held_against_each_other() => await Verify.RuleAsync(
        "ASY4007",
        Rows + "[Model(\"m\"), Gate(\"auc\", AtLeast = 0.6), Gate(\"f1\", AtLeast = 0.9), Gate(\"auc\", AtMost = {|#0:0.5|})] " + Body,
        Verify.Result("ASY4007", 0, "auc", "can't be passed: it asks for at least 0.6 and at most 0.5"));

    [Theory]
    [InlineData("Gate(\"auc\", AtLeast = 0.6), Gate(\"auc\", AtMost = 0.99)")]
    [InlineData("Gate(\"r2\", AtLeast = 0), Gate(\"mae\", AtMost = 60, NotWorseThanChampionBy = 2)")]
    [InlineData("Gate(\"auc\", AtLeast = 1)")]
    [InlineData("Gate(\"brier\", AtMost = 1)")]
    [InlineData("Gate(\"mae\", AtMost = 0)")]
    [InlineData("Gate(\"ours\", AtLeast = 120), Gate(\"ours\", AtMost = 120)")]
    [InlineData("Gate(\"AUC\", NotWorseThanChampionBy = 0.1)")]
    [InlineData("Gate(\"auc\", AtLeast = {|CS1525:)|}")]
    [InlineData("Gate(\"auc\", AtLeast = {|CS0029:\"0.6\"|})")]
    public async Task A_condition_that_some_pass_and_some_fail_is_fine(string gates) => await Verify.RuleAsync("ASY4007", Rows + $"[Model(\"m\"), {gates}] " + Body);

    [Fact]
    public async Task The_fix_makes_shares_of_percentages() => await Verify.FixAsync<WriteInsteadCodeFix>(
        "ASY4007",
        Rows + "[Model(\"m\"), Gate(\"auc\", AtLeast = {|ASY4007:62.5|}), Gate(\"f1\", NotWorseThanChampionBy = {|ASY4007:5|})] " + Body,
        Rows + "[Model(\"m\"), Gate(\"auc\", AtLeast = 0.625), Gate(\"f1\", NotWorseThanChampionBy = 0.05)] " + Body);

    [Fact]
    public async Task The_fix_turns_bounds() => await Verify.FixAsync<OtherBoundCodeFix>(
        "ASY4007",
        Rows + "[Model(\"m\"), Gate(\"auc\", AtMost = {|ASY4007:0.6|}), Gate(\"rmse\", AtLeast = {|ASY4007:3|})] " + Body,
        Rows + "[Model(\"m\"), Gate(\"auc\", AtLeast = 0.6), Gate(\"rmse\", AtMost = 3)] " + Body);

    [Fact]
    public async Task A_margin_below_zero_is_warned_of() => await Verify.RuleAsync(
        "ASY4010",
        Rows + "[Model(\"m\"), Gate(\"auc\", AtLeast = 0.6, NotWorseThanChampionBy = {|#0:-0.005|})] " + Body,
        Verify.Result("ASY4010", 0, "auc", "-0.005", "0.005"));

    [Theory]
    [InlineData("NotWorseThanChampionBy = 0.005)")]
    [InlineData("NotWorseThanChampionBy = 0)")]
    [InlineData("AtLeast = 0.6)")]
    [InlineData("NotWorseThanChampionBy = -{|CS1525:)|}")]
    public async Task A_margin_from_zero_on_is_fine(string rest) => await Verify.RuleAsync("ASY4010", Rows + $"[Model(\"m\"), Gate(\"auc\", {rest}] " + Body);

    [Fact]
    public async Task The_fix_drops_the_sign() => await Verify.FixAsync<WriteInsteadCodeFix>(
        "ASY4010",
        Rows + "[Model(\"m\"), Gate(\"auc\", NotWorseThanChampionBy = {|ASY4010:-0.005|}), Gate(\"mae\", NotWorseThanChampionBy = {|ASY4010:-2|})] " + Body,
        Rows + "[Model(\"m\"), Gate(\"auc\", NotWorseThanChampionBy = 0.005), Gate(\"mae\", NotWorseThanChampionBy = 2)] " + Body);

    [Theory]
    [InlineData("AUC", "auc")]
    [InlineData("roc_auc", "auc")]
    [InlineData("rmsee", "rmse")]
    [InlineData("acuracy", "accuracy")]
    [InlineData("accurazy", "accuracy")]
    [InlineData("LogLoss", "log_loss")]
    [InlineData("average-precision", "average_precision")]
    [InlineData("R2", "r2")]
    [InlineData("F1_Score", "f1")]
    public async Task A_name_that_is_nearly_a_metrics_is_warned_of(string name, string known) => await Verify.RuleAsync(
        "ASY4011", Rows + $"[Model(\"m\"), Gate({{|#0:\"{name}\"|}}, AtLeast = 0.6)] " + Body, Verify.Result("ASY4011", 0, name, known));

    [Theory]
    [InlineData("auc")]
    [InlineData("mse")]
    [InlineData("mape")]
    [InlineData("rmsle")]
    [InlineData("f2")]
    [InlineData("recall_5")]
    [InlineData("revenue")]
    [InlineData("")]
    public async Task Metrics_of_the_teams_own_are_fine(string name) => await Verify.RuleAsync("ASY4011", Rows + $"[Model(\"m\"), Gate(\"{name}\", AtLeast = 0.6)] " + Body);

    [Fact]
    public async Task The_fix_writes_Assays_name() => await Verify.FixAsync<WriteInsteadCodeFix>(
        "ASY4011",
        Rows + "[Model(\"m\"), Gate({|ASY4011:\"AUC\"|}, AtLeast = 0.6), Gate({|ASY4011:\"Brier_Score\"|}, AtMost = 0.2)] " + Body,
        Rows + "[Model(\"m\"), Gate(\"auc\", AtLeast = 0.6), Gate(\"brier\", AtMost = 0.2)] " + Body);

    [Theory]
    [InlineData("bool Y", "[Score] float P", "auc", "a column of 'in' marked [Label], and there is none")]
    [InlineData("[Label] string Y", "[Score] float P", "auc", "a [Label] that is a boolean or a number, and 'Y' of 'in' is text")]
    [InlineData("[Label] DayOfWeek Y", "[Score] float P", "ours", "a [Label] that is a boolean or a number, and 'Y' of 'in' is an enum")]
    [InlineData("[Label] bool Y", "[Predicted] float P", "auc", "a column of 'out' marked [Score], and there is none")]
    [InlineData("[Label] bool Y", "[Score] string P", "auc", "a [Score] that is a boolean or a number, and 'P' of 'out' is text")]
    [InlineData("[Label] bool Y", "[Score] float P", "rmse", "a [Label] that is a number, and 'Y' is a boolean")]
    [InlineData("[Label, InRange(0, 500)] double Y", "[Score] float P", "auc", "a [Label] of 0 and 1, and 'Y' may be above 1")]
    public async Task A_gate_that_its_models_columns_do_not_feed_is_warned_of(string label, string score, string metric, string needs) => await Verify.RuleAsync(
        "ASY4008",
        $"[Dataset(\"in\")] public partial record In(int A, {label}); [Columns(\"out\")] public partial record Out({score}); [Model(\"m\"), Gate({{|#0:\"{metric}\"|}}, AtLeast = 0.5)] " + Body,
        Verify.Result("ASY4008", 0, metric, needs));

    [Theory]
    [InlineData("[Label] int Y", "auc")]
    [InlineData("[Label] float Y", "auc")]
    [InlineData("[Label, InRange(0, 1)] double Y", "brier")]
    [InlineData("[Label, InRange(0, 500)] double Y", "mae")]
    [InlineData("[Label] bool Y", "ours")]
    [InlineData("[Label] {|CS0246:Later|} Y", "auc")]
    public async Task A_gate_that_its_models_columns_feed_is_fine(string label, string metric) => await Verify.RuleAsync(
        "ASY4008",
        $"[Dataset(\"in\")] public partial record In(int A, {label}); [Columns(\"out\")] public partial record Out([Score] float P); [Model(\"m\"), Gate(\"{metric}\", AtLeast = 0.5)] " + Body);

    [Fact]
    public async Task A_model_without_gates_needs_no_score() => await Verify.RuleAsync(
        "ASY4008", "[Dataset(\"in\")] public partial record In(int A); [Columns(\"out\")] public partial record Out(float P); [Model(\"m\")] " + Body);
}
