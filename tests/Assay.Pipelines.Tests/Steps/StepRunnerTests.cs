using System.Text.Json;
using Assay.Pipelines.Steps;
using Assay.Pipelines.Tests.Fixtures;
using Assay.Workspace.Lineage;

namespace Assay.Pipelines.Tests.Steps;

public sealed class StepRunnerTests : IDisposable
{
    private const string Pinned = """{"source_points":"points.csv","version_points":"","hash_points":"sha256:abc"}""";

    private readonly StepBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Rows_a_model_and_metrics_go_from_step_to_step()
    {
        // As in a cluster: under a local runner it is the runner that logs the datasets.
        _bench.StepRunId = null;
        Assert.Equal(0, (await _bench.RunAsync("split", Pinned)).ExitCode);
        Assert.Equal(0, (await _bench.RunAsync("fit", """{"factor":1}""")).ExitCode);
        Assert.Equal(0, (await _bench.RunAsync("evaluate")).ExitCode);

        Assert.Equal("1", await File.ReadAllTextAsync(_bench.File("fit", "artifacts/model/factor.txt")));
        Assert.Equal("""{"auc":0.75,"broken":"NaN"}""", await File.ReadAllTextAsync(_bench.File("evaluate", "artifacts/metrics")));
        Assert.Contains("artifact model checkpoints/fit/model", _bench.Logged);
        Assert.Contains("metric auc 0.75", _bench.Logged);
        Assert.Contains("dataset points sha256:abc training", _bench.Logged);
        Assert.Contains(_bench.Logged, line => line.StartsWith("dataset split/test sha256:", StringComparison.Ordinal) && line.EndsWith(" eval", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_executor_output_lists_every_artifact_with_its_metadata()
    {
        await _bench.RunAsync("split", Pinned);
        await _bench.RunAsync("fit", """{"factor":1}""");
        await _bench.RunAsync("evaluate");

        var train = _bench.Output("split").Artifacts["train"].Artifacts[0];
        Assert.Equal(_bench.File("split", "artifacts/train"), train.Uri);
        Assert.Equal(2, train.Metadata["rows"].GetInt32());
        Assert.StartsWith("sha256:", train.Metadata["content_hash"].GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"points":"sha256:abc"}""", train.Metadata["data"].GetRawText());
        // What the rows go back to travels on with what is made of them.
        Assert.Equal("""{"points":"sha256:abc"}""", _bench.Output("fit").Artifacts["model"].Artifacts[0].Metadata["data"].GetRawText());
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(_bench.File("evaluate", "executor_output.json")));
        Assert.Equal(
            """{"parameterValues":{},"artifacts":{"metrics":{"artifacts":[{"name":"metrics","uri":"PLACE","metadata":{"auc":0.75}}]}}}""",
            document.RootElement.GetRawText().Replace(_bench.File("evaluate", "artifacts/metrics"), "PLACE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_compiler_read_of_columns_is_told_with_the_rows()
    {
        await _bench.RunAsync("split", Pinned);

        var facts = Assert.IsType<RunEvent>(LineageEvent.Parse(await File.ReadAllBytesAsync(_bench.File("split", "lineage.json"))));
        var train = facts.Outputs.Single(output => output.Name == "fit-slope/split/train").Facets!;
        Assert.NotNull(train.Version);
        var fields = train.ColumnLineage!.Fields;
        Assert.Equal(
            ["points.x DIRECT IDENTITY", "points.x INDIRECT GROUP_BY", "points.label INDIRECT CONDITIONAL"],
            fields["x"].InputFields.SelectMany(field => field.Transformations!.Select(how => $"{field.Name}.{field.Field} {how.Type} {how.Subtype}")));
        var declared = Assert.Single(fields["label"].InputFields);
        Assert.Equal(("assay://tests", "questions", "text", true, "as declared"), (
            declared.Namespace, declared.Name, declared.Field, declared.Transformations![0].Masking, declared.Transformations[0].Description));
        Assert.Equal("FILTER", Assert.Single(train.ColumnLineage.Dataset!).Transformations![0].Subtype);
        var opaque = train.Custom("assay_opaque")!.Value;
        Assert.Equal("label", opaque.GetProperty("fields")[0].GetProperty("field").GetString());
        Assert.Equal("what 'Ask' makes of them", opaque.GetProperty("dataset").GetString());
        Assert.Null(facts.Outputs.Single(output => output.Name == "fit-slope/split/test").Facets!.ColumnLineage);
    }

    [Fact]
    public async Task A_pinned_version_names_the_data_and_the_declared_source_leaves_the_choice_to_configuration()
    {
        await _bench.RunAsync("split", """{"source_points":"points.csv","version_points":"3","hash_points":"sha256:abc"}""");
        await _bench.RunAsync("split", """{"source_points":"other/*.csv","version_points":"","hash_points":""}""");

        Assert.Equal([new DatasetReference { Version = "3" }, new DatasetReference { Source = "other/*.csv" }], _bench.Opened);
        Assert.Equal("""{"points":"unpinned"}""", _bench.Output("split").Artifacts["train"].Artifacts[0].Metadata["data"].GetRawText());
    }

    [Fact]
    public async Task A_step_that_throws_exits_with_3_and_leaves_no_output()
    {
        _bench.Points = [new(1, true)];
        await _bench.RunAsync("split", Pinned);

        var outcome = await _bench.RunAsync("fit", """{"factor":1}""");

        Assert.Equal(3, outcome.ExitCode);
        Assert.IsType<InvalidDataException>(outcome.Exception);
        Assert.False(File.Exists(_bench.File("fit", "executor_output.json")));
        var facts = await File.ReadAllTextAsync(_bench.File("fit", "lineage.json"));
        Assert.Contains("System.IO.InvalidDataException", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_stopped_lets_the_exception_pass()
    {
        await _bench.RunAsync("split", Pinned);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.RunAsync("fit", """{"factor":1}""", new CancellationToken(canceled: true)));

        Assert.False(File.Exists(_bench.File("fit", "executor_output.json")));
    }

    [Fact]
    public async Task Under_a_local_runner_the_facts_go_to_a_file_and_nothing_is_emitted()
    {
        await _bench.RunAsync("split", Pinned);

        Assert.Empty(_bench.Events);
        using var facts = JsonDocument.Parse(await File.ReadAllTextAsync(_bench.File("split", "lineage.json")));
        Assert.Equal(_bench.StepRunId.ToString(), facts.RootElement.GetProperty("run").GetProperty("runId").GetString());
        var input = facts.RootElement.GetProperty("inputs")[0];
        Assert.Equal("points", input.GetProperty("name").GetString());
        Assert.Equal("sha256:abc", input.GetProperty("facets").GetProperty("version").GetProperty("datasetVersion").GetString());
        Assert.Equal("points.csv", input.GetProperty("facets").GetProperty("symlinks").GetProperty("identifiers")[0].GetProperty("name").GetString());
        var outputs = facts.RootElement.GetProperty("outputs").EnumerateArray().ToDictionary(output => output.GetProperty("name").GetString()!);
        Assert.Equal(2, outputs["fit-slope/split/train"].GetProperty("outputFacets").GetProperty("outputStatistics").GetProperty("rowCount").GetInt32());
    }

    [Fact]
    public async Task In_a_cluster_the_step_tells_of_its_own_start_and_end()
    {
        _bench.StepRunId = null;

        await _bench.RunAsync("split", Pinned);

        Assert.Equal(["Start", "Complete"], _bench.Events.Select(e => e.EventType.ToString()));
        Assert.All(_bench.Events, e => Assert.Equal(_bench.RunId, e.Run.Facets!.Parent!.Run.RunId));
        Assert.Equal("fit-slope.split", _bench.Events[0].Job.Name);
        Assert.Equal(["fit-slope/split/train", "fit-slope/split/test"], _bench.Events[1].Outputs.Select(output => output.Name));
        Assert.False(File.Exists(_bench.File("split", "lineage.json")));
    }

    [Fact]
    public async Task A_service_that_nobody_registered_is_named()
    {
        var context = new ArtifactStepContext(_bench.Pipeline["split"], new(_bench.Pipeline["split"], new(), Services()), new(_bench.Pipeline["split"], new(), new()), Services());

        Assert.Contains("StringComparer", Assert.Throws<InvalidOperationException>(context.Service<StringComparer>).Message, StringComparison.Ordinal);
        Assert.Contains("'factor'", Assert.Throws<ArgumentException>(() => context.Parameter<int>("factor")).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => context.WriteAsync("nothing", RowsOf.Memory([new Question(1)]), default));
    }

    [Theory]
    [InlineData("100", 100)]
    [InlineData("100.0", 100)]
    [InlineData("-3", -3)]
    public void A_whole_number_may_come_as_a_double(string json, int value) => Assert.Equal(value, Context(json).Parameter<int>("p"));

    [Fact]
    public void A_parameter_of_another_type_is_refused() =>
        Assert.Contains("found a String, expected System.Int32", Assert.Throws<ArgumentException>(() => Context("\"x\"").Parameter<int>("p")).Message, StringComparison.Ordinal);

    private ArtifactStepContext Context(string json)
    {
        var input = ExecutorInput.Parse("""{"inputs":{"parameterValues":{"p":VALUE}}}""".Replace("VALUE", json, StringComparison.Ordinal));
        var step = _bench.Pipeline["fit"];
        return new(step, new(step, input, Services()), new(step, input, new()), Services());
    }

    private StepServices Services() => new()
    {
        Project = "tests", Sources = _bench, Validation = _bench, VerdictReport = (_, _) => "", Registry = _bench.Registry, Run = _bench, Events = _bench, Time = TimeProvider.System,
        Provider = _bench,
    };
}
