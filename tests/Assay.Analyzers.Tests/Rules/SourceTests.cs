using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY6008, 6010 and 6012.</summary>
public class SourceTests
{
    [Theory]
    [InlineData("/home/me/orders.csv", "is an absolute path: write it from the project's folder on, and where it lies elsewhere in configuration or --source")]
    [InlineData("C:/data/orders.csv", "is an absolute path: write it from the project's folder on, and where it lies elsewhere in configuration or --source")]
    [InlineData("~/orders.csv", "begins with '~', which nothing expands: write it from the project's folder on, and the rest in configuration")]
    [InlineData("$HOME/orders.csv", "begins with '$', which nothing expands: write it from the project's folder on, and the rest in configuration")]
    [InlineData("../orders.csv", "leaves the project's folder, which a container or another checkout doesn't have around it: name the place in configuration")]
    [InlineData("data/../../orders.csv", "leaves the project's folder, which a container or another checkout doesn't have around it: name the place in configuration")]
    public async Task A_source_of_one_machine_is_warned_of(string source, string why) => await Verify.RuleAsync(
        "ASY6008",
        $"[Dataset(\"rows\", Source = {{|#0:\"{source}\"|}})] public partial record R(int A);",
        Verify.Result("ASY6008", 0, source, why));

    [Theory]
    [InlineData("data/orders.csv")]
    [InlineData("./data/orders.csv")]
    [InlineData("data/../other/orders.csv")]
    [InlineData("data/**/*.parquet")]
    [InlineData("data/..hidden/a~b$c.csv")]
    [InlineData("duckdb:FROM '/mnt/orders.csv'")]
    [InlineData("s3://bucket/../orders.csv")]
    [InlineData("")]
    public async Task A_source_that_opens_everywhere_is_fine(string source) =>
        await Verify.RuleAsync("ASY6008", $"[Dataset(\"rows\", Source = \"{source}\")] public partial record R(int A);");

    [Fact]
    public async Task The_fix_turns_backslashes_where_they_are_the_only_fault() => await Verify.FixAsync<SlashCodeFix>(
        "ASY6008",
        """
        [Dataset("rows", Source = {|ASY6008:@"data\rows\*.csv"|})] public partial record R(int A);
        [Dataset("others", Owner = "o", Source = {|ASY6008:"data\\others.csv"|})] public partial record O(int A);
        """,
        """
        [Dataset("rows", Source = "data/rows/*.csv")] public partial record R(int A);
        [Dataset("others", Owner = "o", Source = "data/others.csv")] public partial record O(int A);
        """);

    [Fact]
    public async Task A_machine_can_not_mend_an_absolute_path() => await Verify.FixAsync<SlashCodeFix>(
        "ASY6008",
        "[Dataset(\"rows\", Source = {|ASY6008:@\"C:\\rows.csv\"|})] public partial record R(int A);",
        "[Dataset(\"rows\", Source = {|ASY6008:@\"C:\\rows.csv\"|})] public partial record R(int A);");

    [Fact]
    public async Task The_later_of_two_datasets_with_one_source_is_warned_of() => await Verify.RuleAsync(
        "ASY6010",
        [
            "[Dataset(\"rows\", Source = \"data/rows.csv\")] public partial record R(int A);",
            "[Dataset(\"again\", Source = {|#0:\"./data/rows.csv\"|})] public partial record S(int A);",
        ],
        Verify.Result("ASY6010", 0, "again", "rows"));

    [Theory]
    [InlineData("[Dataset(\"more\", Source = \"data/more.csv\")] public partial record S(int A);")]
    [InlineData("[Dataset(\"more\")] public partial record S(int A); [Dataset(\"none\")] public partial record T(int A);")]
    [InlineData("[Dataset(\"more\", Source = \"Data/rows.csv\")] public partial record S(int A);")]
    [InlineData("[Dataset(\"more\", Source = \"\")] public partial record S(int A); [Dataset(\"none\", Source = \"\")] public partial record T(int A);")]
    public async Task Sources_of_their_own_are_fine(string other) =>
        await Verify.RuleAsync("ASY6010", "[Dataset(\"rows\", Source = \"data/rows.csv\")] public partial record R(int A);\n" + other);

    [Theory]
    [InlineData("data/orders.txt", "ends in '.txt', of which no format is known: .parquet, .pq, .csv, .tsv, .jsonl, .ndjson and .json are read")]
    [InlineData("data/*.csv.gz", "ends in '.gz', of which no format is known: .parquet, .pq, .csv, .tsv, .jsonl, .ndjson and .json are read")]
    [InlineData("s3://b/o.csv", "has the scheme 's3', which nothing here reads: take a file, 'duckdb:' with a query, or register an ISourceScheme")]
    public async Task A_source_that_nothing_reads_is_told_of(string source, string why) => await Verify.RuleAsync(
        "ASY6012",
        $"[Dataset(\"rows\", Source = {{|#0:\"{source}\"|}})] public partial record R(int A);",
        Verify.Result("ASY6012", 0, source, why));

    [Theory]
    [InlineData("data/orders.PARQUET")]
    [InlineData("data/orders")]
    [InlineData("data/*")]
    [InlineData("data/year=*/*.*")]
    [InlineData("data.d/orders")]
    [InlineData("duckdb:FROM 'orders.xlsx'")]
    [InlineData("DuckDB:FROM 'orders.xlsx'")]
    [InlineData("/home/me/orders.txt")]
    public async Task What_may_be_read_is_fine(string source) =>
        await Verify.RuleAsync("ASY6012", $"[Dataset(\"rows\", Source = \"{source}\")] public partial record R(int A);");

    [Fact]
    public async Task A_scheme_of_the_team_may_be_any() => await Verify.RuleAsync("ASY6012", """
        [Dataset("rows", Source = "warehouse:orders")] public partial record R(int A);
        public class Warehouse : Assay.Data.ISourceScheme;
        namespace Assay.Data { public interface ISourceScheme; }
        """);
}
