using Assay.Pipelines.Gates;
using Assay.Pipelines.Tests.Fixtures;

namespace Assay.Pipelines.Tests.Gates;

public sealed class GateEvaluatorTests
{
    // Of the four pairs of a late and a punctual point three are in order: AUC 0.75.
    private static readonly Point[] s_points = [new(0.1, false), new(0.4, false), new(0.35, true), new(0.8, true)];

    public GateEvaluatorTests() => TestModule.Register();

    [Theory]
    [InlineData(0.75, true)]
    [InlineData(0.76, false)]
    public async Task A_bound_is_held_against_the_measured_metric(double bound, bool passed)
    {
        var verdict = await JudgeAsync(1, null, s_points, null, new GateDescriptor { Metric = "auc", AtLeast = bound });

        Assert.Equal(passed, verdict.Passed);
        var condition = Assert.Single(verdict.Conditions);
        Assert.Equal(0.75, condition.Candidate);
        Assert.Null(condition.Champion);
        Assert.Equal(passed ? "auc 0.75 is at least 0.75" : "auc 0.75 is not at least 0.76", condition.Explanation);
    }

    [Theory]
    [InlineData(-1, 1, 0.49, false, -0.5)]
    [InlineData(-1, 1, 0.5, true, -0.5)]
    [InlineData(1, -1, 0.0, true, 0.5)]
    [InlineData(1, 1, 0.0, true, 0.0)]
    public async Task A_candidate_may_be_worse_than_the_champion_by_the_margin(double candidate, double champion, double margin, bool passed, double difference)
    {
        var verdict = await JudgeAsync(candidate, champion, s_points, null, new GateDescriptor { Metric = "auc", NotWorseThanChampionBy = margin });

        Assert.Equal(passed, verdict.Passed);
        Assert.Equal(difference, Assert.Single(verdict.Conditions).Difference);
        Assert.Equal(7, verdict.ChampionVersion);
    }

    [Fact]
    public async Task For_a_metric_where_less_is_better_more_is_worse()
    {
        var gate = new GateDescriptor { Metric = "log_loss", NotWorseThanChampionBy = 0.001 };

        Assert.False((await JudgeAsync(-1, 1, s_points, null, gate)).Passed);
        Assert.True((await JudgeAsync(1, -1, s_points, null, gate)).Passed);
        Assert.True((await JudgeAsync(1, null, s_points, null, new GateDescriptor { Metric = "log_loss", AtMost = 0.8 })).Passed);
        Assert.False((await JudgeAsync(1, null, s_points, null, new GateDescriptor { Metric = "log_loss", AtMost = 0.1 })).Passed);
    }

    [Fact]
    public async Task Without_a_champion_a_comparison_does_not_apply_where_there_is_a_bound_and_refuses_alone()
    {
        var relative = new GateDescriptor { Metric = "auc", NotWorseThanChampionBy = 0.01 };

        var beside = await JudgeAsync(1, null, s_points, null, new GateDescriptor { Metric = "auc", AtLeast = 0.7 }, relative);
        var alone = await JudgeAsync(1, null, s_points, null, relative);

        Assert.True(beside.Passed);
        Assert.Equal([GateOutcome.Passed, GateOutcome.NotApplicable], beside.Conditions.Select(condition => condition.Outcome));
        Assert.False(alone.Passed);
        Assert.Equal(GateOutcome.Failed, Assert.Single(alone.Conditions).Outcome);
    }

    [Fact]
    public async Task A_metric_that_assay_does_not_know_comes_from_the_evaluation_step_and_gets_a_bound_only()
    {
        var reported = new Metrics { ["profit"] = 12.5 };

        Assert.True((await JudgeAsync(1, null, s_points, reported, new GateDescriptor { Metric = "profit", AtLeast = 12 })).Passed);
        Assert.False((await JudgeAsync(1, null, s_points, reported, new GateDescriptor { Metric = "profit", AtLeast = 13 })).Passed);
        Assert.False((await JudgeAsync(1, 1, s_points, reported, new GateDescriptor { Metric = "profit", NotWorseThanChampionBy = 100 })).Passed);
        var missing = await JudgeAsync(1, null, s_points, null, new GateDescriptor { Metric = "profit", AtLeast = 12 });
        Assert.Equal("refused: profit was not reported by the evaluation step", missing.Summary);
    }

