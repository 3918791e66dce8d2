using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes.Steps;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY3006.</summary>
public class OpenedSourceTests
{
    private const string Rule = "ASY3006";

    [Theory]
    [InlineData("var text = {|ASY3006:File.ReadAllText(\"prices.csv\")|};")]
    [InlineData("foreach (var line in {|ASY3006:File.ReadLines(\"prices.csv\")|}) { }")]
    [InlineData("using var reader = {|ASY3006:new StreamReader(\"prices.csv\")|};")]
    [InlineData("using var stream = {|ASY3006:new FileStream(\"prices.csv\", FileMode.Open)|};")]
    [InlineData("using var stream = {|ASY3006:File.Open(\"prices.csv\", FileMode.Open, FileAccess.Read)|};")]
    [InlineData("using var reader = new StreamReader({|ASY3006:File.OpenRead(\"prices.csv\")|});")]
    [InlineData("var files = {|ASY3006:Directory.GetFiles(\"data\")|};")]
    [InlineData("using var stream = {|ASY3006:new FileInfo(\"prices.csv\").OpenRead()|};")]
    [InlineData("using var http = new System.Net.Http.HttpClient(); var text = await {|ASY3006:http.GetStringAsync(\"https://example.org\")|};")]
    [InlineData("var data = {|ASY3006:new MLContext(1).Data.LoadFromTextFile<R>(\"prices.csv\")|};")]
    [InlineData("System.Data.Common.DbCommand command = null!; using var reader = await {|ASY3006:command.ExecuteReaderAsync(cancel)|};")]
    [InlineData("var all = await Task.WhenAll(new[] { 1 }.Select(_ => {|ASY3006:File.ReadAllTextAsync(\"prices.csv\")|}));")]
    public async Task A_source_that_a_step_opens_is_warned_of_where_it_is_opened(string statements) => await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Theory]
    [InlineData("var path = Path.GetTempFileName(); var text = File.ReadAllText(path);")]
    [InlineData("var path = Path.Combine(Path.GetTempPath(), \"model.zip\"); using var stream = File.OpenRead(path);")]
    [InlineData("var folder = Directory.CreateTempSubdirectory(); var files = Directory.GetFiles(folder.FullName);")]
    [InlineData("var path = \"plot.svg\"; File.WriteAllText(path, \"\"); var bytes = File.ReadAllBytes(path);")]
    [InlineData("using var stream = new FileStream(\"plot.svg\", FileMode.Create);")]
    [InlineData("using var stream = File.Open(\"plot.svg\", FileMode.OpenOrCreate);")]
    [InlineData("using var stream = File.Open(\"plot.svg\", FileMode.Open, FileAccess.Write);")]
    [InlineData("File.WriteAllText(\"plot.svg\", \"\"); using var writer = new StreamWriter(\"report.txt\");")]
    [InlineData("using var reader = new StreamReader(new MemoryStream());")]
    [InlineData("using var reader = new StreamReader(typeof(P).Assembly.GetManifestResourceStream(\"words.txt\")!);")]
    [InlineData("var there = File.Exists(\"prices.csv\");")]
    [InlineData("using var http = new System.Net.Http.HttpClient(); await http.PostAsync(\"https://example.org\", null, cancel);")]
    [InlineData("var model = await M.LoadAsync(\"folder\", cancel);")]
    [InlineData("await foreach (var row in rows.WithCancellation(cancel)) { }")]
    public async Task Own_files_resources_writing_and_the_folder_of_a_model_are_no_sources(string statements) =>
        await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Theory]
    [InlineData("File.{|CS1501:ReadAllText|}();")]
    [InlineData("var text = File.{|CS0117:Read|}(\"a\");")]
    [InlineData("using var reader = new {|CS0246:Streamer|}(\"a\");")]
    [InlineData("var path = {|CS0103:pathh|}; {|CS0103:Filee|}.ReadAllText(path);")]
    public async Task What_is_being_typed_is_left_alone(string statements) => await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Fact]
    public async Task The_message_names_the_call() => await Verify.RuleAsync(
        Rule, StepCode.Step("var text = {|#0:File.ReadAllText(\"prices.csv\")|};"), Verify.Result(Rule, 0, "Do", "File.ReadAllText"));

    [Fact]
    public async Task What_a_method_of_the_project_opens_is_told_at_the_call_with_its_name() => await Verify.RuleAsync(
        Rule,
        [
            StepCode.Step("var text = {|#0:Prices.Load()|};"),
            """
            public static class Prices
            {
                public static string Load() => Read("prices.csv");
                private static string Read(string path) => System.IO.File.ReadAllText(path);
            }
            """,
        ],
        Verify.Result(Rule, 0, "Do", "File.ReadAllText in Prices.Read"));

    [Fact]
    public async Task Two_calls_are_followed_and_no_more() => await Verify.RuleAsync(
        Rule,
        [
            StepCode.Step("A.Far();"),
            "public static class A { public static void Far() => One(); static void One() => Two(); static void Two() => System.IO.File.ReadAllText(\"x\"); }",
        ]);

    [Fact]
    public async Task A_file_that_the_step_wrote_may_be_read_by_another_method() => await Verify.RuleAsync(
        Rule,
        [
            StepCode.Step("var path = Path.GetTempFileName(); var size = Files.Size(path);"),
            "public static class Files { public static int Size(string path) => System.IO.File.ReadAllBytes(path).Length; }",
        ]);

    [Fact]
    public async Task A_method_that_calls_itself_ends() => await Verify.RuleAsync(
        Rule, StepCode.Pipeline("[Step] public static void Do(Rows<R> rows) => Again(3); static void Again(int n) { if (n > 0) Again(n - 1); }"));

    [Fact]
    public async Task What_no_step_calls_may_read() => await Verify.RuleAsync(
        Rule, StepCode.Pipeline("[Step] public static void Do(Rows<R> rows) { } public static string Other() => File.ReadAllText(\"x\");"));

    [Fact]
    public async Task A_stated_reason_answers_it() =>
        await Verify.RuleAsync(Rule, StepCode.Step("var text = File.ReadAllText(\"prices.csv\");", "Step, OpensSource(\"a list of words that never changes\")"));

    [Fact]
    public async Task The_fix_asks_for_a_reason_once_in_a_step() => await Verify.FixAsync<OpensSourceCodeFix>(
        Rule,
        StepCode.Pipeline("""
                /// <summary>One.</summary>
                [Step(Retries = 1)]
                public static void One(Rows<R> rows) { {|ASY3006:File.ReadAllText("a")|}; {|ASY3006:File.ReadAllText("b")|}; }

                [Assay.Step, Obsolete] public static void Two(Rows<R> rows) => {|ASY3006:File.ReadAllText("c")|};
            """),
        StepCode.Pipeline("""
                /// <summary>One.</summary>
                [Step(Retries = 1), OpensSource("say why nobody needs to validate it")]
                public static void One(Rows<R> rows) { File.ReadAllText("a"); File.ReadAllText("b"); }

                [Assay.Step, Assay.OpensSource("say why nobody needs to validate it"), Obsolete] public static void Two(Rows<R> rows) => File.ReadAllText("c");
            """));
}
