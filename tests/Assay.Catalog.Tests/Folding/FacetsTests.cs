using System.Text.Json;
using Assay.Catalog.Folding;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Catalog.Tests.Folding;

public sealed class FacetsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_committed_version_shows_what_changed()
    {
        var catalog = Fold(Run("version.airports", RunState.Complete, Noon, outputs: [Output("airports", new DatasetFacets { Version = new() { DatasetVersion = "2" } }
            .WithCustom("assay_version", Json("""{"version":2,"contentHash":"sha256:ab","rows":3376,"inserted":0,"deleted":1,"updated":12,"message":"corrected","author":"ana"}""")))]));

        var version = Assert.Single(catalog.Asset<DatasetAsset>("airports").Versions);
        Assert.Equal(new CommittedVersion("2", Noon, 3376, "sha256:ab", "rows: 12 changed, 1 removed", "corrected", "ana", null), version);
    }

    [Fact]
    public void A_monitor_shows_its_windows_the_latest_first()
    {
        const string Day1 = """{"start":"2026-11-22T00:00:00Z","end":"2026-11-23T00:00:00Z","modelVersion":1,"rows":900,"drift":[{"column":"hour","psi":0.02,"drifted":false}],"performance":[{"metric":"auc","value":0.64,"breached":false}]}""";
        const string Day2 = """{"start":"2026-11-23T00:00:00Z","end":"2026-11-24T00:00:00Z","modelVersion":1,"rows":950,"drift":[{"column":"hour","psi":0.3,"drifted":true}],"performance":[{"metric":"auc","value":0.58,"atLeast":0.6,"breached":BREACHED}],"notes":["no labels yet"]}""";
        var catalog = Fold(
            Window(Noon.AddDays(-1), $$"""{"windows":[{{Day1}},{{Day2.Replace("BREACHED", "false", StringComparison.Ordinal)}}]}"""),
            Window(Noon, $$"""{"windows":[{{Day2.Replace("BREACHED", "true", StringComparison.Ordinal)}}]}"""));

        var monitor = catalog.Asset<MonitorAsset>("flight-delay-live");
        Assert.Equal([VerdictStatus.Failed, VerdictStatus.Passed], monitor.Windows.Select(w => w.Status));
        Assert.Equal(["hour drifted (PSI 0.3)", "auc 0.58 is below 0.6", "no labels yet"], monitor.Windows[0].Findings);
        Assert.Equal(0.64, monitor.Windows[1].Metrics["auc"]);
        Assert.Equal(0.3, monitor.Windows[0].Metrics["greatest drift (PSI)"]);
    }

    [Fact]
    public void Drift_is_as_bad_as_the_monitor_declares_it()
    {
        var catalog = Fold(Window(Noon, """{"windows":[{"start":"2026-11-22T00:00:00Z","end":"2026-11-23T00:00:00Z","drift":[{"column":"hour","psi":0.3,"drifted":true}]}]}"""));

        Assert.Equal(VerdictStatus.Warned, catalog.Asset<MonitorAsset>("flight-delay-live").Windows[0].Status);
    }

    [Fact]
    public void Assertions_of_another_producer_count_where_our_facet_is_absent()
    {
        var use = new InputFacets
        {
            DataQualityAssertions = new() { Assertions = [new() { Assertion = "row_count", Success = false, Severity = "warn", Name = "flights.*.row_count", Actual = "3 rows" }] },
        };
        var catalog = Fold(Run("checks", RunState.Complete, Noon, inputs: [new() { Namespace = "assay://flight-delay", Name = "flights", InputFacets = use }]));

        var flights = catalog.Asset<DatasetAsset>("flights");
        Assert.Equal(VerdictStatus.Warned, flights.Status);
        Assert.Equal("3 rows", flights.LastOutcome("flights.*.row_count")!.Observed);
    }

    [Fact]
    public void A_broken_facet_of_ours_is_as_none()
    {
        var use = new InputFacets().WithCustom("assay_verdict", Json("""{"dataset":7}"""));
        var catalog = Fold(Run("validate.flights", RunState.Complete, Noon, inputs: [new() { Namespace = "assay://flight-delay", Name = "flights", InputFacets = use }]));

        Assert.Null(catalog.Asset<DatasetAsset>("flights").Status);
    }

    [Fact]
    public void The_worst_batch_of_the_last_validation_is_how_a_dataset_stands()
    {
        var catalog = Fold(
            Verdict(Noon, "a.csv", "failed"),
            Verdict(Noon.AddMinutes(1), "b.csv", "passed"));

        Assert.Equal(VerdictStatus.Failed, catalog.Asset<DatasetAsset>("flights").Status);
    }

    [Fact]
    public void A_batch_that_was_validated_again_counts_as_it_is_now()
    {
        var catalog = Fold(Verdict(Noon, "a.csv", "failed"), Verdict(Noon.AddMinutes(1), "a.csv", "passed"));

        Assert.Equal(VerdictStatus.Passed, catalog.Asset<DatasetAsset>("flights").Status);
    }

    [Fact]
    public void A_run_without_an_end_is_shown_as_such()
    {
        var catalog = Fold(Run("flight-delay-train", RunState.Start, Noon));

        var run = Assert.Single(catalog.Asset<PipelineAsset>("flight-delay-train").Runs);
        Assert.Equal((RunState.Start, null), (run.State, run.Ended));
    }

    [Fact]
    public void A_dataset_that_only_events_know_is_in_the_catalog_unless_it_is_another_name_of_ours()
    {
        var catalog = Fold(
            Run("load", RunState.Complete, Noon, "airflow", outputs: [new() { Namespace = "s3://lake", Name = "raw/flights" }, new() { Namespace = "s3://lake", Name = "raw/other" }]),
            Run("validate.flights", RunState.Complete, Noon, inputs:
            [
                new()
                {
                    Namespace = "assay://flight-delay", Name = "flights",
                    Facets = new() { Symlinks = new() { Identifiers = [new("s3://lake", "raw/flights", "LOCATION")] } },
                },
            ]));

        var found = Assert.Single(catalog.Of<DatasetAsset>(), d => !d.IsDeclared);
        Assert.Equal("raw/other", found.Name);
        var way = catalog.Lineage.PathBetween("job:airflow/load", "assay:flight-delay/monitor/flight-delay-live");
        Assert.Equal("assay:flight-delay/dataset/flights", way[0].To);
        Assert.Equal("watched by", way[^1].Words);
    }

    private static RunEvent Verdict(DateTimeOffset at, string source, string status) => Run("validate.flights", RunState.Complete, at, inputs:
    [
        new()
        {
            Namespace = "assay://flight-delay", Name = "flights",
            InputFacets = new InputFacets().WithCustom("assay_verdict", Json(
                $$"""{"dataset":"flights","source":"{{source}}","asOf":"2026-11-24T00:00:00Z","rows":5,"status":"{{status}}","rules":[]}""")),
        },
    ]);

    private static RunEvent Window(DateTimeOffset at, string facet) => Run("monitor.flight-delay-live", RunState.Complete, at) is var run
        ? run with { Run = run.Run with { Facets = new RunFacets().WithCustom("assay_monitor", Json(facet)) } }
        : null!;

    private static RunEvent Run(
        string job, RunState state, DateTimeOffset at, string @namespace = "assay://flight-delay", IReadOnlyList<InputDataset>? inputs = null,
        IReadOnlyList<OutputDataset>? outputs = null) => new()
        {
            EventType = state, EventTime = at, Run = new() { RunId = Guid.CreateVersion7(at) }, Job = new() { Namespace = @namespace, Name = job },
            Inputs = inputs ?? [], Outputs = outputs ?? [],
        };

    private static OutputDataset Output(string name, DatasetFacets facets) => new() { Namespace = "assay://flight-delay", Name = name, Facets = facets };

    private static CatalogModel Fold(params LineageEvent[] events) => CatalogFold.Of([Recorded.Manifest], events);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
