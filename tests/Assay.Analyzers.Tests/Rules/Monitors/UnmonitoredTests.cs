using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;
using static Assay.Analyzers.Tests.Rules.Monitors.WatchedModel;

namespace Assay.Analyzers.Tests.Rules.Monitors;

/// <summary>ASY5001, 5002 and 5017: what is watched by nothing.</summary>
public class UnmonitoredTests
{
    private const string Gated = ", Gate(\"auc\", AtLeast = 0.6)] public partial record M" + Body + Records;

    [Fact]
    public async Task A_model_that_a_pipeline_deploys_is_warned_of_at_its_attribute() => await Verify.RuleAsync(
        "ASY5001", "[{|#0:Model(\"m\")|}" + Gated + Pipeline, Verify.Result("ASY5001", 0, "m", "train", "M"));

    [Theory]
    [InlineData("[Model(\"m\")" + Gated)]
    [InlineData("[Model(\"m\")] public partial record M" + Body + Records + Pipeline)]
    [InlineData("[Model(\"m\"), NoMonitor(\"read by people\")" + Gated + Pipeline)]
    [InlineData("[Model(\"m\")" + Gated + Pipeline + "\n[Monitor<M>(\"w\")] public partial record W;")]
    [InlineData("[Model(\"m\")" + Gated + Pipeline + "\n[Monitor<M>(\"W!\")] public partial record W;")]
    [InlineData("[Model(\"m\")" + Gated + "\n[Pipeline(\"score\")] public partial record Score { [Step] public static Rows<Out> Run(M champion, Rows<Trip> trips) => throw new NotSupportedException(); }")]
    public async Task What_is_not_deployed_is_watched_or_answered_is_fine(string source) => await Verify.RuleAsync("ASY5001", source);

    [Fact]
    public async Task The_fix_declares_a_monitor_behind_each_model() => await Verify.FixAsync<MonitorCodeFix>(
        "ASY5001",
        """
        namespace Shop;
        /// <summary>Late?</summary>
        [{|ASY5001:Model("m", Owner = "ml")|}]
        [Gate("auc", AtLeast = 0.6)]
        public partial record M
        """ + Body + """

        public static partial class Inner
        {
            [{|ASY5001:Model("n")|}, Gate("auc", AtLeast = 0.6)]
            public partial record LaterModel() : M;
        }

        public sealed class LaterMonitor;
        """ + Records + Two,
        """
        namespace Shop;
        /// <summary>Late?</summary>
        [Model("m", Owner = "ml")]
        [Gate("auc", AtLeast = 0.6)]
        public partial record M
        """ + Body + """


        /// <summary>Watches the model in production.</summary>
        [Monitor<M>("m-live", Window = "1d", Owner = "ml")]
        [Drift]
        public sealed partial record MMonitor;
        public static partial class Inner
        {
            [Model("n"), Gate("auc", AtLeast = 0.6)]
            public partial record LaterModel() : M;

            /// <summary>Watches the model in production.</summary>
            [Monitor<LaterModel>("n-live", Window = "1d")]
            [Drift]
            public sealed partial record LaterMonitor;
        }

        public sealed class LaterMonitor;
        """ + Records + Two,
        nameof(MonitorCodeFix));

    [Fact]
    public async Task The_other_fix_asks_for_the_reason() => await Verify.FixAsync<NoMonitorCodeFix>(
        "ASY5001",
        "[{|ASY5001:Model(\"m\")|}]\n[Gate(\"auc\", AtLeast = 0.6)]\npublic partial record M" + Body + Records + Pipeline,
        "[Model(\"m\")]\n[NoMonitor(\"say why nothing watches the model\")]\n[Gate(\"auc\", AtLeast = 0.6)]\npublic partial record M" + Body + Records + Pipeline);

    [Fact]
    public async Task Features_that_no_monitor_compares_are_warned_of_at_the_first_monitor() => await Verify.RuleAsync(
        "ASY5002",
        "[Monitor<M>(\"b\")] public partial record B; [{|#0:Monitor<M>(\"a\")|}, Performance(\"auc\", AtLeast = 0.6)] public partial record A;" + Model + Records,
        Verify.Result("ASY5002", 0, "No monitor compares the features of model 'm' with what it learnt from: add [Drift] to 'A'"));

    [Theory]
    [InlineData("[Monitor<M>(\"a\")] public partial record A; [Monitor<M>(\"b\"), Drift] public partial record B;")]
    [InlineData("[Monitor<M>(\"a\"), Drift(MinEffect = 0.2)] public partial record A;")]
    [InlineData("[Monitor<M>(\"a\", Window = \"x\")] public partial record A;")]
    public async Task One_monitor_with_drift_is_enough(string monitors) => await Verify.RuleAsync("ASY5002", monitors + Model + Records);

