using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY3015 and 6006.</summary>
public class NameTests
{
    private const string Rows = "[Dataset(\"sold\", Source = \"x.csv\")] public partial record Sold(int A);\n[Columns(\"made\")] public partial record Made(int A);\n";

    [Theory]
    [InlineData("public partial record P { [Step] public static void {|#0:Zählen|}(Rows<Sold> rows) { } }", "zählen", "Zählen")]
    [InlineData("public partial record P(int {|#0:Größe|}) { [Step] public static void S(Rows<Sold> rows) { } }", "größe", "Größe")]
    [InlineData("public partial record P { [Step] public static void S(Rows<Sold> {|#0:größe|}) { } }", "größe", "größe")]
    [InlineData("public partial record P { [Step] public static void {|#0:Train_Model|}(Rows<Sold> rows) { } }", "train_model", "Train_Model")]
    [InlineData("public partial record P { [Step] public static (Rows<Made> größe, Metrics m) {|#0:S|}(Rows<Sold> rows) => default; }", "größe", "S")]
    public async Task A_member_whose_name_Kubeflow_refuses_is_an_error_at_its_name(string pipeline, string name, string member) => await Verify.RuleAsync(
        "ASY3015",
        Rows + "[Pipeline(\"p\")] " + pipeline,
        Verify.Result("ASY3015", 0, $"'{name}' of '{member}' is no name in Kubeflow: use unaccented letters and digits, starting with a letter, at most 63"));

    [Fact]
    public async Task A_dataset_whose_validation_gets_too_long_a_name_is_told_of_at_the_pipeline()
    {
        var name = new string('a', 55);
        await Verify.RuleAsync(
            "ASY3015",
            $"[Dataset(\"{name}\", Source = \"x\")] public partial record R(int A); [{{|#0:Pipeline(\"p\")|}}] public partial record P {{ [Step] public static void S(Rows<R> rows) {{ }} }}",
            Verify.Result("ASY3015", 0, $"the generated step 'validate-{name}' has a name longer than 63 characters, which Kubeflow refuses: shorten '{name}'"));
    }

    [Theory]
    [InlineData("[Pipeline(\"p\")] public partial record P(int Size2) { [Step] public static Task TrainModelAsync(Rows<Sold> theRows) => Task.CompletedTask; }")]
    [InlineData("[Pipeline(\"p\")] public partial record P { public static void Zählen() { } [Step] public static void S(Rows<Sold> rows, IServiceProvider größe) { } }")]
    [InlineData("[Pipeline(\"Our P\")] public partial record P { [Step] public static void S(Rows<Sold> rows) { } }")]
    [InlineData("[Dataset(\"Our Rows\", Source = \"x\")] public partial record R(int A); [Pipeline(\"p\")] public partial record P { [Step] public static void S(Rows<R> rows) { } }")]
    public async Task What_Kubeflow_never_sees_or_another_rule_tells_is_left_alone(string source) => await Verify.RuleAsync("ASY3015", Rows + source);

    [Fact]
    public async Task The_fix_renames_a_step_and_what_names_it() => await Verify.FixAsync<PlainNameCodeFix>(
        "ASY3015",
        Rows + """
        [Pipeline("p")] public partial record P
        {
            [Step] public static Rows<Made> {|ASY3015:Züge_Zählen|}(Rows<Sold> rows) => null!;
            [Step] public static void S([From(nameof(Züge_Zählen))] Rows<Made> rows) { }
        }
        """,
        Rows + """
        [Pipeline("p")] public partial record P
        {
            [Step] public static Rows<Made> ZugeZahlen(Rows<Sold> rows) => null!;
            [Step] public static void S([From(nameof(ZugeZahlen))] Rows<Made> rows) { }
        }
        """);

    [Fact]
    public async Task The_fix_renames_a_parameter() => await Verify.FixAsync<PlainNameCodeFix>(
        "ASY3015",
        Rows + "[Pipeline(\"p\")] public partial record P(int {|ASY3015:Größe|}) { [Step] public void S(Rows<Sold> rows) { _ = Größe; } }",
        Rows + "[Pipeline(\"p\")] public partial record P(int Grosse) { [Step] public void S(Rows<Sold> rows) { _ = Grosse; } }");

    [Fact]
    public async Task The_fix_writes_the_nearest_name_of_each_kind_of_declaration() => await Verify.FixAsync<WriteInsteadCodeFix>(
        "ASY6006",
        """
        [Dataset({|ASY6006:"Our Orders"|}, Source = "x.csv")] public partial record Order(int A);
        [Columns({|ASY6006:"orderRows_2"|})] public partial record OrderRow(int A);
        [Model({|ASY6006:"-späte--Züge-"|})] public partial record M;
        [Monitor<M>({|ASY6006:"M"|})] public partial record Watch;
        [Pipeline({|ASY6006:"Train.Model"|})] public partial record P { [Step] public static void S(Rows<Order> rows) { } }
        """,
        """
        [Dataset("our-orders", Source = "x.csv")] public partial record Order(int A);
        [Columns("order-rows-2")] public partial record OrderRow(int A);
        [Model("spate-zuge")] public partial record M;
        [Monitor<M>("m")] public partial record Watch;
        [Pipeline("train-model")] public partial record P { [Step] public static void S(Rows<Order> rows) { } }
        """);
}
