using System.Diagnostics;

namespace Assay.Hosting.Tests.Tool;

/// <summary>The tool as a user starts it, with an app that it builds.</summary>
public sealed class ToolTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AssayProject>echo</AssayProject>
          </PropertyGroup>
        </Project>
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_verb_runs_in_the_project_with_its_words_input_output_and_exit_code()
    {
        _folder.Write("App.csproj", Project);
        _folder.Write("Program.cs", """
            #warning seen while building
            System.Console.WriteLine(string.Join('|', args) + ": " + System.Console.ReadLine());
            return 1;
            """);
        Directory.CreateDirectory(_folder.File("deep/er"));

        var ended = await RunAsync("deep/er", "three words here", "validate", "two words", "--format", "json");

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal("validate|two words|--format|json: three words here\n", ended.Out.ReplaceLineEndings("\n"));
        Assert.Contains("seen while building", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_does_not_build_is_a_failure_and_not_the_datas_no()
    {
        _folder.Write("App.csproj", Project);
        _folder.Write("Program.cs", "return nothing;");

        var ended = await RunAsync(".", "", "validate", "x");

        Assert.Equal(3, ended.ExitCode);
        Assert.Empty(ended.Out);
        Assert.Contains("CS0103", ended.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Being_told_to_stop_reaches_the_app_and_its_exit_code_comes_back()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        _folder.Write("App.csproj", Project);
        _folder.Write("Program.cs", """
            using System.Runtime.InteropServices;
            var told = new System.Threading.ManualResetEventSlim();
            using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => { context.Cancel = true; told.Set(); });
            System.Console.WriteLine("ready");
            told.Wait();
            System.Console.WriteLine("stopped");
            return 7;
            """);
        using var tool = Start(".", "serve");
        Assert.Equal("ready", await tool.StandardOutput.ReadLineAsync());

        using (var kill = Process.Start("kill", ["-TERM", tool.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        Assert.Equal("stopped", await tool.StandardOutput.ReadLineAsync());
        await tool.WaitForExitAsync();
        Assert.Equal(7, tool.ExitCode);
    }

    [Fact]
    public async Task A_rule_is_explained_without_any_project()
    {
        var ended = await RunAsync(".", "", "explain", "asy1002");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(await File.ReadAllTextAsync(RepositoryRoot.Path("docs/rules/ASY1002.md")), ended.Out[..^Environment.NewLine.Length]);
    }

    [Fact]
    public async Task All_rules_are_listed_without_any_project()
    {
        var ended = await RunAsync(".", "", "explain");

        var listed = ended.Out.Split('\n').Where(line => line.StartsWith("ASY", StringComparison.Ordinal)).ToList();
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(
            Directory.EnumerateFiles(RepositoryRoot.Path("docs/rules"), "ASY*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            listed.Select(line => line[..7]));
        Assert.Contains("ASY1002  Warning Dataset has neither key nor uniqueness", listed);
    }

    [Fact]
    public async Task An_empty_folder_with_a_file_has_a_declaration_after_one_command()
    {
        _folder.Write("orders.csv", "number,country\n1,AT\n2,DE\n");

        var declared = await RunAsync(".", "", "profile", "orders.csv", "--emit", "csharp");
        var missing = await RunAsync(".", "", "profile", "gone.csv");

        Assert.Equal((0, ""), (declared.ExitCode, declared.Error));
        Assert.Contains("[Dataset(\"orders\", Owner = \"data-team\", Source = \"orders.csv\")]", declared.Out, StringComparison.Ordinal);
        Assert.Equal(3, missing.ExitCode);
        Assert.Contains("gone.csv", Assert.Single(missing.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_waits_for_no_build()
    {
        _folder.Write("App.csproj", Project);
        _folder.Write("Program.cs", "return nothing;");
        _folder.Write("orders.csv", "number,country\n1,AT\n2,DE\n");

        var profiled = await RunAsync(".", "", "profile", "orders.csv", "--format", "json");

        Assert.Equal(0, profiled.ExitCode);
        using var json = System.Text.Json.JsonDocument.Parse(profiled.Out);
        Assert.Equal(2, json.RootElement.GetProperty("rows").GetInt64());
    }

    [Fact]
    public async Task A_profile_of_nothing_is_wrong_usage()
    {
        var ended = await RunAsync(".", "", "profile");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("See: assay profile --help", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no rule 'ASY10021'. Did you mean 'ASY1", "explain", "ASY10021")]
    [InlineData("There is no Assay app in", "validate", "flights")]
    [InlineData("There is no project", "--project", "nowhere", "validate", "flights")]
    [InlineData("--project takes", "--project")]
    public async Task Wrong_usage_ends_with_2_and_one_line(string line, params string[] arguments)
    {
        var ended = await RunAsync(".", "", arguments);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(line, Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(ended.Out);
    }

    [Fact]
    public async Task Help_is_given_where_there_is_no_app()
    {
        var ended = await RunAsync(".", "", "--help");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("assay explain RULE", ended.Out, StringComparison.Ordinal);
        Assert.Contains("assay profile FILE", ended.Out, StringComparison.Ordinal);
    }

    private async Task<AppRun> RunAsync(string folder, string input, params string[] arguments)
    {
        using var tool = Start(folder, arguments);
        await tool.StandardInput.WriteLineAsync(input);
        tool.StandardInput.Close();
        var output = tool.StandardOutput.ReadToEndAsync();
        var error = tool.StandardError.ReadToEndAsync();
        await tool.WaitForExitAsync();
        return new AppRun(tool.ExitCode, await output, await error);
    }

    private Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProject.Output("src/Assay.Tool", "Assay.Tool.dll"), .. arguments])
        {
            WorkingDirectory = _folder.File(folder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test run's own host tells its children would lead them to other tools.
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        return Process.Start(start)!;
    }
}
