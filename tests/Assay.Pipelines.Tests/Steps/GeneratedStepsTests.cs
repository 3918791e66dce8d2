using System.Text.Json;
using Assay.Pipelines.Gates;
using Assay.Pipelines.Tests.Fixtures;

namespace Assay.Pipelines.Tests.Steps;

public sealed class GeneratedStepsTests : IDisposable
{
    private readonly StepBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_validation_that_fails_succeeds_as_a_step_and_leaves_verdict_and_report()
    {
        _bench.BatchNames = ["good.csv", "bad.csv"];

        var outcome = await _bench.RunAsync("validate-points", """{"as_of":"2026-11-24T06:00:00Z"}""");

        Assert.Equal(0, outcome.ExitCode);
        using var verdicts = JsonDocument.Parse(await File.ReadAllTextAsync(_bench.File("validate-points", "artifacts/verdict")));
        Assert.Equal(["good.csv", "bad.csv"], verdicts.RootElement.EnumerateArray().Select(verdict => verdict.GetProperty("source").GetString()));
        Assert.Equal("<p>2 verdicts at 2026</p>", await File.ReadAllTextAsync(_bench.File("validate-points", "artifacts/report")));
        Assert.All(_bench.Validated, validated => Assert.Equal(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero), validated.AsOf));
    }

    [Fact]
    public async Task A_validation_logs_verdicts_and_report_to_its_run()
    {
        _bench.BatchNames = ["good.csv", "bad.csv"];

        await _bench.RunAsync("validate-points");

        Assert.Equal(
            [
                "metric validation.points.rows 2000", "metric validation.points.batches_failed 1", "metric validation.points.rules_failed 1", "metric validation.points.rules_warned 0",
                "metric validation.points.rules_failed_share 0.5", "artifact points.json validation", "artifact points.html validation",
            ],
            _bench.Logged);
    }

    [Fact]
    public async Task Admission_refuses_with_1_and_one_line()
    {
        _bench.BatchNames = ["good.csv", "bad.csv"];
        await _bench.RunAsync("validate-points");

        var outcome = await _bench.RunAsync("admit-points");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("points: refused, 1 of 2 batches; bad.csv: points.x.range: 1 of 1,000 rows fails", outcome.Message);
        Assert.False(File.Exists(_bench.File("admit-points", "executor_output.json")));
    }

    [Fact]
    public async Task Admission_lets_good_batches_pass()
    {
        await _bench.RunAsync("validate-points");

        var outcome = await _bench.RunAsync("admit-points");

        Assert.Equal((0, "points: admitted, 2,000 rows in 2 batches"), (outcome.ExitCode, outcome.Message));
    }

    [Fact]
    public async Task A_source_without_batches_is_missing()
    {
        _bench.BatchNames = [];

        var outcome = await _bench.RunAsync("validate-points");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(SourceFault.Missing, Assert.IsType<SourceException>(outcome.Exception).Fault);
    }

    [Fact]
    public async Task What_only_the_champion_scores_is_validated_and_read_without_what_is_known_later()
    {
        await _bench.RunAsync("validate-questions");
        await _bench.RunAsync("validate-points");

        Assert.All(_bench.Validated.Take(2), validated => Assert.Equal((ValidationPurpose.Scoring, true), (validated.Purpose, validated.Batch.WithoutKnownAfter)));
        Assert.All(_bench.Validated.Skip(2), validated => Assert.Equal((ValidationPurpose.Batch, false), (validated.Purpose, validated.Batch.WithoutKnownAfter)));
    }

    [Fact]
    public async Task Gate_and_deployment_make_the_first_candidate_champion_and_refuse_a_worse_one()
    {
        await TrainAsync("1");
        var gate = await _bench.RunAsync("gate-slope");
        var deploy = await _bench.RunAsync("deploy-slope");

        Assert.Equal("slope: passed: auc 0.75 is at least 0.7; auc: there is no champion to compare with", gate.Message);
        Assert.True(_bench.Output("gate-slope").ParameterValues["Output"].GetBoolean());
        Assert.Equal((0, "slope: version 1 is champion"), (deploy.ExitCode, deploy.Message));
        Assert.Equal(["register 1", "challenger 1", "freeze 1", "champion 1", "no challenger"], _bench.Registry.Done);
        Assert.Equal((2, 4), Assert.Single(_bench.Registry.Frozen));
        Assert.Equal("sha256:abc", _bench.Registry.Versions[0].Tags["assay.data.points"]);
        Assert.Equal("tracked", _bench.Registry.Versions[0].RunId);

        await TrainAsync("-1");
        var second = await _bench.RunAsync("gate-slope", """{"champion_slope":"models:/slope/1"}""");

        Assert.Equal(0, second.ExitCode);
        Assert.False(_bench.Output("gate-slope").ParameterValues["Output"].GetBoolean());
        var verdict = GateVerdict.Parse(await File.ReadAllBytesAsync(_bench.File("gate-slope", "artifacts/verdict")));
        Assert.Equal([-0.5], verdict.Conditions.Where(condition => condition.Difference is not null).Select(condition => condition.Difference!.Value));
        Assert.Contains("refused", await File.ReadAllTextAsync(_bench.File("gate-slope", "artifacts/report")), StringComparison.Ordinal);
        Assert.Equal(3, (await _bench.RunAsync("deploy-slope")).ExitCode);
    }

    [Fact]
    public async Task Gate_and_deployment_tell_of_verdict_and_version()
    {
        _bench.StepRunId = null;
        await TrainAsync("1");
        await _bench.RunAsync("gate-slope");
        await _bench.RunAsync("deploy-slope");

        var gate = _bench.Events.Last(e => e.Job.Name == "fit-slope.gate-slope");
        Assert.True(gate.Run.Facets!.Custom("assay_gate")!.Value.GetProperty("passed").GetBoolean());
        Assert.Equal(["pass", "skip"], gate.Run.Facets.Test!.Tests.Select(test => test.Status));
        var deploy = _bench.Events.Last(e => e.Job.Name == "fit-slope.deploy-slope");
        Assert.Equal(1, deploy.Run.Facets!.Custom("assay_deployment")!.Value.GetProperty("version").GetInt32());
        var model = Assert.Single(deploy.Outputs);
        Assert.Equal(("models/slope", "1", "MODEL"), (model.Name, model.Facets!.Version!.DatasetVersion, model.Facets.DatasetType!.DatasetType));
    }

    [Fact]
    public async Task The_champion_scores_and_is_asked_for_where_there_is_none()
    {
        var none = await _bench.RunAsync("score");
        await TrainAsync("1");
        await _bench.RunAsync("gate-slope");
        await _bench.RunAsync("deploy-slope");

        var scored = await _bench.RunAsync("score");
        var pinned = await _bench.RunAsync("score", """{"champion_slope":"models:/slope/1"}""");
        var wrong = await _bench.RunAsync("score", """{"champion_slope":"models:/slope/9"}""");

        Assert.Equal(3, none.ExitCode);
        Assert.Contains("no version with the alias champion", none.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 3), (scored.ExitCode, pinned.ExitCode, wrong.ExitCode));
        Assert.Contains("models:/slope/9", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(2, _bench.Output("score").Artifacts["answers"].Artifacts[0].Metadata["rows"].GetInt32());
        Assert.All(_bench.Opened.Where(reference => reference.WithoutKnownAfter), reference => Assert.Null(reference.Source));
    }

    private async Task TrainAsync(string factor)
    {
        Assert.Equal(0, (await _bench.RunAsync("split", """{"hash_points":"sha256:abc"}""")).ExitCode);
        Assert.Equal(0, (await _bench.RunAsync("fit", $$"""{"factor":{{factor}}}""")).ExitCode);
        Assert.Equal(0, (await _bench.RunAsync("evaluate")).ExitCode);
    }
}
