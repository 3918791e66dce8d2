using Assay.CompilerServices;
using Assay.Hosting.Configuration;
using Assay.Hosting.Tests.Declarations;
using Assay.Pipelines.Deployment;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Tests.Verbs;

/// <summary>Champions in the workspace's own registry.</summary>
public sealed class DeployTests
{
    [Fact]
    public async Task Rollbacks_go_back_champion_by_champion_and_a_deployment_done_again_registers_nothing()
    {
        using var app = new AppFolder();
        var run = Guid.NewGuid();
        await DeployAsync(app, 1, Guid.NewGuid());
        await DeployAsync(app, 2, run);
        await DeployAsync(app, 2, run);
        await DeployAsync(app, 3, Guid.NewGuid());

        var shown = await app.RunAsync("deploy", "pace");
        var first = await app.RunAsync("deploy", "pace", "--rollback");
        var second = await app.RunAsync("deploy", "pace", "--rollback");
        var third = await app.RunAsync("deploy", "pace", "--rollback");

        Assert.StartsWith("pace: version 3 is champion", shown.Out, StringComparison.Ordinal);
        Assert.Contains("  before    2,1\n", shown.Out, StringComparison.Ordinal);
        Assert.StartsWith("pace: version 2 is champion", first.Out, StringComparison.Ordinal);
        Assert.StartsWith("pace: version 1 is champion", second.Out, StringComparison.Ordinal);
        Assert.Equal(3, third.ExitCode);
        Assert.Contains("followed no other champion", third.ErrorLine, StringComparison.Ordinal);
    }

    private static async Task DeployAsync(AppFolder app, double limit, Guid run)
    {
        var environment = app.Environment(TextWriter.Null, TextWriter.Null);
        var builder = new AssayAppBuilder([], environment);
        var services = builder.Services.AddAssay(builder.Configuration, environment).BuildServiceProvider();
        await using (services)
        {
            using var folder = new TempFolder();
            await new Pace(limit).SaveAsync(folder.Path);
            var deployer = new Deployer(services.GetRequiredService<IModelRegistry>(), [], TimeProvider.System);
            await deployer.DeployAsync(new DeploymentRequest
            {
                Plan = AssayModules.Model<Pace>(),
                Folder = folder.Path,
                Evaluation = RowsOf.Memory([new PaceFeatures { Distance = 1 }]),
                PipelineRunId = run,
            });
        }
    }
}
