using System.Text.Json;

namespace Assay.Hosting.Tests.Verbs;

public sealed class VersionTests : IDisposable
{
    private const string Zones = "code,area\nABC,10.5\nXYZ,20\n";

    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_corrected_list_becomes_a_version_whose_difference_is_shown()
    {
        _app.Folder.Write("zones.csv", Zones);
        Fine(await _app.RunAsync("version", "commit", "zones", "--message", "as published"));
        _app.Folder.Write("zones.csv", Zones.Replace("20", "21", StringComparison.Ordinal));
        Fine(await _app.RunAsync("version", "commit", "zones"));

        var diff = Fine(await _app.RunAsync("version", "diff", "zones", "1", "2"));
        Assert.Contains("XYZ", diff.Out, StringComparison.Ordinal);

        var list = Fine(await _app.RunAsync("version", "list", "zones", "--format", "json"));
        using var json = JsonDocument.Parse(list.Out);
        Assert.Equal(2, json.RootElement.GetArrayLength());
        Fine(await _app.RunAsync("version", "verify", "zones"));
        Assert.Contains("zones@1", Fine(await _app.RunAsync("validate", "zones", "--version", "1")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_the_source_are_compared_too_and_written_down()
    {
        _app.Folder.Write("zones.csv", Zones);
        Fine(await _app.RunAsync("version", "commit", "zones"));
        _app.Folder.Write("zones.csv", "code,area\nXYZ,20\nABC,10.5\n");
        _app.Folder.Write("new.csv", Zones.Replace("20", "21", StringComparison.Ordinal));

        Assert.Contains("only the order of rows changed", Fine(await _app.RunAsync("version", "diff", "zones", "latest")).Out, StringComparison.Ordinal);
        var diff = Fine(await _app.RunAsync("version", "diff", "zones", "1", "--source", "new.csv", "--out", "changes.parquet", "--report", "changes.html"));
        Assert.Contains("zones: 1 → new.csv", diff.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(_app.Folder.File("changes.parquet")));
        Assert.Contains("XYZ", File.ReadAllText(_app.Folder.File("changes.html")), StringComparison.Ordinal);
        Assert.Contains("1 updated", Fine(await _app.RunAsync("version", "diff", "zones", "zones.csv", "new.csv")).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await _app.RunAsync("version", "diff", "zones", "1", "1", "--source", "new.csv")).ExitCode);
        Assert.Equal(2, (await _app.RunAsync("version", "diff", "zones", "nothing.csv")).ExitCode);
    }

    [Theory]
    [InlineData("code,area\nABC,10.5\nXYZ,-1\n", 1)]
    [InlineData("code,area\nABC,10.5\nABC,10.5\n", 1)]
    [InlineData("code,area\nABC,10.5\nXYZ,\"20\n", 1)]
    [InlineData("code,area\nABC,wide\n", 1)]
    [InlineData("code\nABC\n", 1)]
    [InlineData("code,area\n", 1)]
    [InlineData(null, 3)]
    public async Task What_is_refused_leaves_the_versions_as_they_were(string? text, int exitCode)
    {
        var source = _app.Folder.Write("zones.csv", Zones);
        Fine(await _app.RunAsync("version", "commit", "zones"));
        var before = _app.Contents();
        if (text is null)
            File.Delete(source);
        else
            File.WriteAllText(source, text);

        var run = await _app.RunAsync("version", "commit", "zones");

        Assert.True(run.ExitCode == exitCode, run.Said);
        Assert.Equal(before, _app.Contents());
        Assert.Contains("zones.csv", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_not_there_ends_with_2()
    {
        _app.Folder.Write("zones.csv", Zones);
        Fine(await _app.RunAsync("version", "commit", "zones"));

        var run = await _app.RunAsync("version", "show", "zones", "7");

        Assert.True(run.ExitCode == 2, run.Said);
        Assert.Contains("7", run.ErrorLine, StringComparison.Ordinal);
    }

    private static AppRun Fine(AppRun run)
    {
        Assert.True(run.ExitCode == 0, run.Said);
        return run;
    }
}
