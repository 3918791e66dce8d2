using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY1013.</summary>
public class EmptyOrStaleTests
{
    private const string Rule = "ASY1013";
    private const string Scheduled = "[Pipeline(\"nightly\", Schedule = \"0 6 * * *\")] public partial record P { [Step] public static void Read(Rows<R> rows) { } }\n";
    private const string Source = "Source = \"data/*.csv\"";

    [Fact]
    public async Task A_dataset_that_a_schedule_reads_is_warned_of_at_its_attribute() => await Verify.RuleAsync(
        Rule,
        [Scheduled, $"[{{|#0:Dataset(\"rows\", {Source})|}}] public partial record R([EventTime] DateTime At);"],
        Verify.Result(Rule, 0, "rows", "nightly"));

    [Fact]
    public async Task It_is_warned_of_once_however_many_pipelines_read_it() => await Verify.RuleAsync(
        Rule,
        [
            Scheduled,
            Scheduled.Replace("nightly", "daily", StringComparison.Ordinal).Replace("record P", "record Q", StringComparison.Ordinal),
            $"[{{|#0:Dataset(\"rows\", {Source})|}}] public partial record R(int A);",
        ],
        Verify.Result(Rule, 0, "rows", "daily"));

    [Theory]
    [InlineData("[Dataset(\"rows\", Source = \"x.csv\"), RowCount(Min = 1)] public partial record R(int A);")]
    [InlineData("[Dataset(\"rows\", Source = \"x.csv\"), RowCount(Min = 0)] public partial record R(int A);")]
    [InlineData("[Dataset(\"rows\", Source = \"x.csv\")] public partial record R([EventTime(MaxAge = \"2d\")] DateTime At);")]
    public async Task A_row_count_or_a_greatest_age_answers_it(string dataset) => await Verify.RuleAsync(Rule, Scheduled + dataset);

    [Theory]
    [InlineData("[Pipeline(\"by-hand\")] public partial record P { [Step] public static void Read(Rows<R> rows) { } }")]
    [InlineData("""
        [Pipeline("nightly", Schedule = "0 6 * * *")]
        public partial record P
        {
            [Step] public static Rows<R> Make(Rows<Other> from) => throw new InvalidOperationException();
            [Step] public static void Read(Rows<R> rows) { }
        }
        [Dataset("others", Source = "y.csv"), RowCount(Min = 1)] public partial record Other(int A);
        """)]
    public async Task What_no_schedule_reads_from_its_source_is_fine(string pipeline) => await Verify.RuleAsync(
        Rule, pipeline + "\n[Dataset(\"rows\", Source = \"x.csv\")] public partial record R(int A);");

    [Fact]
    public async Task An_upper_bound_alone_lets_an_empty_file_pass() => await Verify.RuleAsync(
        Rule, Scheduled + "[{|ASY1013:Dataset(\"rows\", Source = \"x.csv\")|}, RowCount(Max = 9)] public partial record R(int A);");

    [Fact]
    public async Task Nothing_is_said_without_Assay() => await Verify.SilentWithoutAssayAsync("""
        [Pipeline("nightly", Schedule = "0 6 * * *")] public partial record P { public static void Read(R[] rows) { } }
        [Dataset("rows")] public partial record R(int A);
        public sealed class DatasetAttribute(string name) : Attribute { public string Name => name; }
        public sealed class PipelineAttribute(string name) : Attribute { public string Name => name; public string? Schedule { get; set; } }
        """);

    [Fact]
    public async Task A_pragma_suppresses_it() => await Verify.RuleAsync(Rule, Scheduled + """
        #pragma warning disable ASY1013 // an empty file is an answer here
        [Dataset("rows", Source = "x.csv")] public partial record R(int A);
        #pragma warning restore ASY1013
        """);

    [Fact]
    public async Task The_fix_refuses_an_empty_file_everywhere() => await Verify.FixAsync<RowCountCodeFix>(
        Rule,
        """
        [Pipeline("nightly", Schedule = "0 6 * * *")]
        public partial record P
        {
            [Step] public static void Read(Rows<R> rows, Rows<Other> others) { }
        }

        /// <summary>Rows.</summary>
        [{|ASY1013:Dataset("rows", Source = "x.csv")|}]
        [NoRowKey("none")]
        public partial record R(int A);

        [{|ASY1013:Dataset("others", Source = "y.csv")|}]
        [RowCount(Max = 9)]
        public partial record Other(int A);
        """,
        """
        [Pipeline("nightly", Schedule = "0 6 * * *")]
        public partial record P
        {
            [Step] public static void Read(Rows<R> rows, Rows<Other> others) { }
        }

        /// <summary>Rows.</summary>
        [Dataset("rows", Source = "x.csv")]
        [RowCount(Min = 1)]
        [NoRowKey("none")]
        public partial record R(int A);

        [Dataset("others", Source = "y.csv")]
        [RowCount(Min = 1, Max = 9)]
        public partial record Other(int A);
        """);
}
