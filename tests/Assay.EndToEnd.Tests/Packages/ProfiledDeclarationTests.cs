using System.Text.RegularExpressions;
using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Packages;

/// <summary>What <c>profile --emit csharp</c> writes compiles without a report under strict rules, and the file that it was written of passes.</summary>
[Collection(PackageTests.Name)]
public sealed partial class ProfiledDeclarationTests(PackageFeed feed) : IDisposable
{
    private const string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AssayStrict>true</AssayStrict>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Assay.Hosting" Version="{PackageFeed.Version}" />
          </ItemGroup>
        </Project>
        """;

    // Semicolons, quotes, codes of digits, empty and missing text, names that differ in case alone or are the record's own, NaN, a constant.
    private const string Quirks = """"
        Quirk;trip count;Trip_Count;e-mail;plz;Größe;ok;wann;leer;const;say "hi"
        1;3;x;ada@example.org;01234;1.5;true;2001-02-03T04:05:06Z;;0;"a ""b"""
        2;4;"";bob@example.org;99999;nan;false;2001-02-03T04:05:06+01:00;;0;"c;d"
        3;;"y z";eve@example.org;00001;-1e-7;TRUE;2001-02-04T00:00:00Z;;0;"line
        break"
        """";

    private const string Lines = """
        {"id": "c9d1f0f2-8a52-4d9e-9d7c-2f7d1b1a0001", "n": 9007199254740993, "x": 1e-9, "day": "2001-02-03", "nested": {"a": 1}}
        {"id": "c9d1f0f2-8a52-4d9e-9d7c-2f7d1b1a0002", "n": -1, "x": 12, "day": "2001-02-04", "\"quoted\\": true}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_compiles_and_the_profiled_file_passes()
    {
        (string Name, string Dataset, string File)[] sources =
        [
            ("Flight", "flight", Given("examples/FlightDelay/data/flights/2001-01.parquet")),
            ("Airport", "airport", Given("examples/FlightDelay/data/airports.csv")),
            ("Quirk", "quirk", _folder.Write("app/data/quirks.csv", Quirks)),
            ("Line", "line", _folder.Write("app/data/lines.jsonl", Lines)),
            ("StarterOrder", "starter-order", Given("templates/projects/assay/data/orders.csv")),
        ];
        _folder.Write("nuget.config", feed.Configuration("packages"));
        _folder.Write("app/App.csproj", Project);
        _folder.Write("app/Program.cs", "return await Assay.Hosting.AssayApp.RunAsync(args);");
        foreach (var (name, _, file) in sources)
            _folder.Write($"app/{name}.cs", (await EmitAsync(file, name)).With(0).Out);

        var built = (await BuildAsync()).With(0);

        Assert.Contains(" 0 Warning(s)", built.Out, StringComparison.Ordinal);
        foreach (var (_, dataset, _) in sources)
            (await Programs.DotnetAsync(_folder.File("app"), new Dictionary<string, string>(), _folder.File("app/bin/Debug/net10.0/App.dll"), "validate", dataset)).With(0);
        Assert.Contains("[Matches(\"^[A-Z]{3}$\")]\n    public required string Origin", File.ReadAllText(_folder.File("app/Flight.cs")), StringComparison.Ordinal);
        Assert.Contains("Source = \"data/quirks.csv\"", File.ReadAllText(_folder.File("app/Quirk.cs")), StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", File.ReadAllText(_folder.File("app/Quirk.cs")), StringComparison.Ordinal);

        foreach (var (name, _, _) in sources)
            _folder.Write($"app/{name}.cs", string.Join('\n', File.ReadAllLines(_folder.File($"app/{name}.cs")).Where(line => !line.StartsWith("#pragma", StringComparison.Ordinal))));
        var asked = (await BuildAsync()).With(1);
        Assert.Equal(["ASY1003", "ASY1005", "ASY1015"], Rule().Matches(asked.Out).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_data_of_today_changes_is_written_into_the_declaration_and_passes()
    {
        var first = _folder.Write("app/data/tickets.csv", "id,state,price\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row},{(row % 2 == 0 ? "new" : "paid")},{row % 20}\n")));
        var later = _folder.Write("app/data/later.csv", "id,state,price,channel\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row},{(row == 9 ? "lost" : "new")},{(row == 11 ? "" : row == 12 ? 900 : row % 20)},web\n")));
        _folder.Write("nuget.config", feed.Configuration("packages"));
        _folder.Write("app/App.csproj", Project);
        _folder.Write("app/Program.cs", "return await Assay.Hosting.AssayApp.RunAsync(args);");
        _folder.Write("app/Ticket.cs", (await EmitAsync(first, "Ticket")).With(0).Out);
        (await BuildAsync()).With(0);
        var before = File.ReadAllText(_folder.File("app/Ticket.cs"));

