using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY3009, 3016, 3017, 3019, 3020, 3023 and 3024.</summary>
public class StepTests
{
    private const string Rows = """
        [Dataset("sold", Source = "x.csv")] public partial record Sold(int A);
        [Columns("made")] public partial record Made(int A);
        [Columns("other")] public partial record Other(int A);
        [Model("m")] public partial record M;

        """;

    [Theory]
    [InlineData("Password")]
    [InlineData("DbPassword")]
    [InlineData("ApiKey")]
    [InlineData("StorageAccountKey")]
    [InlineData("ConnectionString")]
    [InlineData("AccessToken")]
    [InlineData("Token")]
    public async Task A_parameter_that_is_a_secret_by_its_name_is_warned_of(string name) => await Verify.RuleAsync(
        "ASY3009",
        Rows + $"[Pipeline(\"p\")] public partial record P(string {{|#0:{name}|}}) {{ [Step] public void S(Rows<Sold> rows) {{ }} }}",
        Verify.Result("ASY3009", 0, name, "its value stands in Kubeflow's pages and in every tracked run"));

    [Fact]
    public async Task Its_default_is_told_of() => await Verify.RuleAsync(
        "ASY3009",
        Rows + "[Pipeline(\"p\")] public partial record P(string {|#0:Secret|} = \"x\", string? {|#1:Pwd|} = null) { [Step] public void S(Rows<Sold> rows) { } }",
        Verify.Result("ASY3009", 0, "Secret", "its default stands in the pipeline's file, in Kubeflow's pages and in every tracked run"),
        Verify.Result("ASY3009", 1, "Pwd", "its value stands in Kubeflow's pages and in every tracked run"));

    [Theory]
    [InlineData("string TokenColumn")]
    [InlineData("string SecretName")]
    [InlineData("string PasswordFile")]
    [InlineData("string StopToken")]
    [InlineData("string Tokenizer")]
    [InlineData("int ApiKey")]
    [InlineData("string Key")]
    [InlineData("{|CS0246:Text|} Password")]
    public async Task Where_a_secret_is_and_what_else_has_its_word_is_fine(string parameter) => await Verify.RuleAsync(
        "ASY3009", Rows + $"[Pipeline(\"p\")] public partial record P({parameter}) {{ [Step] public void S(Rows<Sold> rows) {{ }} }}");

    [Theory]
    [InlineData("(Rows<Made> train, Rows<Made> {|#0:test|})")]
    [InlineData("Task<(Rows<Made> train, Rows<Made> {|#0:test|})>")]
    public async Task A_part_that_nothing_takes_is_warned_of_at_its_name(string returned) => await Verify.RuleAsync(
        "ASY3016",
        Rows + Pipeline($"[Step] public static {returned} Split(Rows<Sold> rows) => default!; [Step] public static void S([From(nameof(Split), \"train\")] Rows<Made> rows) {{ }}"),
        Verify.Result("ASY3016", 0, "test", "Split", "train"));

    [Theory]
    [InlineData("[Step] public static (Rows<Made> a, Rows<Made> b) Split(Rows<Sold> rows) => default;")]
    [InlineData("[Step] public static (Rows<Made> good, Rows<Other> rejected) Split(Rows<Sold> rows) => default; [Step] public static void S(Rows<Made> rows) { }")]
    [InlineData("[Step] public static (Rows<Made> a, Rows<Made> b) Split(Rows<Sold> rows) => default; [Step] public static void S([From(\"Split\", \"a\")] Rows<Made> a, [From(\"Split\", \"b\")] Rows<Made> b) { }")]
    [InlineData("[Step] public static (Rows<Made> a, Metrics b) Split(Rows<Sold> rows) => default; [Step] public static void S(Rows<Made> rows) { }")]
    [InlineData("[Step] public static (Rows<Made> a, Rows<Made>) Split(Rows<Sold> rows) => default; [Step] public static void S([From(\"Split\", \"a\")] Rows<Made> rows) { }")]
    public async Task Products_and_what_is_taken_are_fine(string steps) => await Verify.RuleAsync("ASY3016", Rows + Pipeline(steps));

