using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace Assay.EndToEnd.Tests.Packages;

[Collection(PackageTests.Name)]
public sealed class AssayPackageTests(DeclaringProject project) : IClassFixture<DeclaringProject>
{
    private static readonly string[] s_contents =
    [
        "analyzers/dotnet/cs/Assay.Analyzers.dll",
        "analyzers/dotnet/cs/Assay.CodeFixes.dll",
        "analyzers/dotnet/cs/Assay.Generators.dll",
        "analyzers/dotnet/cs/Scriban.Signed.dll",
        "buildTransitive/Assay.props",
        "buildTransitive/Assay.targets",
        "buildTransitive/assay.strict.editorconfig",
        "lib/net10.0/Assay.dll",
        "lib/net10.0/Assay.xml",
        "tasks/net10.0/Assay.Build.dll",
    ];

    [Fact]
    public async Task It_holds_library_generator_analyzers_and_build_task_and_needs_no_other_package()
    {
        await using var package = await ZipFile.OpenReadAsync(project.Package);

        Assert.Equal(s_contents, package.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal));
        await using var nuspec = await package.GetEntry("Assay.nuspec")!.OpenAsync();
        var metadata = await XDocument.LoadAsync(nuspec, LoadOptions.None, CancellationToken.None);
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("Apache-2.0", Assert.Single(metadata.Descendants(), element => element.Name.LocalName == "license").Value);
    }

    [Fact]
    public void A_project_that_references_it_builds_without_a_warning()
    {
        project.Built.With(0);

        Assert.Contains(" 0 Warning(s)", project.Built.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_writes_the_manifest_beside_the_project()
    {
        project.Built.With(0);

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(project.Manifest));
        var dataset = Assert.Single(manifest.RootElement.GetProperty("datasets").EnumerateArray());
        Assert.Equal("orders", dataset.GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_generated_validator_runs()
    {
        project.Built.With(0);

        var run = await project.RunAsync();

        Assert.Equal(["Passed:", "Failed:orders.total.range"], run.With(0).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Nothing_native_comes_with_it_and_no_Arrow()
    {
        project.Built.With(0);

        using var assets = JsonDocument.Parse(File.ReadAllBytes(project.Assets));
        var library = Assert.Single(assets.RootElement.GetProperty("libraries").EnumerateObject());
        Assert.StartsWith("Assay/", library.Name, StringComparison.Ordinal);
        Assert.Equal(["Assay.dll", "Shop.dll"], Directory.EnumerateFiles(project.Output, "*.*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(project.Output, file))
            .Where(file => !file.EndsWith(".json", StringComparison.Ordinal) && !file.EndsWith(".pdb", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, "warning ASY1002")]
    [InlineData(1, "error ASY1002", "-p:AssayStrict=true")]
    public async Task Its_analyzers_speak_and_more_sternly_where_that_is_asked_for(int code, string said, params string[] options)
    {
        var built = await project.BuildWithAsync("Refund.cs", """
            using Assay;

            namespace Shop;

            /// <summary>What was paid back.</summary>
            [Dataset("refunds", Owner = "shop", Source = "refunds.csv")]
            public sealed partial record Refund
            {
                /// <summary>How much.</summary>
                [Unit("EUR"), InRange(0.0, 1000.0)]
                public required double Total { get; init; }
            }
            """, options);

        Assert.Contains(said, built.With(code).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_writes_what_its_analyzers_say_as_SARIF_with_their_pages()
    {
        (await project.BuildWithAsync("Refund.cs", """
            using Assay;

            namespace Shop;

            /// <summary>What was paid back.</summary>
            [Dataset("refunds", Source = "refunds.csv")]
            #pragma warning disable ASY6011 // to be named
            [NoRowKey("TODO")]
            #pragma warning restore ASY6011
            public sealed partial record Refund
            {
                [Unit("EUR"), InRange(0.0, 1000.0)]
                public required double Total { get; init; }
            }
            """, "-p:ErrorLog=shop.sarif%2cversion=2.1")).With(0);

        using var log = JsonDocument.Parse(await File.ReadAllBytesAsync(project.Log));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.EndsWith("/sarif-2.1.0", log.RootElement.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var found = run.GetProperty("results").EnumerateArray().Where(IsOurs).ToList();

        Assert.Equal(["ASY6001 note", "ASY6002 warning", "ASY6011 warning"], found.Select(one => $"{Text(one, "ruleId")} {Text(one, "level")}").Order(StringComparer.Ordinal));
        foreach (var result in found)
        {
            var (id, rule) = (Text(result, "ruleId"), rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.Equal(id, Text(rule, "id"));
            Assert.Equal($"https://github.com/assay-mlops/assay/blob/main/docs/rules/{id}.md", Text(rule, "helpUri"));
            Assert.NotEmpty(Text(result.GetProperty("message"), "text"));
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.EndsWith("/Refund.cs", Text(place.GetProperty("artifactLocation"), "uri"), StringComparison.Ordinal);
            Assert.Equal(id == "ASY6011", result.TryGetProperty("suppressions", out _));
        }
    }

    [Fact]
    public async Task A_language_too_old_is_an_error_that_says_what_to_do()
    {
        var built = (await project.BuildWithAsync("Old.cs", "", "-p:LangVersion=12")).With(1);

        Assert.Contains("ASY9001: this project is compiled as C# 12.0", built.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiler_that_skips_the_generator_is_an_error()
    {
        const string without = """
            <Project>
              <Target Name="Skip" BeforeTargets="CoreCompile">
                <ItemGroup>
                  <Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'Assay.Generators'" />
                  <Compile Remove="Program.cs" />
                </ItemGroup>
              </Target>
            </Project>
            """;

        var built = (await project.BuildWithAsync("Directory.Build.targets", without, "-p:OutputType=Library")).With(1);

        Assert.Contains("error ASY9001: Shop.Order is declared, but the compiler made nothing of it", built.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generator_newer_than_the_compiler_is_an_error_whatever_else_the_project_treats_so() =>
        Assert.Contains("CS9057", (await project.PropertyAsync("WarningsAsErrors")).With(0).Out, StringComparison.Ordinal);

    private static bool IsContent(string entry) =>
        entry is not ("[Content_Types].xml" or "Assay.nuspec" or "README.md" or "icon.png") && !entry.StartsWith("_rels/", StringComparison.Ordinal) && !entry.StartsWith("package/", StringComparison.Ordinal);

    private static bool IsOurs(JsonElement result) => Text(result, "ruleId").StartsWith("ASY", StringComparison.Ordinal);

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
