using Assay.Analyzers.Reporting;
using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY3013 and 3014.</summary>
public class QuantityTests
{
    private const string Rows = "[Dataset(\"sold\", Source = \"x.csv\")] public partial record Sold(int A);\n";

    [Theory]
    [InlineData("Cpu", "two")]
    [InlineData("Memory", "much")]
    [InlineData("Memory", "0")]
    public async Task What_Kubernetes_refuses_is_an_error_at_the_argument(string argument, string text) => await Verify.RuleAsync(
        "ASY3013",
        Step($"{argument} = {{|#0:\"{text}\"|}}"),
        Verify.Result("ASY3013", 0, $"{argument} is '{text}', which is no quantity of Kubernetes above zero: write 2 or 500m for Cpu, 4Gi for Memory"));

    [Theory]
    [InlineData("Cpu = \"4Gi\"")]
    [InlineData("Cpu = \"1e3\"")]
    [InlineData("Memory = \"4m\"")]
    [InlineData("Memory = \"4\"")]
    [InlineData("Cpu = \"+2\", Memory = \"1.5Gi\"")]
    [InlineData("Cpu = null")]
    [InlineData("Cpu = ")]
    public async Task What_Kubernetes_takes_is_no_error(string arguments) => await Silent("ASY3013", arguments);

    [Theory]
    [InlineData("Memory", "4", "4 bytes", "'4Gi'")]
    [InlineData("Memory", "512", "512 bytes", "'512Mi'")]
    [InlineData("Memory", "4m", "less than one byte", "'4Mi'")]
    [InlineData("Memory", "4k", "4,000 bytes", "'4Gi', say")]
    [InlineData("Memory", "4Pi", "more than any machine has", "'4Gi', say")]
    [InlineData("Cpu", "1000", "1,000 processors", "'1000m'")]
    [InlineData("Cpu", "500M", "500,000,000 processors", "'500m'")]
    [InlineData("Cpu", "4Gi", "4,294,967,296 processors", "'2' or '500m', say")]
    [InlineData("Cpu", "2m", "2 thousandths of a processor", "'2' or '500m', say")]
    public async Task What_nobody_means_is_warned_of(string argument, string text, string words, string instead) => await Verify.RuleAsync(
        "ASY3014", Step($"{argument} = {{|#0:\"{text}\"|}}"), Verify.Result("ASY3014", 0, "S", argument, text, words, instead));

    [Theory]
    [InlineData("Memory = \"4Mi\", Cpu = \"10m\"")]
    [InlineData("Memory = \"32Ti\", Cpu = \"384\"")]
    [InlineData("Memory = \"4294967296\"")]
    [InlineData("Memory = \"much\", Cpu = \"two\"")]
    [InlineData("Memory = ")]
    public async Task What_a_machine_can_have_is_fine(string arguments) => await Silent("ASY3014", arguments);

    [Theory]
    [InlineData(0, "4GB", "4Gi", "512 mb", "512Mi")]
    [InlineData(1, "4GB", "4G", "512 mb", "512M")]
    [InlineData(0, "1,5Gb", "1.5Gi", "4gib", "4Gi")]
    public async Task Memory_is_written_in_bytes_of_either_series(int replacement, string first, string mended, string second, string mendedToo) =>
        await Verify.FixAsync<WriteInsteadCodeFix>(
            "ASY3013",
            Rows + $$"""
            [Pipeline("p")] public partial record P
            {
                [Step(Memory = {|ASY3013:"{{first}}"|})] public static void S(Rows<Sold> rows) { }
                [Step(Cpu = "1", Memory = {|ASY3013:"{{second}}"|} /* enough */)] public static void T(Rows<Sold> rows) { }
            }
            """,
            Rows + $$"""
            [Pipeline("p")] public partial record P
            {
                [Step(Memory = "{{mended}}")] public static void S(Rows<Sold> rows) { }
                [Step(Cpu = "1", Memory = "{{mendedToo}}" /* enough */)] public static void T(Rows<Sold> rows) { }
            }
            """,
            Replacements.Key(replacement));

    [Theory]
    [InlineData("1,5", "1500m")]
    [InlineData("2 cores", "2")]
    [InlineData("2,0 vCPUs", "2.0")]
    [InlineData("250 millicores", "250m")]
    public async Task Processors_are_written_as_numbers_or_thousandths(string text, string mended) => await Verify.FixAsync<WriteInsteadCodeFix>(
        "ASY3013", Step($"Cpu = {{|ASY3013:\"{text}\"|}}"), Step($"Cpu = \"{mended}\""));

    [Fact]
    public async Task What_was_meant_is_written_everywhere() => await Verify.FixAsync<WriteInsteadCodeFix>(
        "ASY3014",
        Step("Memory = {|ASY3014:\"4\"|}, Cpu = {|ASY3014:\"1000\"|}"),
        Step("Memory = \"4Gi\", Cpu = \"1000m\""));

    private static async Task Silent(string rule, string arguments) => await Verify.RuleAsync(rule, Step(arguments).Replace("= )", "= {|CS1525:)|}", StringComparison.Ordinal));

    private static string Step(string arguments) =>
        Rows + $"[Pipeline(\"p\")] public partial record P {{ [Step({arguments})] public static void S(Rows<Sold> rows) {{ }} }}";
}