    [Fact]
    public async Task A_scheduled_training_without_end_is_told_of_at_its_attribute() => await Verify.RuleAsync(
        "ASY3017", Rows + Scheduled("[{|#0:Step(Cpu = \"2\")|}] public static M Train(Rows<Sold> rows) => null!;"), Verify.Result("ASY3017", 0, "Train", "p"));

    [Theory]
    [InlineData("[Step(Timeout = \"2h\")] public static M Train(Rows<Sold> rows) => null!;")]
    [InlineData("[Step] public static void Report(Rows<Sold> rows) { }")]
    [InlineData("[Step] public static Rows<Made> Score(M champion, Rows<Sold> rows) => null!;")]
    public async Task A_limit_and_steps_that_do_not_train_are_fine(string steps) => await Verify.RuleAsync("ASY3017", Rows + Scheduled(steps));

    [Fact]
    public async Task Without_a_schedule_somebody_looks() => await Verify.RuleAsync("ASY3017", Rows + Pipeline("[Step] public static M Train(Rows<Sold> rows) => null!;"));

    [Fact]
    public async Task The_fix_gives_a_longest_time() => await Verify.FixAsync<TimeoutCodeFix>(
        "ASY3017",
        Rows + Scheduled("[{|ASY3017:Step|}] public static M A(Rows<Sold> rows) => null!; [{|ASY3017:Step(Cpu = \"2\")|}] public static M B(Rows<Sold> rows) => null!;"),
        Rows + Scheduled("[Step(Timeout = \"8h\")] public static M A(Rows<Sold> rows) => null!; [Step(Cpu = \"2\", Timeout = \"8h\")] public static M B(Rows<Sold> rows) => null!;"));

    [Theory]
    [InlineData("public static async Task {|#0:S|}(Rows<Sold> rows) => await Task.Yield();")]
    [InlineData("public static ValueTask<Metrics> {|#0:S|}(Rows<Sold> rows) => default;")]
    public async Task An_awaited_step_without_a_token_is_told_of(string step) => await Verify.RuleAsync("ASY3019", Rows + Pipeline("[Step] " + step), Verify.Result("ASY3019", 0, "S"));

    [Theory]
    [InlineData("[Step] public static Task S(Rows<Sold> rows, CancellationToken cancel) => Task.CompletedTask;")]
    [InlineData("[Step] public static void S(Rows<Sold> rows) { }")]
    [InlineData("[Step] public static void S(Rows<Sold> rows) { } public static Task T() => Task.CompletedTask;")]
    [InlineData("[Step] public static {|CS0246:Tas|} S(Rows<Sold> rows) => null!;")]
    public async Task A_token_and_steps_that_nobody_awaits_are_fine(string steps) => await Verify.RuleAsync("ASY3019", Rows + Pipeline(steps));

    [Fact]
    public async Task The_fix_takes_a_token() => await Verify.FixAsync<CancellationCodeFix>(
        "ASY3019",
        Rows + Pipeline("[Step] public static Task {|ASY3019:S|}(Rows<Sold> rows) => Task.CompletedTask; [Step] public static Task {|ASY3019:T|}() => Task.CompletedTask;"),
        Rows + Pipeline("[Step] public static Task S(Rows<Sold> rows, CancellationToken cancellation) => Task.CompletedTask; [Step] public static Task T(CancellationToken cancellation) => Task.CompletedTask;"));

    [Fact]
    public async Task A_step_that_nothing_waits_for_is_warned_of() => await Verify.RuleAsync(
        "ASY3020", Rows + Pipeline("[Step] public static async void {|#0:S|}(Rows<Sold> rows) => await Task.Yield();"), Verify.Result("ASY3020", 0, "S"));

    [Theory]
    [InlineData("[Step] public static async Task S(Rows<Sold> rows) => await Task.Yield();")]
    [InlineData("[Step] public static void S(Rows<Sold> rows) { }")]
    [InlineData("[Step] public static void S(Rows<Sold> rows) { } static async void T() => await Task.Yield();")]
    public async Task Steps_that_are_waited_for_and_other_methods_are_fine(string steps) => await Verify.RuleAsync("ASY3020", Rows + Pipeline(steps));

