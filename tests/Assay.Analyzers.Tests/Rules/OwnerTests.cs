using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY6002.</summary>
public class OwnerTests
{
    private const string Rule = "ASY6002";

    [Fact]
    public async Task A_declaration_without_an_owner_is_warned_of_at_its_attribute() => await Verify.RuleAsync(
        Rule,
        """
        [{|#0:Dataset("rows", Source = "r.csv")|}] public partial record R(int A);
        [{|#1:Model("m", Owner = " ")|}] public partial record M;
        [{|#2:Pipeline("p")|}] public partial record P;
        [{|#3:Monitor<M>("watch")|}] public partial record W;
        """,
        Verify.Result(Rule, 0, "Dataset", "rows"),
        Verify.Result(Rule, 1, "Model", "m"),
        Verify.Result(Rule, 2, "Pipeline", "p"),
        Verify.Result(Rule, 3, "Monitor", "watch"));

    [Theory]
    [InlineData("[Dataset(\"rows\", Owner = \"shop\", Source = \"r.csv\")] public partial record R(int A);")]
    [InlineData("[Dataset(\"rows\")] public partial record R(int A);")]
    [InlineData("[Columns(\"rows\")] public partial record R(int A);")]
    [InlineData("[Model(\"m\", Owner = Teams.Ml)] public partial record M; static class Teams { public const string Ml = \"ml\"; }")]
    public async Task An_owner_answers_it_and_rows_without_a_source_need_none(string source) => await Verify.RuleAsync(Rule, source);

    [Fact]
    public async Task The_fix_makes_room_for_the_owner_everywhere() => await Verify.FixAsync<OwnerCodeFix>(
        Rule,
        """
        [{|ASY6002:Dataset("rows", Source = "r.csv")|}] public partial record R(int A);
        [{|ASY6002:global::Assay.Model("m", Owner = "")|}, Obsolete] public partial record M;
        [{|ASY6002:Pipeline(
            "p")|}]
        public partial record P;
        """,
        """
        [Dataset("rows", Source = "r.csv", Owner = "team")] public partial record R(int A);
        [global::Assay.Model("m", Owner = "team"), Obsolete] public partial record M;
        [Pipeline(
            "p", Owner = "team")]
        public partial record P;
        """);
}
