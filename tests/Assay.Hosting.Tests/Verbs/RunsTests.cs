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
        await TrackAsync(app);

        var run = await app.RunAsync("runs", "list", "--filter", filter);

        Assert.True(run.ExitCode == exitCode, run.Said);
        Assert.Equal(exitCode == 0, run.Out.Contains("auc=0.7", StringComparison.Ordinal));
    }

    private static async Task TrackAsync(AppFolder app)
    {
        var environment = app.Environment(TextWriter.Null, TextWriter.Null);
        var builder = new AssayAppBuilder([], environment);
        var services = builder.Services.AddAssay(builder.Configuration, environment).BuildServiceProvider();
        await using (services)
        {
            var run = await services.GetRequiredService<IRunTracker>().StartAsync(new RunStart("pace-train", "first"));
            await using (run)
            {
                run.LogMetric("auc", 0.7);
                await run.EndAsync(succeeded: true);
            }
        }
    }
}