    [Fact]
    public async Task Rows_without_label_are_left_out()
    {
        var verdict = await JudgeAsync(1, null, [.. s_points, new(-9), new(9)], null, new GateDescriptor { Metric = "auc", AtLeast = 0.75 });

        Assert.True(verdict.Passed);
        Assert.Equal((4, 2), (verdict.Rows, verdict.Unlabelled));
    }

    [Fact]
    public async Task A_candidate_that_answers_nan_is_refused()
    {
        var verdict = await JudgeAsync(double.NaN, 1, s_points, null, new GateDescriptor { Metric = "log_loss", AtMost = 100 }, new GateDescriptor { Metric = "auc", NotWorseThanChampionBy = 1 });

        Assert.All(verdict.Conditions, condition => Assert.Equal(GateOutcome.Failed, condition.Outcome));
        Assert.Contains("NaN or null for 4 of 4 rows", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_rows_refuse()
    {
        var verdict = await JudgeAsync(1, null, [], null, new GateDescriptor { Metric = "auc", AtLeast = 0.1 });

        Assert.Equal("refused: auc is undefined: no row has a label", verdict.Summary);
    }

    [Fact]
    public async Task Rows_of_a_request_become_feature_rows_as_in_the_server()
    {
        var plan = new SlopePlan(new GateDescriptor { Metric = "auc", AtLeast = 1 });

        var verdict = await new GateEvaluator(TimeProvider.System).EvaluateAsync(
            new() { Plan = plan, Candidate = new Slope(1), Evaluation = RowsOf.Memory([new Question(-1), new Question(1)]) });

        Assert.True(verdict.Passed);
    }

    [Fact]
    public async Task Rows_of_something_else_are_refused()
    {
        var request = new GateRequest
        {
            Plan = new SlopePlan(new GateDescriptor { Metric = "auc", AtLeast = 1 }),
            Candidate = new Slope(1),
            Evaluation = RowsOf.Memory([new Answer(1)]),
        };

        var e = await Assert.ThrowsAsync<PipelineException>(() => new GateEvaluator(TimeProvider.System).EvaluateAsync(request));
        Assert.Equal("rows of answers", e.Found);
        await Assert.ThrowsAsync<ArgumentException>(() => new GateEvaluator(TimeProvider.System).EvaluateAsync(request with { Plan = new SlopePlan() }));
    }

    [Fact]
    public async Task A_verdict_is_read_back_from_its_json()
    {
        var verdict = await JudgeAsync(1, 0.5, s_points, null, new GateDescriptor { Metric = "auc", AtLeast = 0.7 }, new GateDescriptor { Metric = "brier", NotWorseThanChampionBy = 0.1 });

        var read = GateVerdict.Parse(verdict.ToJson());

        Assert.Equal(verdict.Summary, read.Summary);
        Assert.Equal(verdict.Conditions, read.Conditions);
        Assert.Equal(verdict.Metrics, read.Metrics);
        Assert.Contains(read.Metrics, metric => metric is { Metric: "auc", Candidate: 0.75, Champion: 0.75 });
        Assert.DoesNotContain(read.Metrics, metric => metric.Metric == "rmse");
    }

    [Fact]
    public async Task The_report_shows_table_and_words()
    {
        var html = GateReport.Render(await JudgeAsync(-1, 1, s_points, null, new GateDescriptor { Metric = "auc", AtLeast = 0.2 }, new GateDescriptor { Metric = "auc", NotWorseThanChampionBy = 0.1 }));

        Assert.Contains("The candidate is refused: auc 0.25 is 0.5 worse than the champion&#39;s 0.75; at most 0.1 worse is allowed.", html.Replace("&#x27;", "&#39;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Area under the ROC curve", html, StringComparison.Ordinal);
        Assert.Contains("version 7", html, StringComparison.Ordinal);
    }

    private static async Task<GateVerdict> JudgeAsync(double candidate, double? champion, Point[] points, Metrics? reported, params GateDescriptor[] gates) =>
        await new GateEvaluator(TimeProvider.System, new() { Resamples = 200 }).EvaluateAsync(new()
        {
            Plan = new SlopePlan(gates),
            Candidate = new Slope(candidate),
            Champion = champion is { } factor ? new Slope(factor) : null,
            ChampionVersion = champion is null ? null : 7,
            Evaluation = RowsOf.Memory(points),
            Reported = reported,
        });
}
