using System.Text.Json;
using System.Xml.Linq;

namespace Assay.Hosting.Tests.Verbs;

public sealed class ValidateTests : IDisposable
{
    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Good_rows_pass()
    {
        _app.Folder.Write("data/trips/a.csv", Trips.Good);

        var run = await _app.RunAsync("validate", "taxi-trips");

        Assert.True(run.ExitCode == 0, run.Said);
        Assert.Contains("2 rows", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_broken_rule_ends_with_1_and_shows_the_row()
    {
        _app.Folder.Write("data/trips/a.csv", Trips.Good + "3,2001-01-03,4711,ABC,9\n");

        var run = await _app.RunAsync("validate", "taxi-trips");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("taxi-trips.distance.range", run.Out, StringComparison.Ordinal);
        Assert.Contains("4711", run.Out, StringComparison.Ordinal);
        Assert.Empty(_app.Kept);
    }

    [Fact]
    public async Task One_bad_batch_of_several_refuses_all()
    {
        _app.Folder.Write("data/trips/a.csv", Trips.Good);
        _app.Folder.Write("data/trips/b.csv", Trips.Header + "1,2001-01-03,5,abc,9\n2,2001-01-03,5,ABC,9\n");

        var run = await _app.RunAsync("validate", "taxi-trips", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(["passed", "failed"], json.RootElement.EnumerateArray().Select(verdict => verdict.GetProperty("status").GetString()));
        Assert.All(json.RootElement.EnumerateArray(), verdict => Assert.Equal(1, verdict.GetProperty("schemaVersion").GetInt32()));
    }

    [Fact]
    public async Task Sarif_names_the_rule_and_JUnit_counts_it()
    {
        var bad = _app.Folder.Write("bad.csv", Trips.Good + "3,2001-01-03,4711,ABC,9\n");

        var sarif = await _app.RunAsync("validate", "taxi-trips", "--source", bad, "--format", "sarif");
        using var json = JsonDocument.Parse(sarif.Out);
        var result = Assert.Single(json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Equal("taxi-trips.distance.range", result.GetProperty("ruleId").GetString());

        var junit = await _app.RunAsync("validate", "taxi-trips", "--source", bad, "--format", "junit");
        Assert.Single(XDocument.Parse(junit.Out.TrimStart('\uFEFF')).Descendants("failure"));
        Assert.Equal((1, 1), (sarif.ExitCode, junit.ExitCode));
    }

    [Fact]
    public async Task A_report_is_written_where_it_is_asked_for()
    {
        _app.Folder.Write("data/trips/a.csv", Trips.Good);

        var run = await _app.RunAsync("validate", "taxi-trips", "--report", "out/verdict.html");

        Assert.True(run.ExitCode == 0, run.Said);
        Assert.StartsWith("<!doctype html>", File.ReadAllText(_app.Folder.File("out/verdict.html")), StringComparison.OrdinalIgnoreCase);
    }
}
