using System.Text;
using System.Text.Json;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Workspace.Tests.Lineage;

public sealed class LineageRunTests
{
    private readonly MemorySink _sink = new();
    private readonly FakeTimeProvider _time = new(new(2026, 11, 24, 5, 1, 0, TimeSpan.FromHours(1)));

    [Fact]
    public async Task A_run_with_every_facet_follows_the_schemas_of_OpenLineage()
    {
        var run = await LineageRun.StartAsync(_sink, EverythingKnown(), _time);
        Everything(run);
        _time.Advance(TimeSpan.FromSeconds(3));
        await run.ProgressAsync();
        await run.CompleteAsync();

        Assert.Equal(
            [RunState.Start, RunState.Running, RunState.Complete], _sink.Events.Cast<RunEvent>().Select(e => e.EventType));
        Assert.All(_sink.Events.Cast<RunEvent>(), e => Assert.Equal(run.RunId, e.Run.RunId));
        Assert.All(_sink.Events, e => Assert.Empty(OpenLineageSchemas.Faults(Encoding.UTF8.GetString(e.ToJson()))));
        Assert.Equal(7, run.RunId.Version);
        Assert.Equal(TimeSpan.FromSeconds(3), _sink.Events[^1].EventTime - _sink.Events[0].EventTime);
    }

    [Fact]
    public async Task Declarations_follow_the_schemas_of_OpenLineage()
    {
        var job = new LineageJob { Namespace = "assay://flights", Name = "training.features", Facets = EverythingKnown().JobFacets };
        var dataset = new LineageDataset
        {
            Namespace = "assay://flights",
            Name = "raw",
            Facets = new() { Documentation = new() { Description = "One row per flight." } },
        };
        LineageEvent[] declared =
        [
            new JobEvent { EventTime = _time.GetUtcNow(), Job = job, Inputs = [new() { Namespace = "assay://flights", Name = "raw" }] },
            new DatasetEvent { EventTime = _time.GetUtcNow(), Dataset = dataset },
        ];
        Assert.All(declared, e => Assert.Empty(OpenLineageSchemas.Faults(Encoding.UTF8.GetString(e.ToJson()))));
        await _sink.AppendAsync(declared);
        Assert.Equal(2, _sink.Events.Count);
    }

