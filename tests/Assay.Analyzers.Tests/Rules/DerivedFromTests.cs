using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY6020, 6021 and 6022: where columns are said to come from, against what code shows.</summary>
public class DerivedFromTests
{
    private const string Sales = """
        [Dataset("sales", Source = "s.csv")] public partial record Sale(string Item, int Count, double Price);
        [Dataset("shops", Source = "t.csv")] public partial record Shop(string Item, string Town);
        public static class Far
        {
            public static extern Rows<Out> Away(Rows<Sale> rows);
            public static extern Rows<Out> Both(Rows<Sale> rows, Rows<Shop> shops);
        }

        """;

    private const string Read = "rows.Where(r => r.Price > 0).Select(r => new Out { A = r.Item, B = r.Count })";
    private const string Unread = "Far.Away(rows)";

    [Theory]
    [InlineData("[{|ASY6020:DerivedFrom<Sale>(nameof(Sale.Count))|}] public string A { get; init; } = \"\"; public int B { get; init; }")]
    [InlineData("[{|ASY6020:DerivedFrom(typeof(Sale), \"Count\")|}] public string A { get; init; } = \"\"; public int B { get; init; }")]
    [InlineData("[{|ASY6020:DerivedFrom<Sale>(\"Item\")|}, DerivedFrom<Sale>(\"Count\")] public string A { get; init; } = \"\"; public int B { get; init; }")]
    public async Task What_contradicts_the_code_is_warned_of(string columns) => await Verify.RuleAsync("ASY6020", Step(columns, Read));

    [Theory]
    [InlineData("[DerivedFrom<Sale>(\"Item\")] public string A { get; init; } = \"\"; [DerivedFrom<Sale>(\"Count\")] public int B { get; init; }")]
    [InlineData("public string A { get; init; } = \"\"; public int B { get; init; }")]
    // It may lie further back than the step that makes the rows.
    [InlineData("[DerivedFrom<Shop>(\"Town\")] public string A { get; init; } = \"\"; public int B { get; init; }")]
    public async Task What_agrees_with_the_code_or_goes_further_back_is_right(string columns) => await Verify.RuleAsync("ASY6020", Step(columns, Read));

    [Fact]
    public async Task What_only_decides_may_be_said_and_need_not() => await Verify.RuleAsync("ASY6020", Step(
        "[DerivedFrom<Sale>(\"Item\")] public string A { get; init; } = \"\"; [DerivedFrom<Sale>(\"Count\"), DerivedFrom<Sale>(\"Price\")] public int B { get; init; }",
        "rows.Select(r => new Out { A = r.Price > 2 ? r.Item : \"\", B = r.Price > 0 ? r.Count : 0 })"));

    [Fact]
    public async Task Nothing_is_compared_with_what_can_not_be_read() => await Verify.RuleAsync(
        "ASY6020", Step("[DerivedFrom<Sale>(\"Price\")] public string A { get; init; } = \"\"; public int B { get; init; }", Unread));

    [Fact]
    public async Task It_says_what_the_code_shows() => await Verify.RuleAsync(
        "ASY6020",
        Step("[{|#0:DerivedFrom<Sale>(\"Price\")|}] public string A { get; init; } = \"\"; public int B { get; init; }", Read),
        Verify.Result("ASY6020", 0, "A", "'Make'", "Sale.Item", "Sale.Price"));

    [Fact]
    public async Task A_Features_method_is_code_as_well() => await Verify.RuleAsync("ASY6020", Sales + """
        [Columns("out")] public partial record Out
        {
            [{|ASY6020:DerivedFrom<Sale>("Price")|}] public int B { get; init; }
            [DerivedFrom<Sale>("Price")] public double C { get; init; }
            [Features] public static Out Of(Sale s) => new() { B = s.Count, C = s.Price * 2 };
        }
        """);

    [Fact]
    public async Task A_column_whose_origin_can_not_be_read_is_told_of_at_its_name() => await Verify.RuleAsync(
        "ASY6021",
        Step("public string {|#0:A|} { get; init; } = \"\"; [DerivedFrom<Sale>(\"Count\")] public int B { get; init; }", Unread),
        Verify.Result("ASY6021", 0, "A", "Make", "what 'Away' makes of them"));

