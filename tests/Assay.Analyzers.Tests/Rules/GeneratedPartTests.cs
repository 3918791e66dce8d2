using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1001.</summary>
public class GeneratedPartTests
{
    private const string Rule = "ASY1001";

    [Theory]
    [InlineData("[Dataset(\"rows\")] public record {|ASY1001:R|}(int A);")]
    [InlineData("[Columns(\"rows\")] public class {|ASY1001:R|} { public int A { get; set; } }")]
    [InlineData("[Model(\"m\")] public record {|ASY1001:M|};")]
    [InlineData("[Pipeline(\"p\")] public record {|ASY1001:P|};")]
    [InlineData("[Monitor<M>(\"watch\")] public record {|ASY1001:W|}; public record M;")]
    [InlineData("public class Outer { [Dataset(\"rows\")] public partial record {|ASY1001:R|}(int A); }")]
    [InlineData("public partial class Outer<T> { [Dataset(\"rows\")] public partial record {|ASY1001:R|}(int A); }")]
    [InlineData("[Dataset(\"rows\")] file partial record {|ASY1001:R|}(int A);")]
    [InlineData("public partial class Outer { [Dataset(\"rows\")] private partial record {|ASY1001:R|}(int A); }")]
    [InlineData("[Dataset(\"rows\")] public abstract partial record {|ASY1001:R|}(int A);")]
    public async Task A_declaration_that_nothing_can_be_generated_into_is_an_error(string source) => await Verify.RuleAsync(Rule, source);

    [Theory]
    [InlineData("[Dataset(\"rows\")] public partial record R(int A);")]
    [InlineData("public partial class Outer { [Dataset(\"rows\")] internal partial record R(int A); }")]
    [InlineData("public record R(int A);")]
    public async Task What_can_be_generated_into_is_fine(string source) => await Verify.RuleAsync(Rule, source);

    [Fact]
    public async Task The_name_is_marked_on_the_part_that_is_declared() => await Verify.RuleAsync(
        Rule,
        [
            "public partial class Outer<T> { public partial record R { public int B { get; init; } } }",
            "public partial class Outer<T> { [Dataset(\"rows\")] public partial record {|ASY1001:R|}(int A); }",
        ]);

    [Fact]
    public async Task The_message_says_what_to_do() => await Verify.RuleAsync(
        Rule,
        "[Dataset(\"rows\")] public record {|#0:Flight|}(int A);",
        Verify.Result(Rule, 0, "Flight", "is not partial, or lies in a type that isn't: add 'partial', so that its plan can be generated into it"));

    [Fact]
    public async Task Nothing_is_said_without_Assay() => await Verify.SilentWithoutAssayAsync("""
        [Dataset("rows")] public record R(int A);
        public sealed class DatasetAttribute(string name) : Attribute { public string Name => name; }
        """);

    [Fact]
    public async Task A_pragma_suppresses_it() => await Verify.RuleAsync(Rule, """
        #pragma warning disable ASY1001 // generated elsewhere
        [Dataset("rows")] public record R(int A);
        #pragma warning restore ASY1001
        """);

    [Fact]
    public async Task The_fix_makes_it_and_what_is_around_it_partial_everywhere() => await Verify.FixAsync<PartialCodeFix>(
        Rule,
        """
        public static class Outer
        {
            /// <summary>Rows.</summary>
            [Dataset("rows")]
            public sealed record {|ASY1001:R|}(int A);
        }

        [Dataset("others")]
        public record {|ASY1001:Other|}(int A);
        """,
        """
        public static partial class Outer
        {
            /// <summary>Rows.</summary>
            [Dataset("rows")]
            public sealed partial record R(int A);
        }

        [Dataset("others")]
        public partial record Other(int A);
        """);
}
