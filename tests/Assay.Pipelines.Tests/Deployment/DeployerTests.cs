using Assay.Pipelines.Deployment;
using Assay.Pipelines.Gates;
using Assay.Pipelines.Tests.Fixtures;
using Assay.Pipelines.Tests.Local;
using Assay.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Pipelines.Tests.Deployment;

public sealed class DeployerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));
    private readonly MemoryRegistry _registry;
    private readonly Deployer _deployer;

    public DeployerTests()
    {
        TestModule.Register();
        _registry = new(_folder.Path);
        _deployer = new(_registry, [_registry], _time);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_alias_moves_last_and_the_version_says_where_it_comes_from()
    {
        var run = Guid.NewGuid();
        var record = await _deployer.DeployAsync(Request("1", run) with
        {
            TrackingRunId = "tracked",
            Training = RowsOf.Memory([new Question(1)]),
            Data = new Dictionary<string, string> { ["flights"] = "version 3" },
        });

        Assert.Equal(["register 1", "challenger 1", "freeze 1", "champion 1", "no challenger"], _registry.Done);
        Assert.Equal((1, 2), Assert.Single(_registry.Frozen));
        var version = Assert.Single(_registry.Versions);
        Assert.Equal("tracked", version.RunId);
        Assert.Equal("version 3", version.Tags["assay.data.flights"]);
        Assert.Equal(run.ToString("D"), version.Tags[VersionTags.RunId]);
        Assert.StartsWith("sha256:", version.Tags[VersionTags.ArtifactHash], StringComparison.Ordinal);
        Assert.False(version.Tags.ContainsKey(VersionTags.PreviousChampion));
        Assert.Equal((1, null), (record.Version, record.PreviousVersion));
        Assert.Equal(_time.GetUtcNow(), record.At);
    }

    [Fact]
    public async Task A_rollback_goes_back_champion_by_champion()
    {
        await _deployer.DeployAsync(Request("1", Guid.NewGuid()));
        await _deployer.DeployAsync(Request("2", Guid.NewGuid()));
        await _deployer.DeployAsync(Request("3", Guid.NewGuid()));

        var first = await _deployer.RollbackAsync("slope");
        var second = await _deployer.RollbackAsync("slope");
        var e = await Assert.ThrowsAsync<PipelineException>(() => _deployer.RollbackAsync("slope"));

        Assert.Equal((2, 3, true), (first.Version, first.PreviousVersion, first.IsRollback));
        Assert.Equal((1, 2), (second.Version, second.PreviousVersion));
        Assert.Equal("version 1, which followed no other champion", e.Found);
        Assert.Equal(1, (await _registry.FindAsync("slope", ModelAlias.Champion))!.Version);
    }

    [Fact]
    public async Task A_rollback_goes_to_the_champion_before_whatever_was_promoted_again()
    {
        var second = Request("2", Guid.NewGuid());
        await _deployer.DeployAsync(Request("1", Guid.NewGuid()));
        await _deployer.DeployAsync(second);
        await _deployer.RollbackAsync("slope");
        await _deployer.DeployAsync(Request("3", Guid.NewGuid()));
        await _deployer.DeployAsync(second);
        await _deployer.DeployAsync(second);

        var went = new List<int>();
        for (var i = 0; i < 2; i++)
            went.Add((await _deployer.RollbackAsync("slope")).Version);
        await Assert.ThrowsAsync<PipelineException>(() => _deployer.RollbackAsync("slope"));

        // 1, 2, back to 1, 3, 2 again: before 2 came 3, before it 1.
        Assert.Equal([3, 1], went);
    }

    [Fact]
    public async Task What_the_gate_found_stands_in_the_version()
    {
        await _deployer.DeployAsync(Request("1", Guid.NewGuid()) with
        {
            Verdict = new GateVerdict
            {
                Model = "slope", Passed = true, EvaluatedAt = default, Rows = 1, Bootstrap = new(), ChampionVersion = 7,
                Conditions =
                [
                    new() { Metric = "auc", Comparison = GateComparison.AtLeast, Bound = 0.62, Candidate = 0.65, Outcome = GateOutcome.Passed, Explanation = "a" },
                    new()
                    {
                        Metric = "auc", Comparison = GateComparison.NotWorseThanChampionBy, Bound = 0.005, Candidate = 0.65, Champion = 0.651,
                        Outcome = GateOutcome.Passed, Explanation = "b",
                    },
                ],
            },
        });

        var tags = Assert.Single(_registry.Versions).Tags;
        Assert.Equal(
            ["passed: a; b", "7", "0.62", "0.005", "0.65", "0.651"],
            new[] { "assay.gate", "assay.gate.champion_version", "assay.gate.auc.at_least", "assay.gate.auc.not_worse_by", "assay.gate.auc.value", "assay.gate.auc.champion" }.Select(key => tags[key]));
    }

    [Fact]
    public async Task A_deployment_that_broke_off_leaves_its_challenger_and_the_champion_as_it_was()
    {
        await _deployer.DeployAsync(Request("1", Guid.NewGuid()));
        _folder.Write("model-broken/factor.txt", "no number");

        await Assert.ThrowsAsync<FormatException>(() => _deployer.DeployAsync(Request("2", Guid.NewGuid()) with { Folder = _folder.File("model-broken") }));

        Assert.Equal((1, 2), (
            (await _registry.FindAsync("slope", ModelAlias.Champion))!.Version, (await _registry.FindAsync("slope", ModelAlias.Challenger))!.Version));
    }

    [Fact]
    public async Task The_same_model_of_the_same_run_is_registered_once()
    {
        var request = Request("1", Guid.NewGuid());

        await _deployer.DeployAsync(request);
        await _deployer.DeployAsync(request);
        await _deployer.DeployAsync(request with { PipelineRunId = Guid.NewGuid() });

        Assert.Equal(2, _registry.Versions.Count);
    }

    [Fact]
    public async Task What_the_gate_refused_is_not_deployed()
    {
        var verdict = new GateVerdict
        {
            Model = "slope", Passed = false, EvaluatedAt = default, Rows = 1, Conditions = [], Bootstrap = new(),
        };

        await Assert.ThrowsAsync<ArgumentException>(() => _deployer.DeployAsync(Request("1", null) with { Verdict = verdict }));

        Assert.Empty(_registry.Done);
    }

    [Fact]
    public async Task A_missing_folder_and_a_model_without_champion_are_told_in_one_line()
    {
        var missing = await Assert.ThrowsAsync<PipelineException>(() => _deployer.DeployAsync(Request("1", null) with { Folder = _folder.File("nothing") }));
        var none = await Assert.ThrowsAsync<PipelineException>(() => _deployer.RollbackAsync("slope"));

        Assert.Equal("no files", missing.Found);
        Assert.Equal("no champion", none.Found);
        Assert.Empty(_registry.Done);
    }

    [Fact]
    public async Task A_deployment_by_hand_is_told_to_the_log()
    {
        using var runs = new Runs();

        await _deployer.AnnounceAsync(runs, "tests", await _deployer.DeployAsync(Request("1", null)));

        Assert.Equal(["Start", "Complete"], runs.States("deploy.slope"));
        var end = runs.Events.Last();
        Assert.Equal(1, end.Run.Facets!.Custom("assay_deployment")!.Value.GetProperty("version").GetInt32());
        Assert.Equal(("models/slope", "1"), (end.Outputs[0].Name, end.Outputs[0].Facets!.Version!.DatasetVersion));
    }

    private DeploymentRequest Request(string factor, Guid? run)
    {
        _folder.Write($"model-{factor}/factor.txt", factor);
        return new()
        {
            Plan = new SlopePlan(),
            Folder = _folder.File($"model-{factor}"),
            Evaluation = RowsOf.Memory([new Point(1, true), new Point(2, false)]),
            PipelineRunId = run,
        };
    }
}
