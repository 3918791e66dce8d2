using System.Text.Json;
using Assay.Catalog.Folding;
using Assay.Catalog.Lineage;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Catalog.Tests.Lineage;

public sealed class LineageTests
{
    private const string Project = "assay:flight-delay/";
    private const string Place = "place:flight-delay/data/flights/*.parquet", Monitor = Project + "monitor/flight-delay-live";

    [Fact]
    public async Task The_way_leads_from_the_raw_file_through_validation_and_gate_to_the_monitor()
    {
        var graph = (await Recorded.CatalogAsync()).Lineage.Where(n => n.Kind is not (NodeKind.Columns or NodeKind.Run or NodeKind.Version));

        var way = graph.PathBetween(Place, Monitor);

        Assert.Equal("data/flights/*.parquet", graph.Find(way[0].From)!.Label);
        Assert.Equal(
            [
                "read as flights", "validated by validate-flights", "decides for admit-flights", "lets through to featurize", "makes train (delay-features)",
                "kept as reference by deploy-flight-delay", "deploys champion of flight-delay", "watched by flight-delay-live",
            ],
            way.Select(e => $"{e.Words} {graph.Find(e.To)!.Label}").Select(w => w.Replace("makes test", "makes train", StringComparison.Ordinal)));
    }

    [Fact]
    public void Declarations_of_several_projects_hang_together_as_those_of_one()
    {
        var library = new Manifest { Project = "library", Datasets = Recorded.Manifest.Datasets, Models = Recorded.Manifest.Models };
        var program = Recorded.Manifest with { Datasets = [], Models = [] };

        var several = CatalogFold.Of([library, program], []);

        Assert.Equal(Edges(CatalogFold.Of([Recorded.Manifest], [])), Edges(several));
        Assert.NotNull(several.Find("assay:library/model/flight-delay"));
        Assert.Contains(several.Lineage.Upstream(Monitor), node => node.Id == "assay:library/dataset/flights");

        static IEnumerable<string> Edges(CatalogModel catalog) => catalog.Lineage.Edges
            .Select(edge => $"{catalog.Lineage.Find(edge.From)?.Label} {edge.Words} {catalog.Lineage.Find(edge.To)?.Label}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Everything_before_and_after_a_model_is_found()
    {
        var graph = (await Recorded.CatalogAsync()).Lineage;

        var before = graph.Upstream(Project + "model/flight-delay").Select(n => n.Id).ToList();
        Assert.Contains(Place, before);
        Assert.Contains(Project + "step/flight-delay-train.admit-flights", before);
        Assert.Contains("place:flight-delay/data/airports.csv", before);
        Assert.DoesNotContain(Monitor, before);
        var after = graph.Downstream(Project + "model/flight-delay").Select(n => n.Id).ToList();
        Assert.Contains(Project + "step/flight-delay-train.gate-flight-delay", after);
        Assert.Contains(Monitor, after);
        Assert.Contains(Project + "step/flight-delay-score.score", after);
        Assert.DoesNotContain(Place, after);
    }

    [Fact]
    public async Task The_champion_goes_back_to_the_run_that_made_it_and_the_data_that_was_read()
    {
        var catalog = await Recorded.CatalogAsync();
        var champion = "champion:" + Project + "model/flight-delay";

        var run = Assert.Single(catalog.Lineage.In(champion), e => catalog.Lineage.Find(e.From)!.Kind == NodeKind.Run).From;

        Assert.Equal(catalog.Asset<PipelineAsset>("flight-delay-train").Runs[0].RunId.ToString("D"), run["run:".Length..]);
        Assert.Contains(Place, catalog.Lineage.Upstream(run).Select(n => n.Id));
    }

    [Fact]
    public void A_cycle_is_walked_once()
    {
        var graph = new LineageGraph(
            "abc".Select(c => new LineageNode(c.ToString(), NodeKind.Step, c.ToString())),
            [new("a", "b", "to", "from"), new("b", "c", "to", "from"), new("c", "a", "to", "from")]);

        Assert.Equal(["b", "c"], graph.Downstream("a").Select(n => n.Id));
        Assert.Equal(["c", "b"], graph.Upstream("a").Select(n => n.Id));
        Assert.Equal(2, graph.PathBetween("a", "c").Count);
        Assert.Empty(graph.PathBetween("a", "a"));
        Assert.Empty(graph.PathBetween("a", "unknown"));
    }

    [Fact]
    public async Task A_column_that_changes_affects_what_is_made_from_it_and_whoever_answers_for_that()
    {
        var catalog = await Recorded.CatalogAsync();

        var impact = ColumnImpact.Of(catalog, new(Project + "dataset/flights", "Delay"));

        Assert.Equal([new(Project + "dataset/delay-features", "Late")], impact.Columns);
        Assert.Equal(["flight-delay"], impact.Models.Select(m => m.Name));
        Assert.Equal(["flight-delay-live"], impact.Monitors.Select(m => m.Name));
        Assert.Equal(["flight-delay-score", "flight-delay-train"], impact.Pipelines.Select(p => p.Name));
        Assert.Equal(["ml-flights", "on-call-flights", "ops-data"], impact.Owners);
        Assert.Contains("flights.delay.range", impact.Rules);
        Assert.False(impact.Guessed);
    }

    [Fact]
    public async Task A_column_that_others_look_up_affects_their_rules_but_not_the_model()
    {
        var impact = ColumnImpact.Of(await Recorded.CatalogAsync(), new(Project + "dataset/airports", "Code"));

        Assert.Contains("flights.origin.references", impact.Rules);
        Assert.Empty(impact.Models);
    }

    [Fact]
    public void What_a_step_does_with_columns_counts_for_the_columns_that_its_rows_are_of()
    {
        var catalog = CatalogFold.Of([Recorded.Manifest], [Featurized]);

        var hour = Assert.Single(catalog.Columns.Into(Project + "dataset/delay-features", "Hour"));
        Assert.Equal((new(Project + "dataset/flights", "Date"), true), (hour.From, hour.IsDirect));
        Assert.Equal(["CONDITIONAL", "TRANSFORMATION"], hour.How);
        Assert.False(Assert.Single(catalog.Columns.Into(Project + "dataset/delay-features", "Late")).IsDirect);
        var deciding = Assert.Single(catalog.Columns.Deciding(Project + "dataset/delay-features"));
        Assert.Equal((new(Project + "dataset/flights", "Distance"), "FILTER"), (deciding.From, Assert.Single(deciding.How)));
        Assert.Equal("what 'Far' makes of them", catalog.Columns.Unread(new(Project + "dataset/delay-features", "Origin")));
        Assert.Null(catalog.Columns.Unread(new(Project + "dataset/delay-features", "Hour")));
    }

    [Fact]
    public void A_column_that_decides_on_rows_affects_who_takes_them()
    {
        var impact = ColumnImpact.Of(CatalogFold.Of([Recorded.Manifest], [Featurized]), new(Project + "dataset/flights", "Distance"));

        Assert.Empty(impact.Columns);
        Assert.Equal(["delay-features"], impact.Decides.Select(d => d.Name));
        Assert.Equal(["flight-delay"], impact.Models.Select(m => m.Name));
        Assert.False(impact.Guessed);
    }

    [Fact]
    public void A_column_that_could_not_be_read_counts_as_affected()
    {
        var manifest = Recorded.Manifest with
        {
            Pipelines = [.. Recorded.Manifest.Pipelines.Select(p => p with { Steps = [.. p.Steps.Select(s => s with { Outputs = [.. s.Outputs.Select(Unread)] })] })],
        };

        var impact = ColumnImpact.Of(CatalogFold.Of([manifest], [Featurized]), new(Project + "dataset/flights", "Distance"));

        Assert.True(impact.Guessed);
        Assert.Equal([new(Project + "dataset/delay-features", "Origin")], impact.Columns);

        static StepOutput Unread(StepOutput output) =>
            output.Of == "delay-features" ? output with { Lineage = new() { Columns = [new() { Column = "origin", Unread = "what 'Far' makes of them" }] } } : output;
    }

    private static JobEvent Featurized
    {
        get
        {
            const string Space = "assay://flight-delay";
            using var opaque = JsonDocument.Parse("""{"fields":[{"field":"origin","unread":"what 'Far' makes of them"}]}""");
            var facets = new DatasetFacets
            {
                ColumnLineage = new()
                {
                    Fields = new Dictionary<string, ColumnSources>
                    {
                        ["hour"] = new([new(Space, "flights", "date", [new("DIRECT", "TRANSFORMATION"), new("INDIRECT", "CONDITIONAL")])]),
                        ["late"] = new([new(Space, "flights", "delay", [new("INDIRECT", "CONDITIONAL")])]),
                    },
                    Dataset = [new(Space, "flights", "distance", [new("INDIRECT", "FILTER")])],
                },
            };
            return new()
            {
                EventTime = Recorded.Made,
                Job = new() { Namespace = Space, Name = "flight-delay-train.featurize" },
                Outputs = [new() { Namespace = Space, Name = "flight-delay-train/featurize/train", Facets = facets.WithCustom("assay_opaque", opaque.RootElement) }],
            };
        }
    }

    [Fact]
    public void Where_columns_are_not_traced_everything_behind_counts_as_affected()
    {
        var catalog = CatalogFold.Of([Recorded.Manifest], []);

        var impact = ColumnImpact.Of(catalog, new(Project + "dataset/flights", "Destination"));

        Assert.True(impact.Guessed);
        Assert.Equal(4, impact.Columns.Count);
        Assert.Equal("flight-delay", Assert.Single(impact.Models).Name);
    }
}
