using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY2001, 2003, 2004 and 2006.</summary>
public class VersionTests
{
    private const string Rows = "public partial record R([RowKey] int A);";

    private const string Model = """

        [Columns("in")] public partial record In(int A);
        [Columns("out")] public partial record Out(float P);
        [Model("m")] public partial record M : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation) => default;
        }
        """;

    private const string Training = Model + """

        [Pipeline("train", Schedule = "0 6 1 * *")] public partial record Train
        {
            [Step] public static Rows<In> Prepare(Rows<R> rows) => throw new InvalidOperationException();
            [Step] public static M Fit(Rows<In> rows) => new();
        }
        """;

    private const string Scoring = Model + """

        [Pipeline("score")] public partial record ScoreAll
        {
            [Step] public static Rows<Out> Score(M champion, Rows<R> rows) => throw new InvalidOperationException();
        }
        """;

    private const string BesideTraining = Model + """

        [Dataset("learned", Source = "learned.csv"), Versioned(VersionStrategy.Snapshot, Why = "w")] public partial record L([RowKey] int A);
        [Pipeline("train")] public partial record Train
        {
            [Step] public static M Fit(Rows<L> rows) => new();
            [Step] public static void Report(M model, Rows<R> rows) { }
        }
        """;

    [Fact]
    public async Task A_dataset_that_a_model_learns_from_is_asked_for_versions() => await Verify.RuleAsync(
        "ASY2001", "[{|#0:Dataset(\"rows\", Source = \"r.csv\")|}] " + Rows + Training, Verify.Result("ASY2001", 0, "m", "rows"));

