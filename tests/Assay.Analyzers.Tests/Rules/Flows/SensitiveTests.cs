using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;
using Assay.CodeFixes.Steps;
using Microsoft.CodeAnalysis.Testing;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY6004.</summary>
public class SensitiveTests
{
    private const string Rule = "ASY6004";

    private const string Customer = """

        [Dataset("customers", Source = "customers.csv")]
        public partial record Customer
        {
            [RowKey] public int Id { get; init; }
            [Sensitive] public string Email { get; init; } = "";
            [Sensitive(Sensitivity.Confidential)] public decimal Income { get; init; }
            [Sensitive(Sensitivity.None)] public string Town { get; init; } = "";
        }
        [Columns("letters")]
        public partial record Letter
        {
            public string To { get; init; } = ""; public int Size { get; init; } public decimal Sum { get; init; }
            [Sensitive] public string Kept { get; init; } = "";
            [Sensitive(Sensitivity.None)] public string Stated { get; init; } = "";
        }
        public record Plain(string To);

        """;

    [Theory]
    [InlineData("new Letter { To = {|ASY6004:c.Email|} }")]
    [InlineData("new Letter { To = $\"to {{|ASY6004:c.Email|}}\" }")]
    [InlineData("new Letter { To = \"to \" + {|ASY6004:c.Email|}.Trim().ToLowerInvariant() }")]
    [InlineData("new Letter { To = c.Id > 1 ? {|ASY6004:c.Email|} : \"\" }")]
    [InlineData("new Letter { To = string.Join(\",\", c.Town, {|ASY6004:c.Email|}) }")]
    [InlineData("new Letter { Sum = {|ASY6004:c.Income|} }")]
    [InlineData("Made({|ASY6004:c.Email|})")]
    [InlineData("{|ASY6004:Letters.Of(c)|}")]
    public async Task A_classified_column_in_a_member_that_is_not_is_an_error_where_it_is_read(string made) => await Verify.RuleAsync(Rule, Features(made));

    [Theory]
    [InlineData("new Letter { Kept = c.Email }")]
    [InlineData("new Letter { Stated = c.Email }")]
    [InlineData("new Letter { Size = c.Email.Length, To = c.Town }")]
    [InlineData("new Letter { To = c.Email.Substring(0, 1) + \"***\" }")]
    [InlineData("new Letter { To = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(c.Email))) }")]
    [InlineData("new Letter { To = new Plain(c.Email).To.Length > 3 ? \"long\" : \"short\" }")]
    [InlineData("new Letter { Size = c.Income > 1000 ? 1 : 0, To = nameof(c.Email) }")]
    [InlineData("new Letter { To = c.{|CS1061:Emaill|} }")]
    public async Task Classified_members_and_what_is_only_computed_of_it_are_fine(string made) => await Verify.RuleAsync(Rule, Features(made));

    [Theory]
    [InlineData("log.LogInformation(\"bad row {Row}\", {|ASY6004:row.Email|});")]
    [InlineData("log.LogInformation($\"bad row {{|ASY6004:row.Email|}}\");")]
    [InlineData("Console.WriteLine({|ASY6004:row.Email|});")]
    [InlineData("run.LogParameter(\"first\", {|ASY6004:row.Email|});")]
    [InlineData("if (row.Email.Length == 0) throw new InvalidOperationException($\"no address: {{|ASY6004:row.Email|}}\");")]
    [InlineData("var mail = {|ASY6004:row.Email|}; log.LogError(null, \"{Mail}\", mail);")]
    public async Task A_log_the_run_and_an_exception_mask_nothing(string statements) => await Verify.RuleAsync(Rule, Told(statements));

    [Theory]
    [InlineData("log.LogInformation(\"bad row {Row}\", row.Id);")]
    [InlineData("log.LogInformation(\"{Length}\", row.Email.Length);")]
    [InlineData("throw new InvalidOperationException($\"no address in row {row.Id}\");")]
    [InlineData("var mails = new List<string>(); mails.Add(row.Email); run.LogMetric(\"mails\", mails.Count);")]
    [InlineData("Console.WriteLine(nameof(row.Email) + row.Town);")]
    public async Task Keys_counts_and_names_may_be_told(string statements) => await Verify.RuleAsync(Rule, Told(statements));

