using Assay.Analyzers.Tests.Verification;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY6007.</summary>
public class SecretTests
{
    private const string Rule = "ASY6007";

    // Written in parts, so that nobody's scanner takes the examples for secrets.
    public static TheoryData<string, string> Texts => new()
    {
        { "duckdb:FROM postgres_scan('host=db user=shop password=hunter22', 'public', 'orders')", "a password" },
        { "Server=db;User Id=shop;Pwd=hunter22", "a password" },
        { "https://shop:hunter22@files.example.com/orders.csv", "a user name and password in an address" },
        { "https://store.example.net/orders.csv?sv=2024&sig=" + "abcDEF0123456789abcDEF0123%3D", "a signature that grants access" },
        { "s3://b/o.csv?X-Amz-Signature=" + "0123456789abcdef0123456789abcdef", "a signature that grants access" },
        { "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + "AAAABBBBCCCCDDDD==", "an account key" },
        { "https://api.example.com/orders?api_key=" + "0a1b2c3d4e", "a secret" },
        { "AKIA" + "IOSFODNN7EXAMPLE", "an access key of AWS" },
        { "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789", "a token of GitHub" },
        { "glpat-" + "abcdefghij0123456789", "a token of GitLab" },
        { "xoxb-" + "123456789012-abcdef", "a token of Slack" },
        { "https://hooks.slack.com/services/" + "T0ABCDEF/B0ABCDEF/abcdefghijklmnop0123", "the address of a Slack webhook" },
        { "hf_" + "abcdefghijklmnopqrstuvwxyzABCDEFGH", "a token of Hugging Face" },
        { "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0." + "abcdefghijklmnop_-0123", "a JSON Web Token" },
        { "-----BEGIN RSA " + "PRIVATE KEY-----", "a private key" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_secret_is_an_error_where_it_stands_and_is_not_repeated(string text, string kind)
    {
        var expected = Verify.Result(Rule, 0, "Source", kind);
        Assert.DoesNotContain(text, expected.Message, StringComparison.Ordinal);
        await Verify.RuleAsync(Rule, $"[Dataset(\"rows\", Source = {{|#0:\"{text}\"|}})] public partial record R(int A);", expected);
    }

    [Fact]
    public async Task It_is_found_in_every_attribute_of_a_declaration() => await Verify.RuleAsync(
        Rule,
        """
        static class Keys { public const string Mine = "pwd=hunter22"; }
        [Dataset("rows"), NoRowKey({|#0:Keys.Mine|})]
        public partial record R([StoredAs({|#1:"token=x;secret=abc123"|})] int A)
        {
            [OneOf("a", {|#2:"b;password=hunter22"|})] public string B { get; init; } = "";
        }
        [Pipeline("p")] public partial record P { [Step(Cpu = {|#3:"password=hunter22"|})] public static void Read(Rows<R> rows) { } }
        """,
        Verify.Result(Rule, 0, "reason", "a password"),
        Verify.Result(Rule, 1, "name", "a secret"),
        Verify.Result(Rule, 2, "values", "a password"),
        Verify.Result(Rule, 3, "Cpu", "a password"));

    [Theory]
    [InlineData("data/passwords=old/*.csv")]
    [InlineData("data/year=2024/month=01/*.parquet")]
    [InlineData("Server=db;Password=${DB_PASSWORD}")]
    [InlineData("Server=db;Password={password};")]
    [InlineData("Server=db;Password=<yours>")]
    [InlineData("Server=db;Password=%DB_PASSWORD%")]
    [InlineData("Server=db;Password=;Trusted=yes")]
    [InlineData("https://files.example.com:8080/orders@2024.csv")]
    [InlineData("https://shop:${TOKEN}@files.example.com/orders.csv")]
    [InlineData("mailto:shop@example.com")]
    [InlineData("duckdb:FROM 'users.csv' WHERE password_set = true")]
    [InlineData("https://example.com/?signal=0123456789abcdef0123456789abcdef")]
    [InlineData("data/0123456789abcdef0123456789abcdef0123456789abcdef.csv")]
    [InlineData("AKIAHABARA-shops.csv")]
    [InlineData("ghp_short")]
    public async Task What_only_resembles_one_is_fine(string text) =>
        await Verify.RuleAsync(Rule, $"[Dataset(\"rows\", Source = \"{text}\")] public partial record R(int A);");

    [Fact]
    public async Task A_pattern_describes_texts_and_types_without_declaration_are_nobodys_business() => await Verify.RuleAsync(Rule, """
        [Dataset("rows")] public partial record R([Matches("password=hunter22")] string A);
        [Obsolete("password=hunter22")] public class Other;
        """);

    [Fact]
    public async Task A_half_typed_attribute_throws_nothing() =>
        await Verify.RuleAsync(Rule, "[Dataset(\"rows\", Source = {|CS0103:pwd|})] public partial record R([OneOf({|CS0103:x|})] string A);");
}
