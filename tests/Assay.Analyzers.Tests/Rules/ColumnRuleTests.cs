using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1005, 1010, 1011, 1015, 1016, 1026, 1028, 1029 and 1030: what columns are.</summary>
public class ColumnRuleTests
{
    private const string Other = """

        [Dataset("other"), Unique("Both", "More")]
        public partial record Other([RowKey] int Id, string Name, [Unique] string Code, int Both, int More, [OneOf("a", "b")] string Kind);
        """;

    private const string Monitored = """

        [Columns("out")] public partial record Out([Score] double Probability);
        [Model("late")]
        public partial record M : IModel<R, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            public ValueTask PredictAsync(ReadOnlyMemory<R> inputs, Memory<Out> outputs, CancellationToken cancellation) => default;
        }
        """;

    private const string Monitor = "\n[Monitor<M>(\"live\")] public partial record Watch;";

    [Theory]
    [InlineData("ASY1005", "public double {|ASY1005:Weight|} { get; init; }")]
    [InlineData("ASY1005", "public int {|ASY1005:Delay|} { get; init; } public short {|ASY1005:TripMinutes|} { get; init; }")]
    [InlineData("ASY1005", "[InRange(0, 100)] public decimal? {|ASY1005:Anything|} { get; init; }")]
    [InlineData("ASY1015", "[{|ASY1015:EventTime|}] public DateTime A { get; init; }")]
    [InlineData("ASY1015", "[RowKey, {|ASY1015:EventTime(MaxAge = \"1d\")|}] public DateTime? A { get; init; }")]
    [InlineData("ASY1026", "public int ShopId { get; init; } public int {|ASY1026:Shopid|} { get; init; }")]
    [InlineData("ASY1026", "public int ShopId { get; init; } [StoredAs(\"SHOP_ID\")] public int {|ASY1026:Other|} { get; init; }")]
    [InlineData("ASY1026", "[StoredAs(\"a\")] public int One { get; init; } [StoredAs(\"A\")] public int {|ASY1026:Two|} { get; init; }")]
    [InlineData("ASY1028", "[{|ASY1028:RowKey|}] public int? A { get; init; }")]
    [InlineData("ASY1028", "[{|ASY1028:System.ComponentModel.DataAnnotations.Key|}] public string? A { get; init; }")]
    [InlineData("ASY1028", "[{|ASY1028:RowKey|}, Score] public decimal A { get; init; }")]
    [InlineData("ASY1029", "[References<Other>({|ASY1029:nameof(Other.Name)|})] public string A { get; init; } = \"\";")]
    [InlineData("ASY1029", "[References<Other>({|ASY1029:\"Both\"|})] public int A { get; init; }")]
    [InlineData("ASY1029", "[References<R>({|ASY1029:nameof(B)|})] public int A { get; init; } public int B { get; init; }")]
    [InlineData("ASY1030", "[EventTime(Zone = {|ASY1030:\"local-of:Shop\"|})] public DateTime A { get; init; } public string ShopId { get; init; } = \"\";")]
    [InlineData("ASY1030", "[EventTime(Zone = {|ASY1030:\"+02:00\"|})] public DateTimeOffset A { get; init; }")]
    [InlineData("ASY1030", "[EventTime(Zone = {|ASY1030:\"\"|})] public DateTime A { get; init; }")]
    [InlineData("ASY1010", "[{|ASY1010:OneOf(\"a\", \"c\")|}, References<Other>(nameof(Other.Kind))] public string A { get; init; } = \"\";")]
    public async Task It_is_told_of_where_it_stands(string rule, string members) =>
        await Verify.RuleAsync(rule, "[Dataset(\"rows\")] public partial record R { " + members + " }" + Other);