    [Fact]
    public async Task A_reason_answers_it() => await Verify.RuleAsync(
        Rule, Told("Console.WriteLine(row.Email);").Replace("[Step]", "[Step, Discloses(\"the console of the clerk who asked\")]", StringComparison.Ordinal));

    [Fact]
    public async Task A_check_is_given_columns_by_their_names() => await Verify.RuleAsync(
        Rule,
        """
        [Dataset("customers")] public partial record C([RowKey] int Id, [Sensitive] string Email)
        {
            [Check("mail")] static bool Mail(string {|ASY6004:email|}, int id) => email.Contains('@') ? true : throw new FormatException(email + id);
        }
        """);

    [Fact]
    public async Task A_model_may_not_answer_with_it() => await Verify.RuleAsync(Rule, """
        [Columns("in")] public partial record In([Sensitive] string Name);
        [Columns("out")] public partial record Out(string Greeting);
        [Model("m")]
        public partial record M : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation)
            {
                for (var i = 0; i < inputs.Length; i++)
                    outputs.Span[i] = new Out($"Dear {{|ASY6004:inputs.Span[i].Name|}}");
                return default;
            }
        }
        """);

    [Fact]
    public async Task The_message_names_class_and_target() => await Verify.RuleAsync(
        Rule,
        Features("new Letter { Sum = {|#0:c.Income|} }"),
        Verify.Result(
                Rule, 0, "Income", "confidential", "'Sum' of Letter",
                "classify that member by [Sensitive(Sensitivity.Confidential)], leave it out, or say why with [Discloses(\"…\")]")
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    [Fact]
    public async Task The_fix_classifies_the_members_everywhere() => await Verify.FixAsync<ClassifyCodeFix>(
        Rule,
        """
        [Dataset("customers")] public partial record C([RowKey] int Id, [Sensitive] string Email, [Sensitive(Sensitivity.Confidential)] decimal Income);
        [Columns("f")]
        public partial record F
        {
            public string Mail { get; init; } = "";
            public decimal Sum { get; init; }
            [Features] public static F Of(C c) => new() { Mail = {|ASY6004:c.Email|}, Sum = {|ASY6004:c.Income|} };
        }
        """,
        """
        [Dataset("customers")] public partial record C([RowKey] int Id, [Sensitive] string Email, [Sensitive(Sensitivity.Confidential)] decimal Income);
        [Columns("f")]
        public partial record F
        {
            [Sensitive(Sensitivity.Personal)]
            public string Mail { get; init; } = "";
            [Sensitive(Sensitivity.Confidential)]
            public decimal Sum { get; init; }
            [Features] public static F Of(C c) => new() { Mail = c.Email, Sum = c.Income };
        }
        """);

    [Fact]
    public async Task The_other_fix_asks_for_a_reason_once_in_a_method() => await Verify.FixAsync<DisclosesCodeFix>(
        Rule,
        """
        [Dataset("customers")]
        public partial record C([RowKey] int Id, [Sensitive] string Email)
        {
            [Check("mail")] static bool Mail(string {|ASY6004:email|}) => throw new FormatException(email);
            [Check("other")] static bool Other(string {|ASY6004:email|}) { Console.WriteLine(email); return true; }
        }
        """,
        """
        [Dataset("customers")]
        public partial record C([RowKey] int Id, [Sensitive] string Email)
        {
            [Check("mail"), Discloses("say who may see it, and why")] static bool Mail(string email) => throw new FormatException(email);
            [Check("other"), Discloses("say who may see it, and why")] static bool Other(string email) { Console.WriteLine(email); return true; }
        }
        """);

    private static string Features(string made) =>
        "[Columns(\"f\")] public partial record F { public int A { get; init; } [Features] public static F Of(Customer c) { var made = " + made + "; return new(); }"
        + " static Letter Made(string to) => new() { To = to }; }\npublic static class Letters { public static Letter Of(Customer c) => new() { To = c.Email }; }" + Customer;

    private static string Told(string statements) => StepCode.Pipeline(
        $"[Step] public static async Task Do(Rows<Customer> rows, ILogger log, IRun run) {{ await foreach (var row in rows) {{ {statements} }} }}") .Replace(
            "[Dataset(\"rows\"", Customer + "[Dataset(\"rows\"", StringComparison.Ordinal);
}
