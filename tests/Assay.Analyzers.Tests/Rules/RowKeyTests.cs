using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1002.</summary>
public class RowKeyTests
{
    private const string Rule = "ASY1002";

    [Fact]
    public async Task A_dataset_without_key_and_uniqueness_is_warned_of_at_its_attribute() => await Verify.RuleAsync(
        Rule, "[{|#0:Dataset(\"rows\")|}] public partial record R(int A);", Verify.Result(Rule, 0, "rows"));

    [Theory]
    [InlineData("[Dataset(\"rows\")] public partial record R([RowKey] int A);")]
    [InlineData("[Dataset(\"rows\")] public partial record R { [System.ComponentModel.DataAnnotations.Key] public int A { get; init; } }")]
    [InlineData("[Dataset(\"rows\"), Unique(nameof(A))] public partial record R(int A);")]
    [InlineData("[Dataset(\"rows\")] public partial record R([Unique] int A);")]
    [InlineData("[Dataset(\"rows\"), NoRowKey(\"append-only log\")] public partial record R(int A);")]
    [InlineData("[Columns(\"rows\")] public partial record R(int A);")]
    [InlineData("[Dataset(\"rows\")] public partial record R;")]
    public async Task A_key_uniqueness_or_a_stated_reason_answers_it(string source) => await Verify.RuleAsync(Rule, source);

    [Fact]
    public async Task Nothing_is_said_without_Assay() => await Verify.SilentWithoutAssayAsync("""
        [Dataset("rows")] public partial record R(int A);
        public sealed class DatasetAttribute(string name) : Attribute { public string Name => name; }
        """);

    [Fact]
    public async Task A_pragma_suppresses_it() => await Verify.RuleAsync(Rule, """
        #pragma warning disable ASY1002 // keyed from next month on
        [Dataset("rows")] public partial record R(int A);
        #pragma warning restore ASY1002
        """);

    [Fact]
    public async Task The_fix_asks_for_a_reason_everywhere() => await Verify.FixAsync<NoRowKeyCodeFix>(
        Rule,
        """
        /// <summary>Rows.</summary>
        [{|ASY1002:Dataset("rows")|}]
        public partial record R(int A);

        public static partial class Outer
        {
            /// <summary>Rows.</summary>
            [{|ASY1002:global::Assay.Dataset("others")|}, RowCount(Min = 1)]
            public partial record Other(int A);
        }
        """,
        """
        /// <summary>Rows.</summary>
        [Dataset("rows")]
        [NoRowKey("say why the rows have no key")]
        public partial record R(int A);

        public static partial class Outer
        {
            /// <summary>Rows.</summary>
            [global::Assay.Dataset("others"), RowCount(Min = 1)]
            [global::Assay.NoRowKey("say why the rows have no key")]
            public partial record Other(int A);
        }
        """);
}
