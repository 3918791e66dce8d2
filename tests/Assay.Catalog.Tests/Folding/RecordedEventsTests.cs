using Assay.Catalog.Folding;
using Assay.Catalog.Site;
using Assay.TestKit;
using Assay.Workspace.Lineage;

namespace Assay.Catalog.Tests.Folding;

public sealed class RecordedEventsTests
{
    [Fact]
    public async Task A_dataset_tells_how_it_was_validated_last()
    {
        var flights = (await Recorded.CatalogAsync()).Asset<DatasetAsset>("flights");

        Assert.Equal("assay:flight-delay/dataset/flights", flights.Urn);
        Assert.Equal("ops-data", flights.Owner);
        Assert.Equal(new SourceLocation("Flight.cs", 6), flights.Declared);
        Assert.Equal(VerdictStatus.Passed, flights.Status);
        Assert.Equal(4, flights.LastValidated.Count());
        Assert.Equal(80_000, flights.LastValidated.Sum(v => v.Rows));
        Assert.Equal(8, flights.Validations.Count);
        var outcome = flights.LastOutcome("flights.*.row_count");
        Assert.Equal((VerdictStatus.Passed, "20,000 rows"), (outcome!.Status, outcome.Observed));
        Assert.Contains("data/flights/2001-01.parquet", flights.Places);
    }

    [Fact]
    public async Task A_model_tells_what_its_gate_found_and_which_version_is_in_use()
    {
        var model = (await Recorded.CatalogAsync()).Asset<ModelAsset>("flight-delay");

        var gate = Assert.Single(model.Gates);
        Assert.True(gate.Passed);
        Assert.Equal(10_242, gate.Rows);
        Assert.Equal(("auc 0.65149 is at least 0.62", true), gate.Conditions[0]);
        Assert.Null(gate.Conditions[1].Met);
        var deployment = Assert.Single(model.Deployments);
        Assert.Equal("1", deployment.Version);
        Assert.Equal(gate.Parent, deployment.RunId);
    }

    [Fact]
    public async Task A_pipeline_tells_of_its_runs_with_the_metrics_of_their_gate()
    {
        var pipeline = (await Recorded.CatalogAsync()).Asset<PipelineAsset>("flight-delay-train");

        var run = Assert.Single(pipeline.Runs);
        Assert.Equal(RunState.Complete, run.State);
        Assert.True(run.Duration > TimeSpan.Zero);
        Assert.InRange(run.Metrics["auc"], 0.65, 0.652);
    }

    [Fact]
    public async Task A_step_tells_of_its_runs_with_what_they_wrote()
    {
        var step = (await Recorded.CatalogAsync()).Asset<StepAsset>("flight-delay-train.featurize");

        var run = Assert.Single(step.Runs);
        Assert.Equal(2, run.Writes.Count);
        Assert.All(run.Writes, w => Assert.StartsWith("sha256:", w.Version));
    }

    [Fact]
    public async Task The_same_events_twice_and_in_any_order_give_the_same_site()
    {
        var events = await Recorded.EventsAsync();
        var expected = await SiteOf(events);
        var shuffled = events.Concat(events).ToArray();
        new Random(7).Shuffle(shuffled);

        Assert.Equal(expected, await SiteOf(shuffled));
        Assert.Equal(expected, await SiteOf(Enumerable.Reverse(events)));
    }

    private static async Task<Dictionary<string, string>> SiteOf(IEnumerable<LineageEvent> events)
    {
        using var folder = new TempFolder();
        await SiteWriter.WriteAsync(new(CatalogFold.Of([Recorded.Manifest], events), Recorded.Made, null), folder.Path, default);
        return folder.Files().ToDictionary(f => f, f => File.ReadAllText(folder.File(f)));
    }
}
