using Assay.Generators.Monitors;
using Assay.Generators.Tests.Driver;
using Assay.TestKit.Snapshots;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Tests.Monitors;

public class MonitorTests
{
    private const string Watched = "[Model(\"late\")] public partial record Late;";

    [Fact]
    public void A_monitor_is_described_and_takes_part_in_lineage()
    {
        var generation = Generation.Of([Watched, """
            namespace Shop;
            /// <summary>Watches.</summary>
            [Monitor<Late>("late-live", Window = "PT36H", Owner = "on-call")]
            [Drift(FalseAlarmRate = 0.02, MinEffect = 0.2, Severity = Severity.Error, Except = ["Day", nameof(Late)])]
            [Performance("auc", AtLeast = 0.6, Estimate = true), Performance("log_loss", AtMost = 1, Severity = Severity.Info)]
            [Alert("slack", From = Severity.Error), Alert("mail")]
            public sealed partial record Live;
            """]);

        generation.AssertCompiles();
        Snapshot.Match(generation.File("Shop.Live"), "live.cs");
    }

    [Theory]
    [InlineData("[Monitor<Late>(\"Not good\")] public partial record M;", MonitorProblemKind.Name)]
    [InlineData("[Monitor<string>(\"m\")] public partial record M;", MonitorProblemKind.Model)]
    [InlineData("[Monitor<Late>(\"m\", Window = \"1 day\")] public partial record M;", MonitorProblemKind.Window)]
    [InlineData("[Monitor<Late>(\"m\", Window = \"0h\")] public partial record M;", MonitorProblemKind.Window)]
    [InlineData("[Monitor<Late>(\"m\"), Drift(FalseAlarmRate = 1)] public partial record M;", MonitorProblemKind.Drift)]
    [InlineData("[Monitor<Late>(\"m\"), Performance(\"auc\")] public partial record M;", MonitorProblemKind.Performance)]
    public void What_is_wrong_is_named(string declaration, object problem)
    {
        var generation = Generation.Of([Watched, declaration]);

        var model = MonitorReader.Read(generation.Input.GetTypeByMetadataName("M")!, CancellationToken.None)!;

        Assert.Equal(problem, Assert.Single(model.Problems).Kind);
        Assert.Empty(generation.Files);
    }

    [Fact]
    public void No_snapshot_is_left_without_its_test() => SnapshotOrphans.AssertNone();
}
