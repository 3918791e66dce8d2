using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY6001.</summary>
public class SummaryTests
{
    private const string Rule = "ASY6001";

    [Fact]
    public async Task Each_declaration_column_and_step_is_told_of_at_its_own_name() => await Verify.RuleAsync(
        Rule,
        """
        [Dataset("rows")] public partial record {|#0:R|}(int {|#1:A|}) { public int {|#2:B|} { get; init; } }
        [Columns("more")] public partial record {|#3:C|}(int {|#4:A|});
        [Model("m")] public partial record {|#5:M|};
        [Pipeline("p")] public partial record {|#6:P|} { [Step] public static void {|#7:Read|}(Rows<R> rows) { } }
        [Monitor<M>("watch")] public partial record {|#8:W|};
        """,
        Verify.Result(Rule, 0, "Dataset", "rows", "XML summary"),
        Verify.Result(Rule, 1, "Column", "A", "<param> text"),
        Verify.Result(Rule, 2, "Column", "B", "XML summary"),
        Verify.Result(Rule, 3, "Record", "more", "XML summary"),
        Verify.Result(Rule, 4, "Column", "A", "<param> text"),
        Verify.Result(Rule, 5, "Model", "m", "XML summary"),
        Verify.Result(Rule, 6, "Pipeline", "p", "XML summary"),
        Verify.Result(Rule, 7, "Step", "Read", "XML summary"),
        Verify.Result(Rule, 8, "Monitor", "watch", "XML summary"));

    [Theory]
    [InlineData("/// <summary>Rows.</summary>\n/// <param name=\"A\">One.</param>\n[Dataset(\"rows\")] public partial record R(int A);")]
    [InlineData("/** <summary>Rows.</summary> */ [Dataset(\"rows\")] public partial record R\n{\n/** <summary>One.</summary> */ public int A { get; init; } }")]
    [InlineData("/// <inheritdoc/>\n[Model(\"m\")] public partial record M;")]
    [InlineData("/// <summary>Rows.</summary>\n[Dataset(\"rows\")] public partial record R\n{\n/// <summary>One.</summary>\npublic int A { get; init; }\npublic int Twice => A * 2; static int s; }")]
    [InlineData("[Dataset(\"rows\")] public partial record R;\n/// <summary>Rows.</summary>\npublic partial record R;")]
    public async Task A_summary_wherever_it_stands_answers_it(string source) => await Verify.RuleAsync(Rule, source);

    [Fact]
    public async Task A_summary_without_words_or_form_is_none() => await Verify.RuleAsync(Rule, """
        /// <summary> </summary>
        [Model("m")] public partial record {|ASY6001:M|};
        /// <summary>a < b</summary>
        [Model("n")] public partial record {|ASY6001:N|};
        // <summary>A plain comment.</summary>
        [Model("o")] public partial record {|ASY6001:O|};
        """);

    [Fact]
    public async Task A_column_of_a_base_type_is_told_of_at_that_type_only() => await Verify.RuleAsync(Rule, """
        public record Base { public int A { get; init; } }
        /// <summary>Rows.</summary>
        [Dataset("rows")] public partial record R : Base;
        /// <summary>Others.</summary>
        [Dataset("others")] public partial record O : Base;
        """);

    [Fact]
    public async Task The_fix_writes_the_words_of_the_name_everywhere() => await Verify.FixAsync<SummaryCodeFix>(
        Rule,
        """
        public static partial class Outer
        {
            [Dataset("order-lines")]
            [NoRowKey("none")]
            public partial record {|ASY6001:OrderLine|}(int {|ASY6001:Number|}, string {|ASY6001:article_code|})
            {
                /// <summary>What was paid.</summary>
                public decimal Total { get; init; }

                [Unit("kg")]
                public double {|ASY6001:NetWeight|} { get; init; } public int {|ASY6001:Pieces|} { get; init; }
            }
        }

        /// <remarks>Monthly.</remarks>
        [Pipeline("sums")]
        public partial record {|ASY6001:SumUp|}
        {
            [Step] public static void {|ASY6001:ReadAll|}(Rows<Outer.OrderLine> rows) { }
        }
        """,
        """
        public static partial class Outer
        {
            /// <summary>Order line.</summary>
            /// <param name="Number">Number.</param>
            /// <param name="article_code">Article code.</param>
            [Dataset("order-lines")]
            [NoRowKey("none")]
            public partial record OrderLine(int Number, string article_code)
            {
                /// <summary>What was paid.</summary>
                public decimal Total { get; init; }

                /// <summary>Net weight.</summary>
                [Unit("kg")]
                public double NetWeight { get; init; } 
                /// <summary>Pieces.</summary>
                public int Pieces { get; init; }
            }
        }

        /// <remarks>Monthly.</remarks>
        /// <summary>Sum up.</summary>
        [Pipeline("sums")]
        public partial record SumUp
        {
            /// <summary>Read all.</summary>
            [Step] public static void ReadAll(Rows<Outer.OrderLine> rows) { }
        }
        """);
}
