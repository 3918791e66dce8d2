using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes.Steps;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY4017.</summary>
public class RandomSplitTests
{
    private const string Rule = "ASY4017";

    private const string Around = """

        [Dataset("events", Source = "events.csv")] public partial record Event([RowKey] int A, [EventTime] DateTime At);
        [Columns("f")] public partial record F { public int A { get; init; } [Features] public static F Of(Event e) => new() { A = e.A }; }
        [Columns("g")] public partial record G(int A);
        public static class Views { public static object ToDataView(this Rows rows) => rows; }
        namespace Microsoft.ML
        {
            public class DataOperationsCatalog
            {
                public object TrainTestSplit(object data, double testFraction = 0.1, string? samplingKeyColumnName = null, int? seed = null) => data;
                public object FilterRowsByColumn(object data, string column) => data;
            }
            public class Context { public DataOperationsCatalog Data => new(); }
        }
        """;

    [Theory]
    [InlineData("[Step] public static void Do(Rows<Event> rows) { var parts = new Context().Data.{|ASY4017:TrainTestSplit|}(rows.ToDataView(), 0.2); }")]
    [InlineData("[Step] public static void Do(Rows<F> rows) { var data = rows.ToDataView(); var parts = new Context().Data.{|ASY4017:TrainTestSplit|}(data, seed: 1); }")]
    [InlineData("[Step] public static void Do(Rows<Event> rows) { var parts = new Context().Data.{|ASY4017:TrainTestSplit|}(rows.Select(F.Of).ToDataView()); }")]
    [InlineData("[Step] public static (Rows<Event> train, Rows<Event> test) Do(Rows<Event> rows) { var random = new Random(1); return (rows.{|ASY4017:Where|}(_ => random.NextDouble() < 0.8), rows); }")]
    public async Task Rows_with_a_time_that_are_split_by_chance_are_warned_of(string step) => await Verify.RuleAsync(Rule, Source(step));

    [Theory]
    [InlineData("[Step] public static void Do(Rows<G> rows) { var parts = new Context().Data.TrainTestSplit(rows.ToDataView(), 0.2); }")]
    [InlineData("[Step] public static void Do(Rows<Event> rows) { var parts = new Context().Data.TrainTestSplit(rows.ToDataView(), samplingKeyColumnName: \"A\"); }")]
    [InlineData("[Step] public static void Do(Rows<Event> rows) { var parts = new Context().Data.FilterRowsByColumn(rows.ToDataView(), \"At\"); }")]
    [InlineData("[Step] public static (Rows<Event> train, Rows<Event> test) Do(Rows<Event> rows) => (rows.Where(e => e.At.Year < 2020), rows.Where(e => e.At.Year >= 2020));")]
    [InlineData("[Step] public static Rows<Event> Do(Rows<Event> rows) { var random = new Random(1); return rows.Where(_ => random.NextDouble() < 0.01); }")]
    [InlineData("[Step] public static (Rows<Event> some, Metrics all) Do(Rows<Event> rows) { var random = new Random(1); return (rows.Where(_ => random.NextDouble() < 0.01), new()); }")]
    [InlineData("[Step, RandomSplit(\"each event is of another machine\")] public static void Do(Rows<Event> rows) { var parts = new Context().Data.TrainTestSplit(rows.ToDataView()); }")]
    [InlineData("[Step] public static void Do(object view) { var parts = new Context().Data.TrainTestSplit(view); }")]
    public async Task Splits_by_time_or_key_samples_and_rows_without_a_time_are_fine(string step) => await Verify.RuleAsync(Rule, Source(step));

    [Fact]
    public async Task The_message_names_the_time() => await Verify.RuleAsync(
        Rule,
        Source("[Step] public static void Do(Rows<F> rows) { var parts = new Context().Data.{|#0:TrainTestSplit|}(rows.ToDataView()); }"),
        Verify.Result(Rule, 0, "Do", "TrainTestSplit", "Event.At"));

    [Fact]
    public async Task The_fix_asks_for_a_reason_everywhere() => await Verify.FixAsync<RandomSplitCodeFix>(
        Rule,
        Source("""
            [Step] public static void One(Rows<F> rows) { var parts = new Context().Data.{|ASY4017:TrainTestSplit|}(rows.ToDataView()); }
            [Step] public static void Two(Rows<F> rows) { var parts = new Context().Data.{|ASY4017:TrainTestSplit|}(rows.ToDataView()); }
            """),
        Source("""
            [Step, RandomSplit("say why no row tells of a later one")] public static void One(Rows<F> rows) { var parts = new Context().Data.TrainTestSplit(rows.ToDataView()); }
            [Step, RandomSplit("say why no row tells of a later one")] public static void Two(Rows<F> rows) { var parts = new Context().Data.TrainTestSplit(rows.ToDataView()); }
            """));

    private static string Source(string steps) => "using Microsoft.ML;\n[Pipeline(\"p\")] public partial record P { " + steps + " }" + Around;
}