    [Theory]
    [InlineData("\"eventType\":\"START\"", "\"eventType\":\"start\"")]
    [InlineData("\"producer\":", "\"maker\":")]
    [InlineData("\"datasetVersion\":", "\"dataVersion\":")]
    [InlineData("\"assertion\":", "\"asserted\":")]
    [InlineData("\"columnMetrics\":", "\"metrics\":")]
    [InlineData("\"inputFields\":", "\"inputs\":")]
    public async Task The_schemas_find_a_fault_in_an_event(string right, string wrong)
    {
        var run = await LineageRun.StartAsync(_sink, EverythingKnown(), _time);
        Everything(run);
        await run.ProgressAsync();
        var json = Encoding.UTF8.GetString((_sink.Events[^1] is RunEvent e ? e with { EventType = RunState.Start } : null)!.ToJson());
        Assert.Contains(right, json, StringComparison.Ordinal);

        Assert.NotEmpty(OpenLineageSchemas.Faults(json.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_failure_tells_types_and_never_a_message()
    {
        var run = await LineageRun.StartAsync(_sink, new() { Project = "p", Job = "j" }, _time);
        await run.FailAsync(new InvalidOperationException("secret cell 4711", new FormatException("also secret")));

        var json = Encoding.UTF8.GetString(_sink.Events[^1].ToJson());
        Assert.DoesNotContain("secret", json, StringComparison.Ordinal);
        Assert.Equal(
            "System.InvalidOperationException <- System.FormatException", ((RunEvent)_sink.Events[^1]).Run.Facets!.ErrorMessage!.Message);
        Assert.Empty(OpenLineageSchemas.Faults(json));
    }

    [Fact]
    public async Task A_run_ends_once()
    {
        var run = await LineageRun.StartAsync(_sink, new() { Project = "p", Job = "j" }, _time);
        await run.CompleteAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.FailAsync("late"));
        Assert.Equal(2, _sink.Events.Count);
    }

    [Fact]
    public async Task What_is_said_again_of_a_dataset_adds_to_what_was_known()
    {
        var run = await LineageRun.StartAsync(_sink, new() { Project = "p", Job = "j" }, _time);
        run.Input("raw", new() { Version = new() { DatasetVersion = "7" } });
        run.Input("raw", use: new() { InputStatistics = new() { RowCount = 5 } });
        await run.CompleteAsync();

        var input = Assert.Single(((RunEvent)_sink.Events[^1]).Inputs);
        Assert.Equal("assay://p", input.Namespace);
        Assert.Equal("7", input.Facets!.Version!.DatasetVersion);
        Assert.Equal(5, input.InputFacets!.InputStatistics!.RowCount);
    }

    [Fact]
    public async Task A_step_names_its_pipeline_run_as_parent()
    {
        var pipeline = await LineageRun.StartAsync(_sink, new() { Project = "p", Job = "training" }, _time);
        await LineageRun.StartAsync(_sink, new() { Project = "p", Job = "training.fit", Parent = pipeline.AsParent() }, _time);

        var parent = ((RunEvent)_sink.Events[^1]).Run.Facets!.Parent!;
        Assert.Equal(pipeline.RunId, parent.Run.RunId);
        Assert.Equal(new("assay://p", "training"), parent.Job);
    }

    [Fact]
    public void Numbers_that_JSON_cannot_hold_become_unknown()
    {
        var metrics = new ColumnMetrics { Min = double.NegativeInfinity, Max = double.NaN, Sum = 1.5 };

        Assert.Null(metrics.Min);
        Assert.Null(metrics.Max);
        Assert.Equal(1.5, metrics.Sum);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("schema")]
    public void A_facet_of_ours_needs_our_prefix(string key) =>
        Assert.Throws<ArgumentException>(() => new RunFacets().WithCustom(key, JsonDocument.Parse("{}").RootElement));

    private static LineageStart EverythingKnown() => new()
    {
        Project = "flights",
        Job = "training.features",
        Parent = ParentRunFacet.Of(Guid.CreateVersion7(), "assay://flights", "training"),
        RunFacets = new RunFacets
        {
            NominalTime = new() { NominalStartTime = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero) },
            Test = new() { Tests = [new() { Name = "auc", Status = "pass", Expected = ">= 0.7", Actual = "0.74" }] },
        }.WithCustom("assay_run", JsonDocument.Parse("""{"seed":42}""").RootElement),
        JobFacets = new()
        {
            JobType = new() { JobType = "TASK" },
            SourceCodeLocation = new() { Url = "https://example.org/flights/blob/8f02abf/Features.cs", Path = "Features.cs", Version = "8f02abf" },
            Documentation = new() { Description = "Makes features." },
            Ownership = new() { Owners = [new("team:ds", "MAINTAINER")] },
        },
    };

    private static void Everything(LineageRun run)
    {
        run.Input(
            "raw",
            new()
            {
                Schema = new() { Fields = [new() { Name = "delay", Type = "int32", OrdinalPosition = 1 }] },
                DataSource = new() { Name = "lake", Uri = "s3://lake/raw.parquet" },
                Version = new() { DatasetVersion = "7" },
                Documentation = new() { Description = "One row per flight." },
                Ownership = new() { Owners = [new("team:ops")] },
                Symlinks = new() { Identifiers = [new("s3://lake", "raw.parquet", "LOCATION")] },
                DatasetType = new() { DatasetType = "FILE" },
                Tags = new() { Tags = [new("pii", "true", "delay")] },
            },
            new()
            {
                DataQualityMetrics = new()
                {
                    RowCount = 10,
                    ColumnMetrics = new Dictionary<string, ColumnMetrics>
                    {
                        ["delay"] = new() { NullCount = 1, Min = -5, Max = 90, Quantiles = new Dictionary<string, double> { ["0.5"] = 3 } },
                    },
                },
                DataQualityAssertions = new() { Assertions = [new() { Assertion = "not_null", Success = false, Column = "delay", Severity = "error" }] },
                InputStatistics = new() { RowCount = 10, Size = 900, FileCount = 1 },
            });
        run.Output(
            "features",
            new()
            {
                ColumnLineage = new()
                {
                    Fields = new Dictionary<string, ColumnSources>
                    {
                        ["late"] = new([new("assay://flights", "raw", "delay", [new("DIRECT", "TRANSFORMATION", "delay > 15", false)])]),
                    },
                    Dataset = [new("assay://flights", "raw", "delay", [new("INDIRECT", "FILTER")])],
                },
                LifecycleStateChange = new() { LifecycleStateChange = "OVERWRITE" },
            },
            new() { OutputStatistics = new() { RowCount = 9, Size = 400, FileCount = 1 } });
    }
}