    [Fact]
    public async Task The_fix_returns_a_task() => await Verify.FixAsync<TaskCodeFix>(
        "ASY3020",
        Rows + Pipeline("[Step] public static async void {|ASY3020:S|}(Rows<Sold> rows) => await Task.Yield(); [Step] public async void {|ASY3020:T|}(Rows<Sold> rows) => await Task.Yield();"),
        Rows + Pipeline("[Step] public static async Task S(Rows<Sold> rows) => await Task.Yield(); [Step] public async Task T(Rows<Sold> rows) => await Task.Yield();"));

    [Fact]
    public async Task A_step_without_wires_among_others_is_warned_of() => await Verify.RuleAsync(
        "ASY3023",
        Rows + Pipeline("[Step] public static void S(Rows<Sold> rows) { } [Step] public static void {|#0:Publish|}(IRun run, CancellationToken cancel) { }"),
        Verify.Result("ASY3023", 0, "Publish"));

    [Theory]
    [InlineData("[Step] public static void Publish(IRun run) { }")]
    [InlineData("[Step] public static Rows<Made> Make() => null!; [Step] public static void S(Rows<Made> rows) { }")]
    [InlineData("[Step] public static Metrics Count(Rows<Sold> rows) => null!; [Step] public static void Tell(Metrics metrics) { }")]
    [InlineData("[Step] public static void S(Rows<Sold> rows) { } [Step] public static void T(Rows<{|CS0246:Later|}> rows, Rows<Sold> sold) { }")]
    public async Task A_wire_or_being_alone_is_enough(string steps) => await Verify.RuleAsync("ASY3023", Rows + Pipeline(steps));

    [Theory]
    [InlineData("int _n;", "_n = 1;", "_ = {|#0:_n|};", "_n")]
    [InlineData("static int s_n;", "P.s_n++;", "_ = P.{|#0:s_n|} + 1;", "s_n")]
    [InlineData("int N { get; set; }", "this.N += 2;", "Console.WriteLine(this.{|#0:N|});", "N")]
    [InlineData("int _n;", "int.TryParse(\"1\", out _n);", "Console.WriteLine({|#0:_n|});", "_n")]
    public async Task State_that_one_step_writes_and_another_reads_is_warned_of_where_it_is_read(string member, string write, string read, string name) =>
        await Verify.RuleAsync("ASY3024", Rows + State(member, write, read), Verify.Result("ASY3024", 0, name, "A", "B"));

    [Theory]
    [InlineData("const int N = 1;", "_ = N;", "_ = N;")]
    [InlineData("static readonly TimeSpan s_n;", "_ = s_n;", "_ = s_n;")]
    [InlineData("int _n;", "_n = 1; _ = _n;", "")]
    [InlineData("int _n;", "_n = 1;", "var _n = 2; Console.WriteLine(_n);")]
    [InlineData("int _n;", "_n = 1;", "Console.WriteLine(nameof(_n));")]
    [InlineData("int _n;", "_n = 1;", "_n = 2;")]
    [InlineData("int Length { get; set; }", "Length = 1;", "Console.WriteLine(\"x\".Length);")]
    [InlineData("int N { get; init; }", "_ = N;", "_ = N;")]
    [InlineData("{|CS0246:Later|} _n;", "_ = _n;", "_ = _n;")]
    public async Task State_of_one_step_constants_and_other_names_are_fine(string member, string first, string second) =>
        await Verify.RuleAsync("ASY3024", Rows + State(member, first, second));

    private static string State(string member, string first, string second) => "#pragma warning disable CS0169, CS0649, CS0414\n" + Pipeline(
        member + $" [Step] public Metrics A(Rows<Sold> rows) {{ {first} return null!; }} [Step] public void B(Metrics metrics) {{ {second} }}");

    private static string Pipeline(string steps) => "[Pipeline(\"p\")] public partial record P { " + steps + " }";

    private static string Scheduled(string steps) => "[Pipeline(\"p\", Schedule = \"0 6 * * *\")] public partial record P { " + steps + " }";
}
