using System.Text.Json;
using Assay.Hosting.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Tests.Verbs;

public sealed class VerdictTests : IDisposable
{
    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_parts_of_several_processes_merge_to_the_verdicts_of_one()
    {
        WriteTrips();
        var single = await _app.RunAsync("validate", "taxi-trips", "--format", "json", "--as-of", "2001-02-01", "--threads", "1");
        for (var part = 1; part <= 2; part++)
        {
            var observed = await _app.RunAsync("validate", "taxi-trips", "--partition", $"{part}/2", "--state", $"states/{part}.state");
            Assert.True(observed.ExitCode == 0, observed.Said);
        }

        var merged = await _app.RunAsync("verdict", "merge", "states/*.state", "--format", "json", "--as-of", "2001-02-01");

        Assert.Equal((1, single.ExitCode), (merged.ExitCode, single.ExitCode));
        Assert.Equal(single.Out, merged.Out);
    }

    [Fact]
    public async Task Parts_that_are_missing_or_given_twice_are_wrong_usage_in_one_line()
    {
        WriteTrips();
        await _app.RunAsync("validate", "taxi-trips", "--partition", "1/2", "--state", "1.state");

        var missing = await _app.RunAsync("verdict", "merge", "1.state");
        Assert.Equal(2, missing.ExitCode);
        Assert.StartsWith("Part 2/2 is missing", missing.ErrorLine, StringComparison.Ordinal);

        var twice = await _app.RunAsync("verdict", "merge", "1.state", "1.state");
        Assert.Equal(2, twice.ExitCode);
        Assert.StartsWith("Part 1/2 is given more than once", twice.ErrorLine, StringComparison.Ordinal);

        var none = await _app.RunAsync("verdict", "merge", "nothing/*.state");
        Assert.Equal(2, none.ExitCode);
        Assert.StartsWith("No file matches", none.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_state_is_refused_with_one_line()
    {
        _app.Folder.Write("1.state", "not a state at all, but long enough to be looked at by the reader");

        var run = await _app.RunAsync("verdict", "merge", "1.state");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("another kind of file", run.ErrorLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--partition", "1/2")]
    [InlineData("--state", "a.state")]
    [InlineData("--partition", "3/2", "--state", "a.state")]
    [InlineData("--partition", "1/2", "--state", "a.state", "--report", "a.html")]
    [InlineData("--threads", "0")]
    public async Task What_cannot_be_meant_is_wrong_usage(params string[] options)
    {
        var run = await _app.RunAsync(["validate", "taxi-trips", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.False(File.Exists(_app.Folder.File("a.state")));
    }

    [Fact]
    public async Task The_history_shows_verdicts_and_how_a_rule_went()
    {
        var none = await _app.RunAsync("verdict", "history", "taxi-trips");
        Assert.Contains("no verdict is kept yet", none.Out, StringComparison.Ordinal);

        WriteTrips();
        await _app.RunAsync("validate", "taxi-trips");
        var text = await _app.RunAsync("verdict", "history", "taxi-trips", "--rule", "taxi-trips.distance.range");
        Assert.Contains("·█", text.Out, StringComparison.Ordinal);
        Assert.Contains("broken 1 of 2", text.Out, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await _app.RunAsync("verdict", "history", "taxi-trips", "--last", "1", "--format", "json")).Out).RootElement;
        Assert.Equal("data/trips/b.csv", Assert.Single(json.GetProperty("verdicts").EnumerateArray()).GetProperty("source").GetString());
        Assert.Contains(json.GetProperty("rules").EnumerateArray(), rule => rule.GetProperty("id").GetString() == "taxi-trips.distance.range" && rule.GetProperty("failingShares")[0].GetDouble() == 1.0 / 3);

        var unknown = await _app.RunAsync("verdict", "history", "taxi-trips", "--rule", "taxi-trips.distance.rang");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("taxi-trips.distance.range", unknown.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_is_logged_to_the_run_that_the_environment_names()
    {
        WriteTrips();
        var tracker = await StartAsync();
        _app.Variables["MLFLOW_RUN_ID"] = tracker;

        var run = await _app.RunAsync("validate", "taxi-trips");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(_app.Folder.Files(), file => file.EndsWith("validation/taxi-trips.json", StringComparison.Ordinal));
        Assert.Contains(_app.Folder.Files(), file => file.EndsWith("validation/taxi-trips.html", StringComparison.Ordinal));
        var listed = await _app.RunAsync("runs", "list", "--filter", "metrics.`validation.taxi-trips.rules_failed` = 1", "--format", "json");
        Assert.Contains(tracker, listed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_set_apart_are_counted_in_the_output()
    {
        _app.Folder.Write("data/trips/b.csv", Trips.Good + "3,2001-01-03,4711,ABC,9\n4,2001-01-03,x,ABC,9\n");

        var run = await _app.RunAsync("validate", "taxi-trips", "--quarantine", "apart");

        Assert.Contains("2 rows set apart, 2 passed, of 4", run.Out, StringComparison.Ordinal);
        Assert.Contains("apart/b.failed.parquet", _app.Folder.Files());
    }

    [Fact]
    public async Task A_batch_that_cannot_be_read_sets_no_rows_apart()
    {
        _app.Folder.Write("data/trips/b.csv", "id,day\n1,2001-01-01\n");

        var run = await _app.RunAsync("validate", "taxi-trips", "--quarantine", "apart");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no rows set apart", run.Out, StringComparison.Ordinal);
    }

    private void WriteTrips()
    {
        _app.Folder.Write("data/trips/a.csv", Trips.Good);
        _app.Folder.Write("data/trips/b.csv", Trips.Good + "3,2001-01-03,4711,ABC,9\n");
    }

    private async Task<string> StartAsync()
    {
        var environment = _app.Environment(TextWriter.Null, TextWriter.Null);
        var builder = new AssayAppBuilder([], environment);
        await using var provider = builder.Services.AddAssay(builder.Configuration, environment).BuildServiceProvider();
        var tracker = provider.GetRequiredService<IRunTracker>();
        await using var run = await tracker.StartAsync(new RunStart("validation", "nightly"));
        await run.EndAsync(succeeded: true);
        return run.Id;
    }
}