    [Theory]
    [InlineData("ASY1005", "[Unit(\"1\")] public double Weight { get; init; } [RowKey] public double Length { get; init; }")]
    [InlineData("ASY1005", "public int Pieces { get; init; } public int Year { get; init; } public long Hour { get; init; } public string Distance { get; init; } = \"\";")]
    [InlineData("ASY1005", "public double Probability { get; init; } public double HitRatio { get; init; } public float X { get; init; } [Label] public double Price { get; init; }")]
    [InlineData("ASY1005", "[InRange(0.0, 1.0)] public double Humidity { get; init; } [OneOf(1, 2)] public int Size { get; init; }")]
    [InlineData("ASY1015", "[EventTime(Zone = \"Europe/Vienna\")] public DateTime A { get; init; } public DateTime B { get; init; }")]
    [InlineData("ASY1015", "[EventTime] public DateTimeOffset A { get; init; }")]
    [InlineData("ASY1015", "[EventTime] public DateOnly A { get; init; }")]
    [InlineData("ASY1026", "public int ShopId { get; init; } public int Shop { get; init; } [StoredAs(\"SHOPS\")] public int B { get; init; }")]
    [InlineData("ASY1026", "[StoredAs(\"shop\")] public int ShopId { get; init; } [StoredAs(\"old\")] public int Shopid { get; init; }")]
    [InlineData("ASY1026", "public int Value { get; init; } public int VALUE { get; init; }")]
    [InlineData("ASY1028", "[RowKey] public int A { get; init; } [Unique] public int? B { get; init; } [Score] public double C { get; init; }")]
    [InlineData("ASY1028", "[RowKey, System.ComponentModel.DataAnnotations.Required] public int? A { get; init; }")]
    [InlineData("ASY1029", "[References<Other>(nameof(Other.Id))] public int A { get; init; } [References<Other>(nameof(Other.Code))] public string B { get; init; } = \"\";")]
    [InlineData("ASY1029", "[References<Other>(\"Nothing\")] public int A { get; init; } [References<string>(\"Length\")] public int B { get; init; }")]
    [InlineData("ASY1030", "[EventTime(Zone = \"local-of:ShopId\")] public DateTime A { get; init; } public string ShopId { get; init; } = \"\";")]
    [InlineData("ASY1030", "[EventTime(Zone = \"America/Argentina/Buenos_Aires\")] public DateTime A { get; init; } [EventTime(Zone = \"UTC\")] public DateTime B { get; init; }")]
    [InlineData("ASY1010", "[OneOf(\"a\"), References<Other>(nameof(Other.Kind))] public string A { get; init; } = \"\"; [OneOf(\"z\")] public string Kind { get; init; } = \"\";")]
    public async Task The_nearest_correct_code_is_fine(string rule, string members) =>
        await Verify.RuleAsync(rule, "[Dataset(\"rows\")] public partial record R { " + members + " }" + Other);

    [Theory]
    [InlineData("ASY1005", "[Unit(\"km\")] public double Distance { get; init; }", "public double Distance { get; init; }")]
    [InlineData("ASY1005", "public double {|ASY1005:Distance|} { get; init; }", "public double {|ASY1005:Distance|} { get; init; }")]
    [InlineData("ASY1016", "[Unit(\"km\")] public double Distance { get; init; }", "[Unit({|ASY1016:\"mi\"|})] public double Distance { get; init; }")]
    [InlineData("ASY1016", "[Unit(\"km\")] public double Distance { get; init; }", "[Unit(\"km\")] public double Distance { get; init; }")]
    [InlineData("ASY1016", "public double Distance { get; init; }", "[Unit(\"km\")] public double Distance { get; init; }")]
    [InlineData("ASY1010", "[OneOf(\"a\", \"b\")] public string Distance { get; init; } = \"\";", "[{|ASY1010:OneOf(\"a\")|}] public string Distance { get; init; } = \"\";")]
    [InlineData("ASY1010", "[OneOf(\"a\", \"b\")] public string Distance { get; init; } = \"\";", "[{|ASY1010:OneOf(\"a\", \"b\", \"c\")|}] public string Distance { get; init; } = \"\";")]
    [InlineData("ASY1010", "[OneOf(\"a\", \"b\")] public string Distance { get; init; } = \"\";", "[OneOf(\"b\", \"a\")] public string Distance { get; init; } = \"\";")]
    [InlineData("ASY1010", "[OneOf(\"a\", \"b\")] public string Distance { get; init; } = \"\";", "[OneOf(\"a\", Severity = Severity.Warning)] public string Distance { get; init; } = \"\";")]
    [InlineData("ASY1010", "public string Distance { get; init; } = \"\";", "[OneOf(\"b\", \"a\")] public string Distance { get; init; } = \"\";")]
    public async Task A_column_that_is_taken_over_is_compared_with_its_origin(string rule, string origin, string derived) => await Verify.RuleAsync(
        rule,
        "[Dataset(\"rows\")] public partial record R { " + origin + " }\n[Columns(\"more\")] public partial record More { " + derived
        + " [Features] public static More Of(R r) => new() { Distance = r.Distance }; }");

