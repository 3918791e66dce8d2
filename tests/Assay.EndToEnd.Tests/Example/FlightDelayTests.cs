using System.Text.Json;
using Assay.TestKit;
using Assay.Tracking;
using Assay.Tracking.Registry;

namespace Assay.EndToEnd.Tests.Example;

/// <summary>The example as its users run it: the built app as a process, on the flights that the repository ships.</summary>
public sealed class FlightDelayTests : IDisposable
{
    private readonly TempFolder _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("data/flights/2001-01.parquet", "2001-02-01", 0)]
    [InlineData("data/refused/2001-02-as-published.parquet", "2001-03-01", 1)]
    [InlineData("data/refused/kilometres.parquet", "2001-04-01", 1)]
    public async Task Each_batch_is_admitted_or_refused_as_the_story_says(string source, string asOf, int exitCode)
    {
        var ended = (await AssayAsync("validate", "flights", "--source", source, "--as-of", asOf)).With(exitCode);

        Assert.Contains(source, ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_makes_a_champion_which_a_bad_candidate_does_not_replace()
    {
        (await AssayAsync("gate", "flight-delay")).With(2);
        (await AssayAsync("run", "flight-delay-train", "--as-of", "2001-05-01")).With(0);
        Assert.Contains("passed", (await AssayAsync("gate", "flight-delay")).With(0).Out, StringComparison.Ordinal);
        var champion = await ChampionAsync();
        Assert.NotNull(champion);

        var bad = (await AssayAsync("run", "flight-delay-train", "--as-of", "2001-05-01", "--param", "trees=1", "--param", "learning_rate=0.001")).With(1);

        Assert.Contains("refused", bad.Out, StringComparison.Ordinal);
        Assert.Equal(champion.Version, (await ChampionAsync())!.Version);
        Assert.Contains("worse than the champion's", (await AssayAsync("gate", "flight-delay")).With(1).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_made_again_by_the_command_that_it_shows()
    {
        (await AssayAsync("run", "flight-delay-train", "--as-of", "2001-05-01", "--param", "trees=20")).With(0);
        var first = await NewestAsync();
        using var shown = JsonDocument.Parse((await AssayAsync("runs", "show", first, "--format", "json")).With(0).Out);
        var again = shown.RootElement.GetProperty("again").GetProperty("lines").EnumerateArray().Last().GetString()!;
        Assert.StartsWith("assay run flight-delay-train ", again, StringComparison.Ordinal);

        (await AssayAsync([.. again.Split(' ').Skip(1), "--no-cache"])).With(0);

        var second = await NewestAsync();
        Assert.NotEqual(first, second);
        var diff = (await AssayAsync("runs", "diff", first, second)).With(0).Out;
        Assert.Contains("data: 0 differ, 3 equal", diff, StringComparison.Ordinal);
        Assert.Contains("metrics: 0 differ, ", diff, StringComparison.Ordinal);
        Assert.Contains("code: 0 differ, ", diff, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_run_that_is_interrupted_ends_as_killed_with_what_its_steps_had_logged()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no SIGINT for one process.");
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [BuiltProject.Output("examples/FlightDelay", "FlightDelay.dll"), "run", "flight-delay-train", "--as-of", "2001-05-01"])
        {
            WorkingDirectory = RepositoryRoot.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASSAY_WORKSPACE"] = _workspace.Path;
        using var process = System.Diagnostics.Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("✓ featurize", StringComparison.Ordinal))
            Assert.False(process.HasExited && line.Length == 0);
        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 3, await error);
        using var shown = JsonDocument.Parse((await AssayAsync("runs", "show", await NewestAsync(), "--format", "json")).With(0).Out);
        Assert.Equal("Killed", shown.RootElement.GetProperty("status").GetString());
        Assert.Equal(80_000, shown.RootElement.GetProperty("metrics").GetProperty("validation.flights.rows").GetDouble());
        Assert.Equal("flights", shown.RootElement.GetProperty("data")[0].GetProperty("name").GetString());
        Assert.Contains("0 entries sent, 0 refused, 0 files wait", (await AssayAsync("tracking", "sync")).With(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipeline_refuses_a_bad_batch_before_its_first_step()
    {
        var ended = await AssayAsync(
            new Dictionary<string, string> { ["ASSAY_SOURCES__FLIGHTS"] = "data/refused/2001-02-as-published.parquet" },
            "run", "flight-delay-train", "--as-of", "2001-03-01");

        ended.With(1);
        Assert.DoesNotContain("✓ train ", ended.Out, StringComparison.Ordinal);
        Assert.Null(await ChampionAsync());
        // What people need then is there: the report in the tracked run, the alert, the verdict in the history.
        var kept = Directory.EnumerateFiles(_workspace.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_workspace.Path, file).Replace('\\', '/')).ToList();
        Assert.Contains(kept, file => file.EndsWith("validation/flights.html", StringComparison.Ordinal));
        Assert.Contains(kept, file => file.StartsWith("alerts/", StringComparison.Ordinal));
        Assert.Contains(kept, file => file.StartsWith("verdicts/flights/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pipeline_goes_on_with_a_batch_that_only_warns_and_alerts()
    {
        // Late from noon on, so that there is something to learn; one in twenty so late that the share of the warning is passed.
        var source = Path.Combine(_workspace.Path, "in", "2001-01.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        var start = new DateTime(2001, 1, 1);
        await File.WriteAllTextAsync(source, "date,delay,distance,origin,destination\n" + string.Concat(Enumerable.Range(0, 10_500).Select(row =>
        {
            var at = start.AddMinutes(row * 4);
            return FormattableString.Invariant($"{at:s},{(row % 20 == 0 ? 500 : at.Hour >= 12 ? 60 + (row % 30) : row % 10)},{700 + (row % 50)},ATL,{(row % 2 == 0 ? "ORD" : "MIA")}\n");
        })));

        var ended = await AssayAsync(
            new Dictionary<string, string> { ["ASSAY_SOURCES__FLIGHTS"] = source }, "run", "flight-delay-train", "--as-of", "2001-02-01", "--param", "trees=20");

        ended.With(0);
        Assert.NotNull(await ChampionAsync());
        var alert = Directory.EnumerateFiles(Path.Combine(_workspace.Path, "alerts"), "*", SearchOption.AllDirectories).Select(File.ReadAllText).Single(text => text.Contains("flights", StringComparison.Ordinal));
        Assert.Contains("flights.delay.range.2", alert, StringComparison.Ordinal);
        Assert.Contains("warning", alert, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_demo_goes_through_all_six_jobs_in_order()
    {
        var tree = (await Programs.DotnetAsync(
            RepositoryRoot.Folder, new Dictionary<string, string>(), BuiltProject.Output("examples/FlightDelay/build", "FlightDelay.Build.dll"), "--target", "Demo", "--tree")).With(0).Out;

        var places = new[] { "Demo", "Compiler", "Catalog", "Monitor", "ServeAndAsk", "Train", "Version", "Validate", "Fresh" }
            .Select(task => tree.LastIndexOf($"─{task}", StringComparison.Ordinal)).ToList();
        Assert.All(places.Skip(1), place => Assert.True(place > 0, tree));
        Assert.Equal(places.Skip(1).Order(), places.Skip(1));
    }

    private async Task<string> NewestAsync()
    {
        using var runs = JsonDocument.Parse((await AssayAsync("runs", "list", "--limit", "1", "--format", "json")).With(0).Out);
        return runs.RootElement[0].GetProperty("id").GetString()!;
    }

    private async Task<ModelVersion?> ChampionAsync()
    {
        var tracking = TrackingBackend.Open(new TrackingOptions(), _workspace.Path, TimeProvider.System);
        try
        {
            return await new ModelRegistry(tracking).FindAsync("flight-delay", ModelAlias.Champion);
        }
        finally
        {
            (tracking as IDisposable)?.Dispose();
        }
    }

    private Task<Ended> AssayAsync(params string[] words) => AssayAsync(new Dictionary<string, string>(), words);

    private Task<Ended> AssayAsync(Dictionary<string, string> variables, params string[] words)
    {
        variables["ASSAY_WORKSPACE"] = _workspace.Path;
        return Programs.DotnetAsync(RepositoryRoot.Folder, variables, [BuiltProject.Output("examples/FlightDelay", "FlightDelay.dll"), .. words]);
    }
}
