using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes.Steps;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY3007.</summary>
public class ReproducibilityTests
{
    private const string Rule = "ASY3007";
    private const string Cached = "its result may be taken from the cache: pass it as a parameter, seed it, or set Cache = false";

    [Theory]
    [InlineData("var since = {|ASY3007:DateTime.UtcNow|}.AddDays(-14); var late = rows.Where(row => row.A > since.Day);")]
    [InlineData("var late = rows.Where(row => row.A > {|ASY3007:DateTimeOffset.Now|}.Day);")]
    [InlineData("var random = {|ASY3007:new Random()|};")]
    [InlineData("var some = rows.Where(_ => {|ASY3007:Random.Shared|}.NextDouble() < 0.1);")]
    [InlineData("var id = {|ASY3007:Guid.NewGuid()|}; var ids = new List<Guid> { id };")]
    [InlineData("var clock = {|ASY3007:TimeProvider.System.GetUtcNow()|}; var day = new List<int> { clock.Day };")]
    [InlineData("var seed = {|ASY3007:System.Security.Cryptography.RandomNumberGenerator.GetInt32(9)|}; var random = new Random(seed);")]
    [InlineData("if ({|ASY3007:Environment.MachineName|} == \"a\") return;")]
    [InlineData("var ml = {|ASY3007:new MLContext()|};")]
    [InlineData("MLContext ml = {|ASY3007:new(seed: null)|};")]
    [InlineData("var ml = {|ASY3007:new MLContext(gpuDeviceId: 0)|};")]
    public async Task What_is_another_each_time_is_warned_of_in_a_cached_step(string statements) => await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Theory]
    [InlineData("var ml = new MLContext(seed: 1);")]
    [InlineData("var ml = new MLContext(1);")]
    [InlineData("var random = new Random(7); var one = random.Next();")]
    [InlineData("var watch = System.Diagnostics.Stopwatch.StartNew(); run.LogMetric(\"seconds\", watch.Elapsed.TotalSeconds);")]
    [InlineData("var start = DateTime.UtcNow; run.LogMetric(\"seconds\", (DateTime.UtcNow - start).TotalSeconds);")]
    [InlineData("log.LogInformation(\"at {Time}\", DateTime.Now); Console.WriteLine($\"on {Environment.MachineName}\");")]
    [InlineData("run.SetTag(\"machine\", Environment.MachineName);")]
    [InlineData("var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(\"N\") + \".zip\"); File.WriteAllText(path, \"\");")]
    [InlineData("var degree = Environment.ProcessorCount; var day = new DateTime(2020, 1, 1);")]
    public async Task A_seed_a_stopwatch_and_what_is_only_told_are_fine(string statements) => await Verify.RuleAsync(Rule, StepCode.Step(statements));

    [Fact]
    public async Task A_step_that_is_not_cached_may_ask_the_clock() => await Verify.RuleAsync(
        Rule, StepCode.Step("var since = DateTime.UtcNow.AddDays(-14); var late = rows.Where(row => row.A > since.Day);", "Step(Cache = false)"));

    [Fact]
    public async Task The_message_names_what_and_why() => await Verify.RuleAsync(
        Rule, StepCode.Step("var day = {|#0:DateTime.Today|}; if (day.Day > 1) return;"), Verify.Result(Rule, 0, "Do", "DateTime.Today", Cached));

    [Fact]
    public async Task A_method_that_the_step_calls_is_followed() => await Verify.RuleAsync(
        Rule,
        StepCode.Pipeline("[Step] public static void Do(Rows<R> rows) { var split = {|#0:Split(rows)|}; } static Rows<R> Split(Rows<R> rows) { var random = new Random(); return rows.Where(_ => random.Next() > 1); }"),
        Verify.Result(Rule, 0, "Do", "new Random without a seed in P.Split", Cached));

    [Theory]
    [InlineData("[Features] public static F Of(R r) => new() { A = r.A - {|ASY3007:DateTime.Now|}.Year };")]
    [InlineData("[Features] public static F Of(R r) => new() { A = Age(r) }; static int Age(R r) => 1;")]
    [InlineData("[Check(\"past\")] static bool Past(int a) => a <= {|ASY3007:DateTime.UtcNow|}.Year;")]
    [InlineData("public static int Now => DateTime.Now.Year;")]
    public async Task Features_and_checks_never_ask_the_clock(string member) => await Verify.RuleAsync(
        Rule, "[Columns(\"f\")] public partial record F { public int A { get; init; } " + member + " }" + StepCode.Around);

    [Fact]
    public async Task Features_are_told_of_where_they_stand_not_in_the_step_that_calls_them() => await Verify.RuleAsync(
        Rule,
        StepCode.Pipeline("[Step] public static Rows<F> Do(Rows<R> rows) => rows.Select(F.Of);")
            + "[Columns(\"f\")] public partial record F { public int A { get; init; } [Features] public static F Of(R r) => new() { A = {|#0:DateTime.Now|}.Year }; }",
        Verify.Result(Rule, 0, "Of", "DateTime.Now", "training and serving would make different features of the same row: take it from a column"));

    [Fact]
    public async Task The_fix_turns_the_cache_off_once_in_a_step() => await Verify.FixAsync<UncachedCodeFix>(
        Rule,
        StepCode.Pipeline("""
                [Step] public static bool One(Rows<R> rows) => {|ASY3007:DateTime.Now|} > {|ASY3007:DateTime.Today|};
                [Step(Cpu = "2")] public static bool Two(Rows<R> rows) => {|ASY3007:DateTime.Now|}.Day > 1;
                [Step(Cache = true, Retries = 1)] public static bool Three(Rows<R> rows) => {|ASY3007:DateTime.Now|}.Day > 1;
            """),
        StepCode.Pipeline("""
                [Step(Cache = false)] public static bool One(Rows<R> rows) => DateTime.Now > DateTime.Today;
                [Step(Cpu = "2", Cache = false)] public static bool Two(Rows<R> rows) => DateTime.Now.Day > 1;
                [Step(Cache = false, Retries = 1)] public static bool Three(Rows<R> rows) => DateTime.Now.Day > 1;
            """));

    [Fact]
    public async Task The_other_fix_gives_a_seed_everywhere() => await Verify.FixAsync<SeedCodeFix>(
        Rule,
        StepCode.Pipeline("""
                [Step] public static void One(Rows<R> rows)
                {
                    var ml = {|ASY3007:new MLContext()|};
                    MLContext other = {|ASY3007:new(gpuDeviceId: 0)|};
                    var random = {|ASY3007:new Random()|};
                    Random short_ = {|ASY3007:new()|};
                    var braces = {|ASY3007:new MLContext { }|};
                }
            """),
        StepCode.Pipeline("""
                [Step] public static void One(Rows<R> rows)
                {
                    var ml = new MLContext(seed: 1);
                    MLContext other = new(seed: 1, gpuDeviceId: 0);
                    var random = new Random(1);
                    Random short_ = new(1);
                    var braces = new MLContext(seed: 1) { };
                }
            """));
}
