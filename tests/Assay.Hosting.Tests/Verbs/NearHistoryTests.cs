namespace Assay.Hosting.Tests.Verbs;

/// <summary>A batch beside those that were validated before, from the command line.</summary>
public sealed class NearHistoryTests : IDisposable
{
    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task What_was_validated_before_is_the_baseline_of_what_comes_next()
    {
        Assert.Contains("0 former batches are known, at least 2 are needed", (await ValidateAsync(4, 0)).Out, StringComparison.Ordinal);
        Assert.Contains("1 former batch is known, at least 2 are needed", (await ValidateAsync(4, 0)).Out, StringComparison.Ordinal);

        var like = await ValidateAsync(5, 0);
        Assert.Contains("5 rows, 25 % above 4, the mean of the last 2 batches", like.Out, StringComparison.Ordinal);

        var far = await ValidateAsync(40, 1);
        Assert.Contains("FAILED   tolls.*.row_count_history", far.Out, StringComparison.Ordinal);
    }

    private int _day;

    private async Task<AppRun> ValidateAsync(int rows, int exitCode)
    {
        var file = $"data/{++_day}.csv";
        _app.Folder.Write(file, "paid\n" + string.Concat(Enumerable.Repeat($"{_day}\n", rows)));
        var run = await _app.RunAsync("validate", "tolls", "--source", file);
        Assert.True(run.ExitCode == exitCode, run.Said);
        return run;
    }
}
