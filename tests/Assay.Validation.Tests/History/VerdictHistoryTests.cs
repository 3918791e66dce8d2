using Assay.TestKit;
using Assay.Tests.Plans;
using Assay.Validation.History;
using Assay.Validation.Tests.Observing;
using Assay.Workspace.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Validation.Tests.History;

public sealed class VerdictHistoryTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(s_start);
    private readonly VerdictHistory _history;

    public VerdictHistoryTests() => _history = new(new FolderBlobStore(_folder.File("workspace")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_verdict_is_kept_and_the_newest_come_first()
    {
        for (var day = 0; day < 5; day++)
            await ValidateAsync($"{day}.parquet", 10 + day);

        var records = await _history.ReadAsync("readings", new() { Last = 3 });
        Assert.Equal([14L, 13L, 12L], records.Select(record => record.Rows));
        Assert.Equal(s_start.AddDays(4), records[0].Recorded);
        Assert.All(records, record => Assert.Equal(15, record.Rules.Count));
        Assert.Empty(await _history.ReadAsync("others", new()));
    }

    [Fact]
    public async Task Values_of_a_metric_come_oldest_first_one_per_batch()
    {
        await ValidateAsync("a.parquet", 10);
        await ValidateAsync("a.parquet", 10);
        await ValidateAsync("b.parquet", 20);
        await ValidateAsync("a.parquet", 30);

        IVerdictHistory history = _history;
        Assert.Equal([10.0, 20, 30], (await history.ValuesAsync("readings", VerdictMetric.Rows, new())).Select(value => value.Value));
        Assert.Equal([20.0, 30], (await history.ValuesAsync("readings", VerdictMetric.Rows, new() { Last = 2 })).Select(value => value.Value));
        var newest = (await _history.ReadAsync("readings", new() { Last = 1 }))[0];
        Assert.Equal([10.0, 20], (await history.ValuesAsync("readings", VerdictMetric.Rows, new() { ExceptContent = newest.Content })).Select(value => value.Value));
    }

    [Fact]
    public async Task Metrics_of_rules_and_columns_are_those_of_the_verdict()
    {
        var verdict = await ValidateAsync("a.parquet", 50);
        var record = Assert.Single(await _history.ReadAsync("readings", new()));

        var rule = verdict.Rules.Single(outcome => outcome.Id == "readings.code.pattern");
        Assert.Equal((double)rule.Failing / rule.InScope, VerdictMetric.FailingShare(rule.Id).Of(record));
        var number = verdict.Columns.Single(column => column.Column == "Number");
        Assert.Equal(number.Mean, VerdictMetric.Mean("Number").Of(record));
        Assert.Equal((double)number.Nulls / 50, VerdictMetric.NullShare("Number").Of(record));
        Assert.Equal((number.Min, number.Max, number.StandardDeviation), (VerdictMetric.Min("Number").Of(record), VerdictMetric.Max("Number").Of(record), VerdictMetric.StandardDeviation("Number").Of(record)));
        Assert.Equal(verdict.Rules.Single(outcome => outcome.Id == "readings.number.mean").Value, VerdictMetric.Value("readings.number.mean").Of(record));
        Assert.Null(VerdictMetric.Mean("Site").Of(record));
        Assert.Null(VerdictMetric.FailingShare("readings.no.rule").Of(record));
        Assert.Equal(("rows", "Number.mean"), (VerdictMetric.Rows.Name, VerdictMetric.Mean("Number").ToString()));
    }

    [Fact]
    public async Task What_was_refused_is_no_baseline_where_only_admitted_batches_count()
    {
        await ValidateAsync("a.parquet", 10);

        Assert.Empty(await _history.ReadAsync("readings", new() { AdmittedOnly = true }));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_passed_over()
    {
        await ValidateAsync("a.parquet", 10);
        _folder.Write("workspace/verdicts/readings/99999999T000000-000001-x.json.br", "no Brotli");

        Assert.Single(await _history.ReadAsync("readings", new()));
    }

    [Fact]
    public async Task The_trend_of_a_rule_shows_when_it_broke()
    {
        await ValidateAsync("a.parquet", 40);
        await ValidateAsync("b.parquet", 41);
        var trend = VerdictTrend.Of("readings", await _history.ReadAsync("readings", new()), "readings.code.pattern");

        var rule = Assert.Single(trend.Rules);
        Assert.Equal((2, 2, VerdictStatus.Failed), (rule.Broken, rule.Judged, rule.Last));
        Assert.Equal([40L, 41L], trend.Verdicts.Select(verdict => verdict.Rows));
        using var text = new StringWriter();
        new VerdictTrendText(width: 60).Write(text, trend);
        Assert.Contains("broken 2 of 2", text.ToString(), StringComparison.Ordinal);
        Assert.All(text.ToString().Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 60));
    }

    [Theory]
    [InlineData("·▁█ ", 0.0, 0.001, 0.8, null)]
    [InlineData("··", 0.0, 0.0)]
    public void A_sparkline_tells_none_from_few(string drawn, params object?[] shares) =>
        Assert.Equal(drawn, VerdictTrendText.Spark([.. shares.Cast<double?>()]));

    private async Task<Verdict> ValidateAsync(string file, int rows)
    {
        ReadingFiles.Write(_folder.File(file), RandomReadings.Draw(rows, rows), 100);
        var verdict = await new BatchValidation(new ReadingFiles(_folder), new() { Project = "test", History = _history }, _time)
            .ValidateAsync(ReadingPlan.Instance, new() { Source = file }, s_start);
        _time.Advance(TimeSpan.FromDays(1));
        return verdict;
    }
}
