using System.Text;
using Assay.CompilerServices;
using Assay.Tests.Plans;
using Assay.Validation.Tests.Rows;
using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Validation.Tests;

public sealed class BatchValidationTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly Place[] s_places = [new() { Name = "north" }, new() { Name = "south" }];
    private readonly MemorySink _events = new();

    [Fact]
    public async Task A_batch_is_judged_over_all_of_its_record_batches()
    {
        var sources = Sources(RandomReadings.Draw(5, 57));
        var verdict = await Validate(sources);

        Assert.Equal(57, verdict.Rows);
        Assert.Equal("readings.csv", verdict.Source);
        Assert.Equal("57 rows", Outcome(verdict, "readings.*.row_count").Observed);
        Assert.Equal(VerdictStatus.Failed, verdict.Status);
        Assert.False(verdict.IsAdmitted);
    }

    [Fact]
    public async Task References_are_read_from_the_target_and_failing_rows_shown()
    {
        var verdict = await Validate(Sources([new() { Number = 1, Site = "north" }, new() { Number = 2, Site = "mars" }]));

        var outcome = Outcome(verdict, "readings.site.references");
        Assert.Equal(1, outcome.Failing);
        Assert.Equal("2", Assert.Single(outcome.Samples).Values["number"]);
    }

    [Fact]
    public async Task A_target_whose_content_is_known_is_read_once_for_many_batches()
    {
        var sources = new TestSources().With(ReadingPlan.Instance, RandomReadings.Draw(1, 10)).With(PlacePlan.Instance, s_places, hash: "sha256:1");
        var validation = new BatchValidation(sources, new() { Project = "test" }, TimeProvider.System);
        await validation.ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);
        await validation.ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);

        Assert.Single(sources.Opened, opened => opened.Dataset == "places");
        Assert.Equal(2, sources.Opened.Count(opened => opened.Dataset == "readings"));
    }

    [Fact]
    public async Task A_batch_without_late_samples_is_read_once_and_one_with_them_twice()
    {
        Reading[] inOrder = [new() { Number = 1, Code = "A", Site = "north" }, new() { Number = 1, Code = "A", Site = "mars" }];
        var sources = Sources(inOrder);
        var verdict = await Validate(sources);

        Assert.Equal("***", Assert.Single(Outcome(verdict, "readings.*.unique").Samples).Values["site"]);
        Assert.Single(sources.Opened, opened => opened.Dataset == "readings");
    }

    [Fact]
    public async Task A_fault_of_the_data_is_a_failed_verdict()
    {
        var fault = new SourceException(SourceFault.Malformed, "readings.csv", "a quote that never ends in row 21", "a closing quote", "Close it.") { Row = 21 };
        var verdict = await Validate(Sources(RandomReadings.Draw(5, 20), fault));

        Assert.Equal(VerdictStatus.Failed, verdict.Status);
        Assert.Equal(fault.Message, verdict.Fault);
        Assert.Equal(20, verdict.Rows);
        Assert.Empty(verdict.Rules);
    }

    [Theory]
    [InlineData(SourceFault.Missing)]
    [InlineData(SourceFault.Truncated)]
    [InlineData(SourceFault.Unreadable)]
    public async Task A_fault_of_the_environment_is_an_exception_and_ends_the_run_as_failed(SourceFault fault)
    {
        var sources = Sources(RandomReadings.Draw(5, 20), new SourceException(fault, "readings.csv", "nothing", "a file", "Look."));

        await Assert.ThrowsAsync<SourceException>(() => Validate(sources));
        Assert.Equal([RunState.Start, RunState.Fail], _events.States);
    }

    [Fact]
    public async Task A_cancelled_validation_ends_its_run_as_aborted()
    {
        using var cancel = new CancellationTokenSource();
        var sources = Sources(RandomReadings.Draw(5, 20));
        _events.Appended += () => cancel.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Validate(sources, cancellation: cancel.Token));
        Assert.Equal([RunState.Start, RunState.Abort], _events.States);
    }

    [Fact]
    public async Task Scoring_neither_reads_nor_judges_what_is_known_later()
    {
        var sources = Sources(RandomReadings.Draw(5, 20));
        var verdict = await Validate(sources, ValidationPurpose.Scoring);

        Assert.Equal(VerdictStatus.Skipped, Outcome(verdict, "readings.day.range").Status);
        var opened = sources.Opened.Single(o => o.Dataset == "readings");
        Assert.DoesNotContain(5, opened.Columns!);
        Assert.True(opened.WithoutKnownAfter);
    }

    [Fact]
    public async Task A_column_that_only_splits_rows_into_segments_is_read()
    {
        var plan = (DatasetPlan<Tick>)AssayModules.Plan<Tick>();
        var sources = new TestSources().With(plan, [new Tick { At = new(2001, 1, 2), Station = "a" }, new Tick { At = new(2001, 1, 1), Station = "b" }, new Tick { At = new(2001, 1, 1), Station = "a" }]);
        var verdict = await new BatchValidation(sources, new() { Project = "test" }, TimeProvider.System).ValidateAsync(plan, DatasetReference.Default, DateTimeOffset.UnixEpoch);

        Assert.Contains(plan.Descriptor.OrdinalOf("Station"), sources.Opened.Single().Columns!);
        Assert.Equal([("a", 1L), ("b", 0L)], verdict.Rules.Single(rule => rule.Id == "ticks.at.increasing").Segments.Select(segment => (segment.Value!, segment.Failing)));
    }

    [Fact]
    public async Task The_event_log_gets_counts_statistics_and_assertions_without_any_cell_of_a_sensitive_column()
    {
        await Validate(Sources([new() { Number = 1, Code = "secret-code", Value = 3, Site = "secret-site" }]));

        Assert.Equal([RunState.Start, RunState.Complete], _events.States);
        var json = Encoding.UTF8.GetString(_events.Events[^1].ToJson());
        Assert.DoesNotContain("secret", json, StringComparison.Ordinal);
        var complete = (RunEvent)_events.Events[^1];
        Assert.Equal("validate.readings", complete.Job.Name);
        var input = Assert.Single(complete.Inputs);
        Assert.Equal("readings", input.Name);
        Assert.Contains(input.InputFacets!.DataQualityAssertions!.Assertions, a => a is { Name: "readings.code.pattern", Success: false, Column: "code", Severity: "error" });
        Assert.Equal(3, input.InputFacets.DataQualityMetrics!.ColumnMetrics["value"].Max);
        var facet = input.InputFacets.Custom("assay_verdict")!.Value;
        Assert.Equal("failed", facet.GetProperty("status").GetString());
        Assert.Equal(1, facet.GetProperty("rules")[0].GetProperty("inScope").GetInt32());
    }

    [Fact]
    public async Task A_failed_verdict_alerts_with_counts_and_no_cell()
    {
        var channel = new MemoryChannel("console");
        var router = new AlertRouter(channel, new MemoryChannel("file"), []);
        var validation = new BatchValidation(
            Sources([new() { Number = 1, Code = "secret-code", Site = "secret-site" }]), new() { Project = "test", Alerts = router }, new FakeTimeProvider(s_asOf));
        await validation.ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);

        var alert = Assert.Single(channel.Alerts);
        Assert.Equal(Severity.Error, alert.Severity);
        Assert.Equal("assay:test/dataset/readings", alert.Source);
        Assert.Equal("readings: readings.csv refused, 4 of 15 rules broken", alert.Title);
        Assert.Equal("1 of 1 rows fails (100 %)", alert.Details["readings.code.pattern"].ToString());
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(alert.ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passed_verdict_alerts_nobody()
    {
        var channel = new MemoryChannel("console");
        var validation = new BatchValidation(
            Sources([new() { Number = 1, Value = 5, Code = "A", Site = "north", At = new DateTime(2001, 1, 19) }]),
            new() { Project = "test", Alerts = new AlertRouter(channel, new MemoryChannel("file"), []) },
            new FakeTimeProvider(s_asOf));
        var verdict = await validation.ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);

        Assert.Equal(VerdictStatus.Passed, verdict.Status);
        Assert.Empty(channel.Alerts);
    }

    private static TestSources Sources(Reading[] rows, SourceException? breaks = null) =>
        new TestSources().With(ReadingPlan.Instance, rows, breaks: breaks).With(PlacePlan.Instance, s_places);

    private static RuleOutcome Outcome(Verdict verdict, string id) => verdict.Rules.Single(rule => rule.Id == id);

    private Task<Verdict> Validate(TestSources sources, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default) =>
        new BatchValidation(sources, new() { Project = "test", Events = _events }, new FakeTimeProvider(s_asOf))
            .ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf, purpose, cancellation);
}
