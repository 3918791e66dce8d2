using Assay.Analyzers.Tests.Verification;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY4006, 5006, 6005: models, their features, what watches them, and names.</summary>
public class ModelTests
{
    private const string Rows = """

        [Columns("in")] public partial record In(int A);
        [Columns("out")] public partial record Out(float P);
        """;

    private const string Model = """
        public partial record M : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation) => default;
        }
        """;

    [Theory]
    [InlineData("[{|ASY4006:Model(\"m\")|}] public partial record M;")]
    [InlineData("[Model(\"m\"), Gate(\"auc\", AtLeast = 0.6), {|ASY4006:Gate(\"f1\")|}] " + Model)]
    public async Task A_model_that_cannot_be_generated_is_an_error(string source) => await Verify.RuleAsync("ASY4006", source + Rows);

    [Fact]
    public async Task A_whole_model_is_fine() => await Verify.RuleAsync("ASY4006", "[Model(\"m\"), Gate(\"auc\", AtLeast = 0.6)] " + Model + Rows);

    [Theory]
    [InlineData("ASY5006", "[{|ASY5006:Monitor<string>(\"w\")|}] public partial record W; ")]
    [InlineData("ASY5006", "[Monitor<M>(\"w\"), Performance(\"auc\", AtLeast = 0.6), {|ASY5006:Performance(\"f1\")|}] public partial record W; ")]
    [InlineData("ASY5006", "[Monitor<M>(\"w\"), {|ASY5006:Drift(FalseAlarmRate = 2)|}] public partial record W; ")]
    [InlineData("ASY3005", "[Monitor<M>(\"w\", Window = {|ASY3005:\"day\"|})] public partial record W; ")]
    [InlineData("ASY5006", "[Monitor<M>(\"w\"), Performance(\"auc\", AtLeast = 0.6), Drift] public partial record W; ")]
    public async Task A_monitor_that_cannot_be_generated_is_an_error(string rule, string monitor) =>
        await Verify.RuleAsync(rule, monitor + "[Model(\"m\")] " + Model + Rows);

    [Fact]
    public async Task A_name_that_is_taken_is_an_error_at_the_later_declaration() => await Verify.RuleAsync(
        "ASY6005",
        [
            "namespace Shop; [Dataset(\"rows\")] public partial record First(int A);",
            "namespace Shop; [Columns({|#0:\"rows\"|})] public partial record Second(int A);",
        ],
        Verify.Result("ASY6005", 0, "rows", "Shop.First"));

    [Fact]
    public async Task Declarations_of_two_kinds_may_share_a_name() => await Verify.RuleAsync(
        "ASY6005", "[Dataset(\"m\")] public partial record First(int A); [Model(\"m\")] public partial record Second;");

    [Theory]
    [InlineData("[Dataset(\"\")] public partial record First(int A); [Dataset(\"\")] public partial record Second(int A);")]
    [InlineData("[Dataset({|CS0103:x|})] public partial record First(int A); [Dataset({|CS0103:x|})] public partial record Second(int A);")]
    public async Task Names_that_are_not_typed_yet_are_not_taken(string source) => await Verify.RuleAsync("ASY6005", source);

    [Fact]
    public async Task A_name_that_a_referenced_project_has_is_taken() => await Verify.RuleAsync(
        "ASY6005",
        "[Dataset({|#0:\"airports\"|})] public partial record R(int A); [Dataset(\"flights\")] public partial record S(int A);",
        ["[assembly: System.Reflection.AssemblyMetadata(\"assay:manifest/datasets/airports.json\", \"{}\")] public class Here { public Assay.Severity Severity; }"],
        Verify.Result("ASY6005", 0, "airports", "Library"));
}