    [Theory]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Diff)] " + Rows + Training)]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\"), NotVersioned(\"never changes\")] " + Rows + Training)]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\")] " + Rows + Scoring)]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\")] " + Rows + BesideTraining)]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\")] " + Rows)]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\"), Versioned({|CS0103:x|})] " + Rows + Training)]
    public async Task Versions_a_stated_reason_or_no_training_answer_it(string source) => await Verify.RuleAsync("ASY2001", source);

    [Fact]
    public async Task A_fix_keeps_snapshots_everywhere() => await Verify.FixAsync<VersionedCodeFix>(
        "ASY2001",
        """
        [{|ASY2001:Dataset("rows", Source = "rows.csv")|}]
        public partial record R([RowKey] int A);
        [{|ASY2001:global::Assay.Dataset("others", Source = "others.csv")|}]
        public partial record O([RowKey] int A);
        """ + TwoSources,
        """
        [Dataset("rows", Source = "rows.csv")]
        [Versioned(VersionStrategy.Snapshot, Why = "say why snapshots")]
        public partial record R([RowKey] int A);
        [global::Assay.Dataset("others", Source = "others.csv")]
        [global::Assay.Versioned(global::Assay.VersionStrategy.Snapshot, Why = "say why snapshots")]
        public partial record O([RowKey] int A);
        """ + TwoSources);

    [Fact]
    public async Task Another_fix_states_that_there_are_no_versions() => await Verify.FixAsync<NotVersionedCodeFix>(
        "ASY2001",
        """
        [{|ASY2001:Dataset("rows", Source = "rows.csv")|}]
        public partial record R([RowKey] int A);
        [{|ASY2001:Dataset("others", Source = "others.csv")|}]
        public partial record O([RowKey] int A);
        """ + TwoSources,
        """
        [Dataset("rows", Source = "rows.csv")]
        [NotVersioned("say why no versions are kept")]
        public partial record R([RowKey] int A);
        [Dataset("others", Source = "others.csv")]
        [NotVersioned("say why no versions are kept")]
        public partial record O([RowKey] int A);
        """ + TwoSources);

    private const string TwoSources = Model + """

        [Pipeline("train")] public partial record Train { [Step] public static M Fit(Rows<R> rows, Rows<O> others) => new(); }
        """;

    [Theory]
    [InlineData("Diff", "differences")]
    [InlineData("Snapshot", "snapshots")]
    [InlineData("Auto", "the store chooses")]
    public async Task A_strategy_without_a_reason_is_told_of(string strategy, string words) => await Verify.RuleAsync(
        "ASY2003",
        $"[Dataset(\"rows\", Source = \"rows.csv\"), {{|#0:Versioned(VersionStrategy.{strategy}, Keep = \"90d\")|}}] {Rows}",
        Verify.Result("ASY2003", 0, "rows", words));

    [Theory]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Diff, Why = \"corrections\")] " + Rows)]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Diff, Why = \"\")] " + Rows)]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\")] " + Rows)]
    [InlineData("[Versioned(VersionStrategy.Diff)] " + Rows)]
    public async Task A_reason_answers_it_and_an_empty_one_is_another_rules(string source) => await Verify.RuleAsync("ASY2003", source);

    [Fact]
    public async Task The_fix_makes_room_for_the_reason_everywhere() => await Verify.FixAsync<WhyCodeFix>(
        "ASY2003",
        """
        [Dataset("rows", Source = "rows.csv"), {|ASY2003:Versioned(VersionStrategy.Diff)|}] public partial record R([RowKey] int A);
        [Dataset("others", Source = "others.csv")]
        [{|ASY2003:Versioned(VersionStrategy.Snapshot, Keep = "9d")|}]
        public partial record O([RowKey] int A);
        """,
        """
        [Dataset("rows", Source = "rows.csv"), Versioned(VersionStrategy.Diff, Why = "say why this strategy")] public partial record R([RowKey] int A);
        [Dataset("others", Source = "others.csv")]
        [Versioned(VersionStrategy.Snapshot, Keep = "9d", Why = "say why this strategy")]
        public partial record O([RowKey] int A);
        """);

    private const string Monitor = "\n[Monitor<M>(\"watch\", Window = \"12h\")] public partial record W;";

    [Fact]
    public async Task Versions_that_go_before_the_champion_are_warned_of() => await Verify.RuleAsync(
        "ASY2004",
        "[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Snapshot, Keep = {|#0:\"4w\"|})] " + Rows + Training + Monitor,
        Verify.Result("ASY2004", 0, "rows", "4w", "m", "train", "32d", "31d between two trainings, 12h in the window of its monitor"));

    [Fact]
    public async Task The_window_alone_counts_where_nothing_is_scheduled() => await Verify.RuleAsync(
        "ASY2004",
        "[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Snapshot, Keep = {|#0:\"11h\"|})] " + Rows
            + Training.Replace(", Schedule = \"0 6 1 * *\"", "", StringComparison.Ordinal) + Monitor,
        Verify.Result("ASY2004", 0, "rows", "11h", "m", "train", "12h", "12h in the window of its monitor"));

    [Fact]
    public async Task Of_several_trainings_the_one_that_needs_them_longest_counts() => await Verify.RuleAsync(
        "ASY2004",
        "[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Snapshot, Keep = {|#0:\"4w\"|})] " + Rows + Training + """

        [Pipeline("again", Schedule = "0 6 * * *")] public partial record Again { [Step] public static M Fit(Rows<R> rows) => new(); }
        """,
        Verify.Result("ASY2004", 0, "rows", "4w", "m", "train", "31d", "31d between two trainings"));

    [Theory]
    [InlineData("Keep = \"32d\"", Training + Monitor)]
    [InlineData("Keep = \"31d\"", Training)]
    [InlineData("Why = \"for ever\"", Training + Monitor)]
    [InlineData("Keep = \"soon\"", Training)]
    [InlineData("Keep = \"1d\"", Scoring)]
    [InlineData("Keep = \"1d\"", "")]
    public async Task Versions_that_last_are_fine(string keep, string rest) =>
        await Verify.RuleAsync("ASY2004", $"[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Snapshot, {keep})] {Rows}{rest}");

    [Fact]
    public async Task A_schedule_that_can_not_be_read_is_no_training_to_count() => await Verify.RuleAsync(
        "ASY2004",
        "[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Snapshot, Keep = \"1d\")] " + Rows + Training.Replace("0 6 1 * *", "monthly", StringComparison.Ordinal));

    [Fact]
    public async Task The_fix_writes_the_least_that_is_enough_everywhere() => await Verify.FixAsync<KeepCodeFix>(
        "ASY2004",
        """
        [Dataset("rows", Source = "rows.csv"), Versioned(VersionStrategy.Snapshot, Keep = {|ASY2004:"14d"|}, Why = "w")] public partial record R([RowKey] int A);
        [Dataset("others", Source = "others.csv"), Versioned(VersionStrategy.Snapshot, Keep = {|ASY2004:"P1D"|})] public partial record O([RowKey] int A);
        """ + TwoSources.Replace("\"train\"", "\"train\", Schedule = \"0 6 * 1-6 *\"", StringComparison.Ordinal),
        """
        [Dataset("rows", Source = "rows.csv"), Versioned(VersionStrategy.Snapshot, Keep = "185d", Why = "w")] public partial record R([RowKey] int A);
        [Dataset("others", Source = "others.csv"), Versioned(VersionStrategy.Snapshot, Keep = "185d")] public partial record O([RowKey] int A);
        """ + TwoSources.Replace("\"train\"", "\"train\", Schedule = \"0 6 * 1-6 *\"", StringComparison.Ordinal));

    [Fact]
    public async Task A_key_of_differences_that_may_be_null_is_warned_of_at_the_column() => await Verify.RuleAsync(
        "ASY2006",
        "[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Diff)] public partial record R([RowKey] int? {|#0:A|}, [RowKey] string B) { [RowKey] public string? {|#1:C|} { get; init; } }",
        Verify.Result("ASY2006", 0, "A", "rows"),
        Verify.Result("ASY2006", 1, "C", "rows"));

    [Theory]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Snapshot)] public partial record R([RowKey] int? A);")]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Diff)] public partial record R([RowKey] int A, int? B);")]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\")] public partial record R([RowKey] int? A);")]
    [InlineData("[Dataset(\"rows\", Source = \"rows.csv\"), Versioned(VersionStrategy.Diff)] public partial record R([RowKey, System.ComponentModel.DataAnnotations.Required] int? A);")]
    public async Task Other_strategies_and_keys_that_are_there_are_fine(string source) => await Verify.RuleAsync("ASY2006", source);
}
