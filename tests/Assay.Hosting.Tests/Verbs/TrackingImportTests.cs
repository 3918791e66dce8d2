using System.Text.Json;

namespace Assay.Hosting.Tests.Verbs;

public sealed class TrackingImportTests
{
    private const string Run = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_file_store_is_imported_once_and_its_runs_are_shown_under_their_ids()
    {
        using var app = new AppFolder();
        Store(app, "10 0.7 1\n");

        var first = await app.RunAsync("tracking", "import", "--from", "mlruns/");
        var again = await app.RunAsync("tracking", "import", "--from", "mlruns/", "--format", "json");
        var shown = await app.RunAsync("runs", "show", Run[..8]);

        Assert.True(first.ExitCode == 0, first.Said);
        Assert.Matches(@"runs +1 +0\n", first.Out);
        using var report = JsonDocument.Parse(again.Out);
        Assert.Equal((0, 1), (report.RootElement.GetProperty("runs").GetProperty("imported").GetInt32(), report.RootElement.GetProperty("runs").GetProperty("known").GetInt32()));
        Assert.StartsWith("old run  Finished\n", shown.Out, StringComparison.Ordinal);
        Assert.Contains("  auc  0.7\n", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("to make it again", shown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_line_is_named_and_ends_with_1()
    {
        using var app = new AppFolder();
        Store(app, "10 0.7 1\n10 x 2\n");

        var run = await app.RunAsync("tracking", "import", "--from", "mlruns");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith($"{Run}/metrics/auc, line 2: found '10 x 2', expected time, value and step", run.ErrorLine, StringComparison.Ordinal);
        Assert.Matches(@"runs +1 +0\n", run.Out);
    }

    [Theory]
    [InlineData("nowhere", 3, "There is no folder ")]
    [InlineData("http://127.0.0.1:1", 2, "--from is the server that everything would go to")]
    public async Task A_place_that_is_none_is_said(string from, int exitCode, string line)
    {
        using var app = new AppFolder();
        app.Variables["MLFLOW_TRACKING_URI"] = "http://127.0.0.1:1";

        var run = await app.RunAsync("tracking", "import", "--from", from);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith(line, run.ErrorLine, StringComparison.Ordinal);
    }

    private static void Store(AppFolder app, string points)
    {
        app.Folder.Write("mlruns/7/meta.yaml", "experiment_id: '7'\nlifecycle_stage: active\nname: delays\n");
        app.Folder.Write($"mlruns/7/{Run}/meta.yaml", $"run_id: {Run}\nrun_name: old run\nstatus: 3\nstart_time: 1700000000000\nend_time: 1700000001000\n");
        app.Folder.Write($"mlruns/7/{Run}/metrics/auc", points);
    }
}
