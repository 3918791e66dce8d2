using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY4004 and 4009: what a model is judged by, and what it learns from.</summary>
public class HeldOutTests
{
    private const string Rows = """
        [Dataset("sold", Source = "x.csv")] public partial record Sold(int A);
        [Columns("in")] public partial record In(int A, [Label] bool Y);
        [Columns("out")] public partial record Out([Score] float P);

        """;

    private const string Body = """
        public partial record M : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation) => default;
        }

        """;

    private const string Gated = Rows + "[Model(\"m\"), Gate(\"auc\", AtLeast = 0.6)] " + Body;
    private const string Ungated = Rows + "[Model(\"m\"), NoGate(\"by hand\")] " + Body;

    private const string Split = "[Step] public static (Rows<In> train, Rows<In> test) Split(Rows<Sold> sold) => default; ";
    private const string One = "[Step] public static Rows<In> Make(Rows<Sold> sold) => null!; ";
    private const string OfTrain = "[From(nameof(Split), \"train\")] Rows<In> ";
    private const string OfTest = "[From(nameof(Split), \"test\")] Rows<In> ";

    [Theory]
    [InlineData(Split + "[Step] public static M Train(" + OfTrain + "rows) => null!; [Step] public static Metrics Evaluate(M model, " + OfTrain + "{|#0:rows|}) => null!;", "take [From(nameof(Split), \"test\")]")]
    [InlineData(One + "[Step] public static M Train(Rows<In> rows) => null!; [Step] public static Metrics Evaluate(M model, Rows<In> {|#0:rows|}) => null!;", "let a step split rows off")]
    [InlineData("[Step] public static M Train(Rows<Sold> rows) => null!; [Step] public static Metrics Evaluate(M model, Rows<Sold> {|#0:rows|}) => null!;", "let a step split rows off")]
    [InlineData(Split + "[Step] public static (M model, Metrics m) Train(" + OfTrain + "a, " + OfTest + "b) => default; [Step] public static Metrics Evaluate(M model, " + OfTest + "{|#0:rows|}) => null!;", "let a step split rows off")]
    public async Task To_evaluate_on_the_training_rows_is_warned_of(string steps, string remedy) => await Verify.RuleAsync(
        "ASY4004", Gated + Pipeline(steps), Verify.Result("ASY4004", 0, "rows", "Evaluate", "m", remedy));

    [Theory]
    [InlineData(Split + "[Step] public static M Train(" + OfTrain + "rows) => null!; [Step] public static Metrics Evaluate(M model, " + OfTest + "rows) => null!;")]
    [InlineData(Split + "[Step] public static M Train(" + OfTrain + "rows) => null!; [Step] public static Metrics Evaluate(M model, " + OfTest + "rows, " + OfTrain + "seen) => null!;")]
    [InlineData(One + "[Step] public static M Train(Rows<Sold> rows) => null!; [Step] public static Metrics Evaluate(M model, Rows<In> rows) => null!;")]
    [InlineData(One + "[Step] public static Metrics Evaluate(M champion, Rows<In> rows) => null!;")]
    [InlineData(One + "[Step] public static M Train(Rows<In> rows) => null!; [Step] public static Rows<Out> Score(M model, Rows<In> rows) => null!;")]
    [InlineData(One + "[Step] public static M Train(Rows<In> rows) => null!; [Step] public static Metrics Evaluate(M model, Rows<{|CS0246:In2|}> rows) => null!;")]
    public async Task Held_out_rows_a_champion_and_scoring_are_fine(string steps) => await Verify.RuleAsync("ASY4004", Gated + Pipeline(steps));

    [Fact]
    public async Task A_model_made_of_another_has_seen_that_ones_rows() => await Verify.RuleAsync(
        "ASY4004",
        Gated + Pipeline(Split + "[Step] public static M Train(" + OfTrain + "rows) => null!; [Step] public static M Prune([From(nameof(Train))] M model, " + OfTest + "rows) => null!; "
            + "[Step] public static Metrics Evaluate([From(nameof(Prune))] M model, " + OfTrain + "{|#0:rows|}) => null!;"),
        Verify.Result("ASY4004", 0, "rows", "Evaluate", "m", "let a step split rows off"));

    [Theory]
    [InlineData(OfTrain + "{|ASY4004:rows|}")]
    [InlineData(OfTrain + "rows, " + OfTest + "others")]
    public async Task A_step_without_a_gate_may_choose_among_the_rows_that_it_takes(string taken) => await Verify.RuleAsync(
        "ASY4004", Ungated + Pipeline(Split + "[Step] public static M Train(" + OfTrain + "rows) => null!; [Step] public static Metrics Evaluate(M model, " + taken + ") => null!;"));

    [Fact]
    public async Task The_fix_takes_the_rows_that_were_held_out() => await Verify.FixAsync<HeldOutCodeFix>(
        "ASY4004",
        Gated + Pipeline(Split + "[Step] public static M Train(" + OfTrain + "rows) => null!; [Step] public static Metrics Evaluate(M model, " + OfTrain
            + "{|ASY4004:rows|}) => null!; [Step] public static Metrics Again(M model, [Assay.From(\"Split\", \"train\")] Rows<In> {|ASY4004:rows|}) => null!;"),
        Gated + Pipeline(Split + "[Step] public static M Train(" + OfTrain + "rows) => null!; [Step] public static Metrics Evaluate(M model, " + OfTest
            + "rows) => null!; [Step] public static Metrics Again(M model, [Assay.From(nameof(Split), \"test\")] Rows<In> rows) => null!;"));

    [Fact]
    public async Task A_late_column_that_a_model_takes_is_warned_of_where_it_is_declared() => await Verify.RuleAsync(
        "ASY4009",
        "[Dataset(\"in\")] public partial record In(int A, [KnownAfter(\"arrival\")] int {|#0:B|}, [KnownAfter(\"arrival\"), Label] int Y); [Columns(\"out\")] public partial record Out(float P); [Model(\"m\")] " + Body,
        Verify.Result("ASY4009", 0, "B", "arrival", "m"));

    [Theory]
    [InlineData("[KnownAfter(\"arrival\"), Label] int B")]
    [InlineData("[KnownAfter(\"arrival\"), Id] int B")]
    [InlineData("int B")]
    [InlineData("[KnownAfter({|CS1503:1|})] int B")]
    public async Task Labels_ids_and_what_is_known_are_fine(string column) => await Verify.RuleAsync(
        "ASY4009",
        $"[Dataset(\"in\")] public partial record In(int A, {column}); [Columns(\"out\")] public partial record Out(float P); [Model(\"m\")] " + Body);

    [Fact]
    public async Task A_late_column_that_no_model_takes_is_fine() => await Verify.RuleAsync(
        "ASY4009", Ungated + "[Dataset(\"other\")] public partial record Other(int A, [KnownAfter(\"arrival\")] int B);");

    private static string Pipeline(string steps) => "[Pipeline(\"train\")] public partial record P { " + steps + " }";
}
