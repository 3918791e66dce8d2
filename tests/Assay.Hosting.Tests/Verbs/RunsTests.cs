using System.Text.Json;
using Assay.Hosting.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Tests.Verbs;

public sealed class RunsTests
{
    [Theory]
    [InlineData("metrics.auc > 0.6", 0)]
    [InlineData("metrics.auc ~ 0.6", 2)]
    [InlineData("auc >", 2)]
    public async Task A_filter_that_cannot_be_read_is_wrong_usage(string filter, int exitCode)
    {
        using var app = new AppFolder();
        await TrackAsync(app, "first", 0.7);

        foreach (var run in new[] { await app.RunAsync("runs", "list", "--filter", filter), await app.RunAsync("runs", "search", filter) })
        {
            Assert.True(run.ExitCode == exitCode, run.Said);
            Assert.Equal(exitCode == 0, run.Out.Contains("0.7", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_table_has_a_column_for_each_metric_and_none_for_what_runs_took()
    {
        using var app = new AppFolder();
        await TrackAsync(app, "first", 0.7);
        await TrackAsync(app, "second", 0.8);

        var lines = (await app.RunAsync("runs", "search", "metrics.auc > 0", "--order-by", "metrics.auc ASC")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["run", "name", "state", "started", "(UTC)", "auc"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith(" 0.7", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(" 0.8", lines[2], StringComparison.Ordinal);
        Assert.Contains("  first ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_shown_by_the_first_digits_of_its_id_with_machine_packages_and_user()
    {
        using var app = new AppFolder();
        app.Variables["USER"] = "ada";
        var id = await TrackAsync(app, "first", 0.7);

        var text = await app.RunAsync("runs", "show", id[..14]);
        using var json = JsonDocument.Parse((await app.RunAsync("runs", "show", id, "--format", "json")).Out);

        Assert.True(text.ExitCode == 0, text.Said);
        Assert.StartsWith("first  Finished\n", text.Out, StringComparison.Ordinal);
        Assert.Contains(" by ada\n", text.Out, StringComparison.Ordinal);
        Assert.Contains("  seed ", text.Out, StringComparison.Ordinal);
        Assert.Equal(7, json.RootElement.GetProperty("seeds").GetProperty("seed").GetString() is { } seed ? int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture) : 0);
        Assert.Equal(Environment.ProcessorCount, json.RootElement.GetProperty("machine").GetProperty("cores").GetInt32());
        Assert.NotEmpty(json.RootElement.GetProperty("packages").EnumerateObject());
        var data = json.RootElement.GetProperty("data")[0];
        Assert.Equal(("3", 12, "id integer"), (data.GetProperty("version").GetString(), data.GetProperty("rows").GetInt32(), data.GetProperty("columns")[0].GetString()));
    }

    [Fact]
    public async Task Two_runs_are_told_apart_by_their_data_and_grouped_by_it()
    {
        using var app = new AppFolder();
        var a = await TrackAsync(app, "first", 0.7, "3");
        var b = await TrackAsync(app, "second", 0.8, "4");

        var diff = await app.RunAsync("runs", "diff", a, b);
        var compare = await app.RunAsync("runs", "compare", "--by", "data.taxi-trips", "--metric", "auc");

        Assert.Contains("data: 1 differ, 0 equal\n  taxi-trips (training)  version 3, sha256:3  →  version 4, sha256:4", diff.Out, StringComparison.Ordinal);
        Assert.Contains("  auc  0.7  →  0.8  +0.1", diff.Out, StringComparison.Ordinal);
        Assert.Contains("version 4 has the highest mean auc; with one run each there is no spread to judge by.", compare.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no run '0123456789'. assay runs list shows the newest.", "runs", "show", "0123456789")]
    [InlineData("'it' is no run's id: give at least 4 of its digits. assay runs list shows them.", "runs", "show", "it")]
    [InlineData("There is no experiment 'pace-trai'. Did you mean 'pace-train'?", "runs", "list", "--experiment", "pace-trai")]
    public async Task An_unknown_run_ends_with_2(string line, params string[] arguments)
    {
        using var app = new AppFolder();
        await TrackAsync(app, "first", 0.7);

        var run = await app.RunAsync(arguments);

        Assert.Equal((2, line), (run.ExitCode, run.ErrorLine));
    }

    [Fact]
    public async Task Digits_that_several_runs_begin_with_are_too_few()
    {
        using var app = new AppFolder();
        var a = await TrackAsync(app, "first", 0.7);
        var b = await TrackAsync(app, "second", 0.7);

        var run = await app.RunAsync("runs", "show", a[..4]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(a, run.ErrorLine, StringComparison.Ordinal);
        Assert.Contains(b, run.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_the_environment_names_is_given_nothing_but_what_is_logged()
    {
        using var app = new AppFolder();
        var id = await TrackAsync(app, "theirs", 0.7);
        using var before = JsonDocument.Parse((await app.RunAsync("runs", "show", id, "--format", "json")).Out);
        app.Variables["MLFLOW_RUN_ID"] = id;
        app.Variables["USER"] = "somebody else";

        var adopted = await TrackAsync(app, "ours", 0.8);

        app.Variables.Remove("MLFLOW_RUN_ID");
        Assert.Equal(id, adopted);
        using var after = JsonDocument.Parse((await app.RunAsync("runs", "show", id, "--format", "json")).Out);
        Assert.Equal(before.RootElement.GetProperty("tags").GetRawText(), after.RootElement.GetProperty("tags").GetRawText());
        Assert.Equal(before.RootElement.GetProperty("seconds").GetRawText(), after.RootElement.GetProperty("seconds").GetRawText());
        using var runs = JsonDocument.Parse((await app.RunAsync("runs", "list", "--format", "json")).Out);
        Assert.Equal(1, runs.RootElement.GetArrayLength());
    }

    private static async Task<string> TrackAsync(AppFolder app, string name, double auc, string version = "3")
    {
        var environment = app.Environment(TextWriter.Null, TextWriter.Null);
        var builder = new AssayAppBuilder([], environment);
        var services = builder.Services.AddAssay(builder.Configuration, environment).BuildServiceProvider();
        await using (services)
        {
            var run = await services.GetRequiredService<IRunTracker>().StartAsync(new RunStart("pace-train", name));
            await using (run)
            {
                run.LogParameter("seed", 7);
                run.LogDataset(new RunDataset("taxi-trips", $"sha256:{version}", "training")
                {
                    Version = version,
                    Rows = 12,
                    Columns = [new ColumnDescriptor { Name = "Id", Type = ColumnType.Int32 }],
                });
                run.LogMetric("auc", auc);
                run.LogMetric("system/train/seconds", 1);
                await run.EndAsync(succeeded: true);
            }

            return run.Id;
        }
    }
}
