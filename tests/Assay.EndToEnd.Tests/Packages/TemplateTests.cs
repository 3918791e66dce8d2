using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Packages;

/// <summary>From an empty folder to a validated file, as the first page of the documents says.</summary>
[Collection(PackageTests.Name)]
public sealed class TemplateTests(PackageFeed feed) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Three_commands_lead_from_an_empty_folder_to_a_verdict()
    {
        _folder.Write("nuget.config", feed.Configuration("packages"));
        Directory.CreateDirectory(_folder.File("my-shop"));

        (await NewAsync("install", feed.PathOf("Assay.Templates"))).With(0);
        (await NewAsync("assay", "--owner", "shop")).With(0);
        var validated = (await RunAsync("validate", "orders")).With(0);

        Assert.Contains("6 rows", validated.Out, StringComparison.Ordinal);
        Assert.Contains("namespace my_shop;", File.ReadAllText(_folder.File("my-shop/Order.cs")), StringComparison.Ordinal);
        Assert.Contains("Owner = \"shop\"", File.ReadAllText(_folder.File("my-shop/Order.cs")), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("my-shop/.gitignore")));
        Assert.True(File.Exists(_folder.File("my-shop/.editorconfig")));
        Assert.True(File.Exists(_folder.File("my-shop/assay/manifest.json")));

        (await NewAsync("assay-dataset", "--name", "LoyalCustomer")).With(0);
        (await NewAsync("assay-dataset", "--name", "Refund", "--source", "elsewhere/*.csv")).With(0);
        (await NewAsync("assay-pipeline", "--name", "CountLoyal", "--dataset", "LoyalCustomer")).With(0);

        Assert.False(File.Exists(_folder.File("my-shop/data/refund.csv")));
        var built = (await DotnetAsync("build", "-nologo")).With(0);
        Assert.Contains(" 0 Warning(s)", built.Out, StringComparison.Ordinal);
        (await RunAsync("validate", "loyal-customer")).With(0);
        Assert.Contains("count-loyal", (await RunAsync("schedule", "list")).With(0).Out, StringComparison.Ordinal);
        (await RunAsync("emit", "--check")).With(0);

        var orders = _folder.File("my-shop/data/orders.csv");
        File.WriteAllText(orders, File.ReadAllText(orders).Replace(",AT,2,", ",Austria,2,", StringComparison.Ordinal));
        Assert.Contains("orders.country.pattern", (await RunAsync("validate", "orders")).With(1).Out, StringComparison.Ordinal);
    }

    private Task<Ended> NewAsync(params string[] words) => DotnetAsync(["new", .. words, "--debug:custom-hive", _folder.File("hive")]);

    private Task<Ended> RunAsync(params string[] words) => DotnetAsync(["run", "--", .. words]);

    private Task<Ended> DotnetAsync(params string[] words) => Programs.DotnetAsync(_folder.File("my-shop"), new Dictionary<string, string>(), words);
}