    [Theory]
    [InlineData("public string A { get; init; } = \"\"; public int B { get; init; }", Read)]
    [InlineData("public string A { get; init; } = \"\"; public int B { get; init; }", "rows.Select(r => new Out { A = string.Concat(r.Item, \"x\") })")]
    [InlineData("public string A { get; init; } = \"\"; public int B { get; init; }", "throw new NotImplementedException()")]
    public async Task What_can_be_read_is_not(string columns, string made) => await Verify.RuleAsync("ASY6021", Step(columns, made));

    [Theory]
    [InlineData("[DerivedFrom<{|ASY6022:string|}>(\"Length\")] public string A { get; init; } = \"\"; public int B { get; init; }")]
    [InlineData("[DerivedFrom({|ASY6022:typeof(Far)|}, \"Item\")] public string A { get; init; } = \"\"; public int B { get; init; }")]
    [InlineData("[DerivedFrom<Sale>({|ASY6022:\"Itme\"|})] public string A { get; init; } = \"\"; public int B { get; init; }")]
    [InlineData("[DerivedFrom(typeof(Sale), {|ASY6022:\"\"|})] public string A { get; init; } = \"\"; public int B { get; init; }")]
    public async Task A_column_that_is_not_there_is_an_error(string columns) => await Verify.RuleAsync("ASY6022", Step(columns, Read));

    [Fact]
    public async Task A_column_that_is_not_there_is_told_with_those_that_are() => await Verify.RuleAsync(
        "ASY6022",
        Step("[DerivedFrom<Sale>({|#0:\"Itme\"|})] public string A { get; init; } = \"\"; public int B { get; init; }", Read),
        Verify.Result("ASY6022", 0, "'Sale' has no column 'Itme': write Item, Count, Price"));

    [Fact]
    public async Task Half_typed_code_says_nothing_more() => await Verify.RuleAsync(
        "ASY6022", "[Columns(\"x\")] public partial record R { [DerivedFrom<{|CS0246:Nothing|}>(\"A\")] public int A { get; init; } }");

    [Fact]
    public async Task The_fix_writes_what_the_code_shows() => await Verify.FixAsync<DerivedFromCodeFix>(
        "ASY6020",
        Step(
            """

                [{|ASY6020:DerivedFrom<Sale>("Price")|}, Unit("1")]
                public string A { get; init; } = "";

                [{|ASY6020:DerivedFrom(typeof(Sale), "Item")|}]
                [DerivedFrom<Sale>("Count")]
                public int B { get; init; }

            """,
            "rows.Select(r => new Out { A = r.Item, B = r.Count * (int)r.Price })"),
        Step(
            """

                [DerivedFrom<Sale>(nameof(Sale.Item)), Unit("1")]
                public string A { get; init; } = "";

                [DerivedFrom<Sale>(nameof(Sale.Count)), DerivedFrom<Sale>(nameof(Sale.Price))]
                public int B { get; init; }

            """,
            "rows.Select(r => new Out { A = r.Item, B = r.Count * (int)r.Price })"));

    [Fact]
    public async Task The_other_fix_begins_what_only_a_person_knows() => await Verify.FixAsync<DerivedFromCodeFix>(
        "ASY6021",
        Step("\n    public string {|ASY6021:Item|} { get; init; } = \"\";\n    [Unit(\"1\")] public int {|ASY6021:Count|} { get; init; }\n", Unread),
        Step(
            "\n    [DerivedFrom<Sale>(nameof(Sale.Item))]\n    public string Item { get; init; } = \"\";\n    [DerivedFrom<Sale>(nameof(Sale.Count))]\n    [Unit(\"1\")] public int Count { get; init; }\n",
            Unread));

    [Fact]
    public async Task Where_rows_of_two_datasets_come_in_there_is_no_fix() => await Verify.FixAsync<DerivedFromCodeFix>(
        "ASY6021", Step("public string {|ASY6021:Item|} { get; init; } = \"\";", "Far.Both(rows, shops)"), Step("public string {|ASY6021:Item|} { get; init; } = \"\";", "Far.Both(rows, shops)"));

    private static string Step(string columns, string made) => Sales
        + "[Columns(\"out\")] public partial record Out {" + columns + "}\n"
        + $"[Pipeline(\"p\")] public partial record P {{ [Step] public static Rows<Out> Make(Rows<Sale> rows{(made.Contains("shops", StringComparison.Ordinal) ? ", Rows<Shop> shops" : "")}) => {made}; }}\n";
}
