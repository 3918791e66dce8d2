using System.IO.Compression;
using System.Xml.Linq;
using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Packages;

[Collection(PackageTests.Name)]
public sealed class PackageMetadataTests(PackageFeed feed)
{
    private const string Templates = "Assay.Templates";

    private static readonly string[] s_packages =
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Path("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => !File.ReadAllText(project).Contains("<IsPackable>false", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project)),
        Templates,
    ];

    public static TheoryData<string> All => [.. s_packages];

    [Fact]
    public void Every_project_that_is_packed_gives_one_package() => Assert.Equal(
        s_packages.Select(package => $"{package}.{PackageFeed.Version}.nupkg").Order(StringComparer.Ordinal),
        feed.Packages);

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_package_says_what_it_is_under_which_licence_and_where_its_source_is(string package)
    {
        await using var archive = await ZipFile.OpenReadAsync(feed.PathOf(package));
        var metadata = (await NuspecAsync(archive, package)).Root!.Elements().Single();

        Assert.Equal("Apache-2.0", Value(metadata, "license"));
        Assert.True(Value(metadata, "description").Length > 30, "The description says nothing.");
        Assert.Contains("mlops", Value(metadata, "tags"), StringComparison.Ordinal);
        Assert.StartsWith("https://", Value(metadata, "projectUrl"), StringComparison.Ordinal);
        var repository = Element(metadata, "repository");
        Assert.Equal(("git", "https://github.com/assay-mlops/assay"), ((string?)repository.Attribute("type"), (string?)repository.Attribute("url")));
        Assert.Matches("^[0-9a-f]{40}$", (string?)repository.Attribute("commit"));
        Assert.NotNull(archive.GetEntry(Value(metadata, "icon")));
        using var readme = new StreamReader(await archive.GetEntry(Value(metadata, "readme"))!.OpenAsync());
        Assert.StartsWith("# ", await readme.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Symbols_come_in_a_package_of_their_own(string package)
    {
        if (package == Templates)
        {
            Assert.False(File.Exists(feed.PathOf(package, "snupkg")));
            return;
        }

        await using var symbols = await ZipFile.OpenReadAsync(feed.PathOf(package, "snupkg"));
        Assert.Contains(symbols.Entries, entry => entry.Name == $"{package}.pdb");
    }

    [Fact]
    public async Task The_package_of_the_app_brings_the_generators_along()
    {
        await using var archive = await ZipFile.OpenReadAsync(feed.PathOf("Assay.Hosting"));
        var nuspec = await NuspecAsync(archive, "Assay.Hosting");

        var assay = Assert.Single(nuspec.Descendants(), element => element.Name.LocalName == "dependency" && (string?)element.Attribute("id") == "Assay");
        Assert.Equal(("All", null), ((string?)assay.Attribute("include"), (string?)assay.Attribute("exclude")));
    }

    private static async Task<XDocument> NuspecAsync(ZipArchive archive, string package)
    {
        await using var nuspec = await archive.GetEntry($"{package}.nuspec")!.OpenAsync();
        return await XDocument.LoadAsync(nuspec, LoadOptions.None, CancellationToken.None);
    }

    private static string Value(XElement metadata, string name) => Element(metadata, name).Value;

    private static XElement Element(XElement metadata, string name) =>
        Assert.Single(metadata.Elements(), element => element.Name.LocalName == name);
}
