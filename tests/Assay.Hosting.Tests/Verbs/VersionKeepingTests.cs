using System.Text.Json;

namespace Assay.Hosting.Tests.Verbs;

public sealed class VersionKeepingTests : IDisposable
{
    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    private async Task<AppRun> FineAsync(params string[] arguments)
    {
        var run = await _app.RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Said);
        return run;
    }

    private async Task CommitAsync(string rows)
    {
        _app.Folder.Write("zones.csv", "code,area\n" + rows);
        await FineAsync("version", "commit", "zones");
    }

    private async Task ThreeVersionsAsync()
    {
        await CommitAsync("ABC,10.5\nXYZ,20\n");
        await CommitAsync("ABC,10.5\nXYZ,21\n");
        await CommitAsync("ABC,11.5\nXYZ,21\nNEW,1\n");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("arrow")]
    public async Task A_version_is_checked_out_under_its_name(string format)
    {
        await ThreeVersionsAsync();

        var run = await FineAsync("version", "checkout", "zones@2", "--format", format);

        Assert.Contains("zones@2: 2 rows, fp128:", run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(_app.Folder.File("zones@2." + format)));
        if (format == "csv")
            Assert.Equal("code,area\nABC,10.5\nXYZ,21\n", File.ReadAllText(_app.Folder.File("zones@2.csv")).ReplaceLineEndings("\n"));
        Assert.Equal(2, (await _app.RunAsync("version", "checkout", "zones")).ExitCode);
        Assert.Equal(2, (await _app.RunAsync("version", "checkout", "zones@9")).ExitCode);
        Assert.Equal(2, (await _app.RunAsync("version", "checkout", "zones@1", "--out", "zones.docx")).ExitCode);
    }

    [Fact]
    public async Task A_version_comes_back_whole_or_without_one_versions_changes()
    {
        await ThreeVersionsAsync();

        await FineAsync("version", "revert", "zones", "2");
        await FineAsync("version", "checkout", "zones@latest", "--out", "four.csv");
        await FineAsync("version", "restore", "zones", "1");
        await FineAsync("version", "checkout", "zones@latest", "--out", "five.csv");

        Assert.Equal(["ABC,11.5", "NEW,1", "XYZ,20"], File.ReadAllLines(_app.Folder.File("four.csv")).Skip(1).Order(StringComparer.Ordinal));
        Assert.Equal(["ABC,10.5", "XYZ,20"], File.ReadAllLines(_app.Folder.File("five.csv")).Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_conflict_ends_with_1_and_names_row_and_column()
    {
        await ThreeVersionsAsync();
        await CommitAsync("ABC,11.5\nXYZ,22\nNEW,1\n");

        var run = await _app.RunAsync("version", "revert", "zones", "2");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("code XYZ: the cell was changed again since (area)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_versions_stay_and_removed_ones_say_why()
    {
        await ThreeVersionsAsync();
        await FineAsync("version", "hold", "zones", "1", "--why", "audit", "--name", "audit");

        var plan = await FineAsync("version", "gc", "zones", "--keep-last", "1");
        Assert.Contains("Nothing was changed", plan.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await FineAsync("version", "gc", "zones", "--keep-last", "1", "--apply", "--format", "json")).Out);
        Assert.Equal([2], json.RootElement.GetProperty("removed").EnumerateArray().Select(version => version.GetInt32()));

        var gone = await _app.RunAsync("validate", "zones", "--version", "2");
        Assert.Equal(3, gone.ExitCode);
        Assert.Contains("were removed on", gone.Said, StringComparison.Ordinal);
        Assert.Contains("gone since", (await FineAsync("version", "list", "zones")).Out, StringComparison.Ordinal);
        Assert.Contains("the last 1 versions are kept", (await FineAsync("version", "show", "zones", "2")).Out, StringComparison.Ordinal);
        await FineAsync("version", "release", "zones", "audit", "--why", "closed");
        Assert.Equal(2, (await _app.RunAsync("version", "release", "zones", "audit", "--why", "closed")).ExitCode);
        Assert.Equal(2, (await _app.RunAsync("version", "gc", "zones", "--keep", "soon")).ExitCode);
    }

    [Fact]
    public async Task Erased_rows_are_gone_and_a_hold_ends_with_1()
    {
        await ThreeVersionsAsync();
        await FineAsync("version", "hold", "zones", "1", "--why", "audit");

        Assert.Equal(1, (await _app.RunAsync("version", "erase", "zones", "--key", "code=XYZ", "--why", "request 17")).ExitCode);
        var run = await FineAsync("version", "erase", "zones", "--key", "code=XYZ", "--why", "request 17", "--despite-holds", "law");

        Assert.Contains("erased from 3 versions", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("XYZ", (await FineAsync("version", "diff", "zones", "1", "3")).Out, StringComparison.Ordinal);
        await FineAsync("version", "verify", "zones");
        Assert.Equal(2, (await _app.RunAsync("version", "erase", "zones", "--why", "nothing named")).ExitCode);
    }
}
