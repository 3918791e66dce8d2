using System.Text.Json;

namespace Assay.Hosting.Tests.Verbs;

/// <summary>How much a validation may hold, and how much it tells, from the command line.</summary>
public sealed class ValidateOptionTests : IDisposable
{
    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("1KB")]
    [InlineData("2MB")]
    [InlineData("1gb")]
    [InlineData("0KB")]
    public async Task Whatever_the_memory_the_verdict_is_the_same(string memory)
    {
        // More keys than 1 KB holds at 24 bytes a row, and some twice.
        _app.Folder.Write("data/trips/a.csv", Trips.Header + string.Concat(Enumerable.Range(1, 2_000).Select(row => $"{row % 1_990},2001-01-03,5,ABC,9\n")));

        var usual = await _app.RunAsync("validate", "taxi-trips", "--format", "json", "--as-of", "2001-02-01");
        var limited = await _app.RunAsync("validate", "taxi-trips", "--format", "json", "--as-of", "2001-02-01", "--memory", memory);

        Assert.Equal((1, usual.Out), (limited.ExitCode, limited.Out));
        Assert.Equal(10, Rule(limited, "taxi-trips.*.row_key").GetProperty("failing").GetInt32());
    }

    [Theory]
    [InlineData("many")]
    [InlineData("200")]
    [InlineData("-1MB")]
    [InlineData("1.5GB")]
    public async Task What_is_no_size_is_wrong_usage(string memory)
    {
        _app.Folder.Write("data/trips/a.csv", Trips.Good);

        var run = await _app.RunAsync("validate", "taxi-trips", $"--memory={memory}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{memory}' is no size. Write 200MB, or 2GB.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fast_says_the_same_of_every_rule_and_nothing_of_columns()
    {
        _app.Folder.Write("data/trips/a.csv", Trips.Good + "3,2001-01-03,4711,ABC,9\n");

        var usual = await _app.RunAsync("validate", "taxi-trips", "--format", "json", "--as-of", "2001-02-01");
        var fast = await _app.RunAsync("validate", "taxi-trips", "--format", "json", "--as-of", "2001-02-01", "--fast");

        Assert.Equal((1, 1), (usual.ExitCode, fast.ExitCode));
        Assert.Equal(Verdict(usual).GetProperty("rules").GetRawText(), Verdict(fast).GetProperty("rules").GetRawText());
        Assert.Equal((5, 0), (Verdict(usual).GetProperty("columns").GetArrayLength(), Verdict(fast).GetProperty("columns").GetArrayLength()));
    }

    private static JsonElement Verdict(AppRun run)
    {
        using var json = JsonDocument.Parse(run.Out);
        return json.RootElement[0].Clone();
    }

    private static JsonElement Rule(AppRun run, string id) => Verdict(run).GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == id);
}