    [Fact]
    public async Task A_feature_that_drift_cannot_compare_is_named() => await Verify.RuleAsync(
        "ASY5002",
        "[Monitor<M>(\"w\"), {|#0:Drift|}] public partial record W;" + Model + Times,
        Verify.Result("ASY5002", 0, "[Drift] compares numbers, categories and texts, and 'Booked', 'Day' of model 'm' are times: make a number of it, or name it in Except"));

    [Theory]
    [InlineData("[Monitor<M>(\"w\"), Drift(Except = [nameof(In.Booked), \"Day\"])] public partial record W;")]
    [InlineData("[Monitor<M>(\"w\"), Drift(Except = new[] { \"Booked\", \"Day\" })] public partial record W;")]
    public async Task Excepting_it_answers(string monitor) => await Verify.RuleAsync("ASY5002", monitor + Model + Times);

    [Fact]
    public async Task The_fix_adds_drift() => await Verify.FixAsync<DriftCodeFix>(
        "ASY5002",
        "[{|ASY5002:Monitor<M>(\"w\")|}]\npublic partial record W;" + Model + Records,
        "[Monitor<M>(\"w\")]\n[Drift]\npublic partial record W;" + Model + Records);

    [Fact]
    public async Task The_fix_excepts_what_cannot_be_compared_everywhere() => await Verify.FixAsync<ArgumentCodeFix>(
        "ASY5002",
        "[Monitor<M>(\"v\"), {|ASY5002:Drift|}] public partial record V; [Monitor<M>(\"w\"), {|ASY5002:Drift(Except = [\"Km\"])|}] public partial record W;" + Model + Times,
        "[Monitor<M>(\"v\"), Drift(Except = [\"Booked\", \"Day\"])] public partial record V; [Monitor<M>(\"w\"), Drift(Except = [\"Km\", \"Booked\", \"Day\"])] public partial record W;" + Model + Times);

    [Fact]
    public async Task A_reason_that_no_longer_holds_is_told() => await Verify.RuleAsync(
        "ASY5017",
        "[Model(\"m\"), {|#0:NoMonitor(\"not yet\")|}] public partial record M" + Body + Records + "[Monitor<M>(\"w\")] public partial record W;",
        Verify.Result("ASY5017", 0, "m", "w"));

    [Theory]
    [InlineData("[Model(\"m\"), NoMonitor(\"not yet\")] public partial record M")]
    [InlineData("[Model(\"m\"), NoMonitor(\"not yet\")] public partial record M", "[Monitor<N>(\"w\")] public partial record W; [Model(\"n\")] public partial record N() : M;")]
    [InlineData("[Model(\"m\")] public partial record M", "[Monitor<M>(\"w\")] public partial record W;")]
    public async Task A_reason_of_a_model_without_monitor_holds(string model, string others = "") => await Verify.RuleAsync("ASY5017", model + Body + Records + others);

    [Fact]
    public async Task The_fix_takes_the_reason_away_everywhere() => await Verify.FixAsync<RemoveAttributeCodeFix>(
        "ASY5017",
        "[Model(\"m\"), {|ASY5017:NoMonitor(\"not yet\")|}] public partial record M" + Body + Records + """

        [Monitor<M>("w")] public partial record W;
        [Monitor<N>("v")] public partial record V;
        [Model("n")]
        [{|ASY5017:NoMonitor("not yet")|}]
        public partial record N() : M;
        """,
        "[Model(\"m\")] public partial record M" + Body + Records + """

        [Monitor<M>("w")] public partial record W;
        [Monitor<N>("v")] public partial record V;
        [Model("n")]
        public partial record N() : M;
        """);

    private const string Times = """

        [Columns("in")]
        public partial record In
        {
            public int Km { get; init; }
            public DateTime Booked { get; init; }
            public DateOnly Day { get; init; }
            [EventTime] public DateTime At { get; init; }
            [KnownAfter("arrival")] public DateTime Arrived { get; init; }
            [Id] public Guid Id { get; init; }
        }
        [Columns("out")] public partial record Out([Score] double P);
        """;

    private const string Two = """

        [Pipeline("train")]
        public partial record Train
        {
            [Step] public static (M m, Inner.LaterModel n) Fit(Rows<Trip> trips) => throw new NotSupportedException();
            [Step] public static Metrics Evaluate(M m, Inner.LaterModel n, Rows<Trip> trips) => new();
        }
        """;
}