        var broken = (await AppAsync("profile", later, "--update", "Ticket")).With(1).Out;

        Assert.Contains("BROKEN   1 of 40 rows break ticket.state.one_of", broken, StringComparison.Ordinal);
        Assert.Contains("BROKEN   1 of 39 rows break ticket.price.range", broken, StringComparison.Ordinal);
        Assert.Contains("BROKEN   1 of 40 rows have no Price, which is required", broken, StringComparison.Ordinal);
        Assert.Contains("+    public required string Channel { get; init; }", broken, StringComparison.Ordinal);
        Assert.DoesNotContain("\n-", broken.Replace("--- a/Ticket.cs", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_folder.File("app/Ticket.cs")));

        (await AppAsync("profile", later, "--update", "ticket", "--accept-breaks", "--write")).With(0);
        Assert.Contains("OneOf(\"new\", \"paid\", \"lost\")", File.ReadAllText(_folder.File("app/Ticket.cs")), StringComparison.Ordinal);
        (await BuildAsync()).With(0);
        (await AppAsync("validate", "ticket", "--source", later)).With(0);
        Assert.DoesNotContain("BROKEN", (await AppAsync("profile", later, "--update", "Ticket")).With(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profile_is_for_people_and_for_programs()
    {
        var file = Given("examples/FlightDelay/data/airports.csv");

        Assert.Contains("distinct, unique", (await ProfileAsync(file)).With(0).Out, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse((await ProfileAsync(file, "--format", "json")).With(0).Out);
        Assert.Equal("iata", json.RootElement.GetProperty("columns")[0].GetProperty("stored").GetString());
        (await ProfileAsync("gone.csv")).With(3);
    }

    private Task<Ended> AppAsync(params string[] words) =>
        Programs.DotnetAsync(_folder.File("app"), new Dictionary<string, string>(), [_folder.File("app/bin/Debug/net10.0/App.dll"), .. words]);

    private Task<Ended> BuildAsync() =>
        Programs.DotnetAsync(_folder.File("app"), new Dictionary<string, string>(), "build", "-nologo", "-p:UseSharedCompilation=false");

    private string Given(string file) => _folder.Write($"app/data/{Path.GetFileName(file)}", File.ReadAllBytes(RepositoryRoot.Path(file)));

    // The tool, as before there is a project: an app would refer to its own datasets, which this one hasn't.
    private Task<Ended> EmitAsync(string file, string name) => Programs.DotnetAsync(
        _folder.File("app"), new Dictionary<string, string>(), BuiltProject.Output("src/Assay.Tool", "Assay.Tool.dll"), "profile", file, "--emit", "csharp", "--name", name);

    private Task<Ended> ProfileAsync(string file, params string[] words) => Programs.DotnetAsync(
        _folder.File("app"), new Dictionary<string, string>(), [BuiltProject.Output("examples/FlightDelay", "FlightDelay.dll"), "profile", file, .. words]);

    [GeneratedRegex("(ASY|CS)[0-9]{4}")]
    private static partial Regex Rule();
}