    [Fact]
    public async Task A_column_that_is_computed_is_not_compared() => await Verify.RuleAsync("ASY1016", """
        [Dataset("rows")] public partial record R { [Unit("min")] public int Delay { get; init; } }
        [Columns("more")] public partial record More
        {
            [Unit("s")] public int Delay { get; init; }
            [Features] public static More Of(R r) => new() { Delay = r.Delay * 60 };
        }
        """);

    [Fact]
    public async Task Columns_that_meet_in_a_step_are_compared() => await Verify.RuleAsync(
        "ASY1016",
        """
        [Dataset("legs", Source = "a.csv")] public partial record Leg([Unit("mi")] int Distance);
        [Dataset("trips", Source = "b.csv")] public partial record Trip([Unit({|#0:"km"|})] int Distance, [Unit("min")] int Time);
        [Dataset("walks", Source = "c.csv")] public partial record Walk([Unit("m")] int Distance);
        [Pipeline("join")] public partial record P
        {
            [Step] public static void Join(Rows<Leg> legs, Rows<Trip> trips) { }
            [Step] public static void Alone(Rows<Walk> walks) { }
        }
        """,
        Verify.Result("ASY1016", 0, "Distance", "km", "the column of dataset 'legs', which step 'join' reads as well,", "mi"));

    [Fact]
    public async Task The_messages_say_what_differs() => await Verify.RuleAsync(
        "ASY1010",
        """
        [Dataset("rows")] public partial record R { [OneOf(1, 2, 3)] public int A { get; init; } }
        [Columns("more")] public partial record More
        {
            [{|#0:OneOf(1, 4)|}] public int B { get; init; }
            [Features] public static More Of(R r) => new() { B = r.A };
        }
        """,
        Verify.Result("ASY1010", 0, "B", "A", "rows", "'2', '3' are missing and '4' is not there"));

    [Theory]
    [InlineData("[{|#0:Dataset(\"rows\", Source = \"x.csv\")|}] public partial record R(int A);" + Monitored + Monitor, true)]
    [InlineData("[Dataset(\"rows\", Source = \"x.csv\")] public partial record R([EventTime] DateOnly A);" + Monitored + Monitor, false)]
    [InlineData("[Dataset(\"rows\", Source = \"x.csv\"), NoEventTime(\"scored at once\")] public partial record R(int A);" + Monitored + Monitor, false)]
    [InlineData("[Dataset(\"rows\", Source = \"x.csv\")] public partial record R(int A);" + Monitored, false)]
    [InlineData("[Columns(\"rows\")] public partial record R(int A);" + Monitored + Monitor, false)]
    public async Task A_monitored_source_without_event_time_is_warned_of(string source, bool fires) =>
        await Verify.RuleAsync("ASY1011", source, fires ? [Verify.Result("ASY1011", 0, "rows", "live")] : []);

    [Fact]
    public async Task A_reason_is_asked_for_everywhere() => await Verify.FixAsync<NoEventTimeCodeFix>(
        "ASY1011",
        "[{|ASY1011:Dataset(\"rows\", Source = \"x.csv\")|}]\npublic partial record R(int A);" + Monitored + Monitor,
        "[Dataset(\"rows\", Source = \"x.csv\")]\n[NoEventTime(\"say why nothing tells when a row happened\")]\npublic partial record R(int A);" + Monitored + Monitor);

    [Fact]
    public async Task The_unit_of_the_name_is_written_everywhere() => await Verify.FixAsync<UnitCodeFix>(
        "ASY1005",
        """
        [Dataset("rows")]
        public partial record R(int {|ASY1005:Minutes|})
        {
            /// <summary>How heavy.</summary>
            public double {|ASY1005:WeightKg|} { get; init; }

            public decimal {|ASY1005:Price|} { get; init; }
        }
        """,
        """
        [Dataset("rows")]
        public partial record R([Unit("min")] int Minutes)
        {
            /// <summary>How heavy.</summary>
            [Unit("kg")]
            public double WeightKg { get; init; }

            [Unit("1")]
            public decimal Price { get; init; }
        }
        """);

