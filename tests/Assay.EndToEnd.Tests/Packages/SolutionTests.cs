using System.Text.Json;
using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Packages;

/// <summary>
/// A program of several frameworks that names one library, which names another: what the deepest one declares is validated, watched over and
/// catalogued by the program, under its own project's name.
/// </summary>
[Collection(PackageTests.Name)]
public sealed class SolutionTests(PackageFeed feed) : IDisposable
{
    // A second framework without what only its desktop needs, which no source here has.
    private const string WithoutDesktop = """
        <Target Name="WithoutDesktop" BeforeTargets="ProcessFrameworkReferences">
            <ItemGroup>
              <KnownFrameworkReference Remove="@(KnownFrameworkReference)" Condition="$([System.String]::Copy('%(Identity)').StartsWith('Microsoft.Windows'))" />
            </ItemGroup>
          </Target>
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_the_deepest_library_declares_is_validated_and_catalogued_by_the_program()
    {
        Write();

        var built = (await DotnetAsync("build", "-nologo", "-m", "-p:UseSharedCompilation=false")).With(0);
        Assert.Contains(" 0 Warning(s)", built.Out, StringComparison.Ordinal);
        Assert.Equal(["visits"], Names("app", "datasets"));
        Assert.Equal(["places"], Names("geo", "datasets"));
        Assert.False(Directory.Exists(_folder.File("trips/assay")));
        Assert.Equal(["net10.0"], Directory.EnumerateFiles(_folder.File("app/obj"), "assay.artifacts.stamp", SearchOption.AllDirectories)
            .Select(stamp => Path.GetFileName(Path.GetDirectoryName(stamp))));

        foreach (var framework in (string[])["net10.0", "net10.0-windows"])
            (await AppAsync(framework, "emit", "--check")).With(0);
        Assert.Contains("3 rows", (await AppAsync("net10.0", "validate", "places")).With(0).Out, StringComparison.Ordinal);
        (await AppAsync("net10.0", "validate", "visits")).With(0);
        var ran = await AppAsync("net10.0", "run", "count");
        ran.With(0);
        (await AppAsync("net10.0", "catalog", "build", "--output", _folder.File("site"))).With(0);

        var page = File.ReadAllText(Assert.Single(Directory.EnumerateFiles(_folder.File("site/datasets"), "*places*.html")));
        Assert.Contains("Where things are.", page, StringComparison.Ordinal);
        Assert.Contains("How others call it.", page, StringComparison.Ordinal);
        Assert.Contains("count.validate-places", page, StringComparison.Ordinal);
        Assert.Contains("How others call it.", File.ReadAllText(_folder.File("app/assay/manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_written_for_another_framework_where_that_is_asked_for()
    {
        Write();

        (await DotnetAsync("build", "-nologo", "-p:UseSharedCompilation=false", "-p:AssayArtifactsFramework=net10.0-windows")).With(0);

        Assert.Equal(["net10.0-windows"], Directory.EnumerateFiles(_folder.File("app/obj"), "assay.artifacts.stamp", SearchOption.AllDirectories)
            .Select(stamp => Path.GetFileName(Path.GetDirectoryName(stamp))));
        Assert.Equal(["visits"], Names("app", "datasets"));
    }

    private IEnumerable<string?> Names(string project, string kind)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_folder.File($"{project}/assay/manifest.json")));
        return [.. manifest.RootElement.GetProperty(kind).EnumerateArray().Select(entry => entry.GetProperty("name").GetString())];
    }

    private void Write()
    {
        _folder.Write("nuget.config", feed.Configuration("packages"));
        _folder.Write("geo/Geo.csproj", Project("<TargetFramework>net10.0</TargetFramework>", Package("Assay")));
        _folder.Write("geo/Place.cs", """
            using Assay;

            namespace Geo;

            /// <summary>Where things are.</summary>
            [Dataset("places", Owner = "geo", Source = "data/places.csv")]
            public partial record Place
            {
                /// <summary>How others call it.</summary>
                [RowKey, Matches("[A-Z]{3}")]
                public required string Code { get; init; }
            }
            """);
        _folder.Write("trips/Trips.csproj", Project("<TargetFramework>net10.0</TargetFramework>", """<ProjectReference Include="../geo/Geo.csproj" />"""));
        _folder.Write("trips/Trip.cs", "namespace Trips; public record Trip(Geo.Place To);");
        _folder.Write("app/App.csproj", Project(
            """
            <OutputType>Exe</OutputType>
            <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            """,
            $"""<ProjectReference Include="../trips/Trips.csproj" />{Package("Assay.Hosting")}""",
            WithoutDesktop));
        _folder.Write("app/Program.cs", "return await Assay.Hosting.AssayApp.RunAsync(args);");
        _folder.Write("app/Visit.cs", """
            using Assay;
            using Geo;

            namespace App;

            /// <summary>A place that somebody was at.</summary>
            [Dataset("visits", Owner = "app", Source = "data/visits.csv")]
            public sealed partial record Visit : Place
            {
                /// <summary>Where they went from there.</summary>
                [References<Place>(nameof(Place.Code))]
                public required string To { get; init; }
            }

            /// <summary>Counts places.</summary>
            [Pipeline("count", Owner = "app")]
            public sealed partial record Count
            {
                /// <summary>Counts them.</summary>
                [Step]
                public static async Task<Metrics> Sum(Rows<Place> places, CancellationToken cancellation)
                {
                    var count = 0;
                    await foreach (var _ in places.WithCancellation(cancellation))
                        count++;
                    return new Metrics { ["places"] = count };
                }
            }
            """);
        _folder.Write("app/data/places.csv", "code\nVIE\nGRZ\nLNZ\n");
        _folder.Write("app/data/visits.csv", "code,to\nVIE,GRZ\nGRZ,LNZ\n");
    }

    private static string Package(string name) => $"""<PackageReference Include="{name}" Version="{PackageFeed.Version}" />""";

    private static string Project(string properties, string references, string targets = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {properties}
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            {references}
          </ItemGroup>
          {targets}
        </Project>
        """;

    private Task<Ended> AppAsync(string framework, params string[] words) => Programs.DotnetAsync(
        _folder.File("app"), new Dictionary<string, string>(), [_folder.File($"app/bin/Debug/{framework}/App.dll"), .. words]);

    private Task<Ended> DotnetAsync(params string[] words) => Programs.DotnetAsync(_folder.File("app"), new Dictionary<string, string>(), words);
}