    [Fact]
    public async Task The_origins_unit_is_taken_over_everywhere() => await Verify.FixAsync<TakeOverCodeFix>("ASY1016", Derived(
        "[Unit({|ASY1016:\"mi\"|})] public int A { get; init; } [Unit({|ASY1016:\"m\"|})] public int B { get; init; }"), Derived(
        "[Unit(\"km\")] public int A { get; init; } [Unit(\"km\")] public int B { get; init; }"));

    [Fact]
    public async Task The_origins_values_are_taken_over_everywhere() => await Verify.FixAsync<TakeOverCodeFix>("ASY1010", Derived(
        "[{|ASY1010:OneOf(1, 2, Id = \"x\")|}] public int A { get; init; } [Unit(\"km\"), {|ASY1010:OneOf(new object[] { 7 })|}] public int B { get; init; } [{|ASY1010:OneOf(\"c\")|}] public string C { get; init; } = \"\";"), Derived(
        "[OneOf(1, 2, 3, Id = \"x\")] public int A { get; init; } [Unit(\"km\"), OneOf(1, 2, 3)] public int B { get; init; } [OneOf(\"a\", \"\\\"\")] public string C { get; init; } = \"\";"));

    [Fact]
    public async Task The_zone_is_written_everywhere() => await Verify.FixAsync<ZoneCodeFix>(
        "ASY1015",
        "[Dataset(\"a\")] public partial record A([{|ASY1015:EventTime|}] DateTime T);\n[Dataset(\"b\")] public partial record B([{|ASY1015:EventTime()|}] DateTime T);\n[Dataset(\"c\")] public partial record C([{|ASY1015:EventTime(MaxAge = \"1d\")|}] DateTime T);",
        "[Dataset(\"a\")] public partial record A([EventTime(Zone = \"UTC\")] DateTime T);\n[Dataset(\"b\")] public partial record B([EventTime(Zone = \"UTC\")] DateTime T);\n[Dataset(\"c\")] public partial record C([EventTime(MaxAge = \"1d\", Zone = \"UTC\")] DateTime T);");

    [Fact]
    public async Task The_question_mark_of_a_key_is_dropped_everywhere() => await Verify.FixAsync<NullabilityCodeFix>(
        "ASY1028",
        "[Dataset(\"rows\")] public partial record R([{|ASY1028:RowKey|}] int? A, [{|ASY1028:RowKey|}] string? B);",
        "[Dataset(\"rows\")] public partial record R([RowKey] int A, [RowKey] string B);");

    [Fact]
    public async Task Of_versions_kept_as_differences_another_rule_tells() => await Verify.RuleAsync(
        "ASY1028", "[Dataset(\"rows\"), Versioned(VersionStrategy.Diff)] public partial record R([RowKey] int? A, [RowKey] int B);");

    [Fact]
    public async Task There_the_question_mark_is_dropped_as_well() => await Verify.FixAsync<NullabilityCodeFix>(
        "ASY2006",
        "[Dataset(\"rows\"), Versioned(VersionStrategy.Diff)] public partial record R([RowKey] int? {|ASY2006:A|}) { [RowKey] public string? {|ASY2006:B|} { get; init; } }",
        "[Dataset(\"rows\"), Versioned(VersionStrategy.Diff)] public partial record R([RowKey] int A) { [RowKey] public string B { get; init; } }");

    [Theory]
    [InlineData("[Unit(")]
    [InlineData("[EventTime(Zone = )]")]
    [InlineData("[References<>(\"A\")]")]
    [InlineData("[References<R>(nameof(]")]
    [InlineData("[StoredAs(null)]")]
    public async Task Code_that_is_being_typed_is_no_reason_to_fail(string attribute) => await Verify.UnfinishedAsync(
        "[Dataset(\"rows\")] public partial record R { " + attribute + " public double A { get; init; } [Features] public static R Of(R r) => new() { A = r. }; }" + Monitor);

    private static string Derived(string columns) => """
        [Dataset("rows")] public partial record R { [OneOf(1, 2, 3), Unit("km")] public int A { get; init; } [OneOf("a", "\"")] public string C { get; init; } = ""; }
        [Columns("more")] public partial record More { COLUMNS [Features] public static More Of(R r) => new() { A = r.A, B = r.A, C = r.C }; }
        """.Replace("COLUMNS", columns + (columns.Contains(" C ", StringComparison.Ordinal) ? "" : " public string C { get; init; } = \"\";"), StringComparison.Ordinal);
}
