using System.Text.Json;
using Assay.Monitoring.Tests.Parcels;
using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;

namespace Assay.Monitoring.Tests;

public sealed class MonitorRunnerTests : IDisposable
{
    private readonly Watch _watch = new();

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task A_day_like_the_reference_is_well()
    {
        await _watch.FreezeAsync();
        var parcels = ParcelData.Day(500, seed: 2);
        await _watch.AskAsync(parcels, day: 0);
        await _watch.LabelAsync(parcels, day: 0);

        var report = await _watch.RunAsync(day: 1);

        Assert.True(report.IsWell);
        var window = Assert.Single(report.Windows);
        Assert.Equal((500, 500), (window.Rows, window.Labelled));
        var auc = Assert.Single(window.Performance);
        Assert.True(auc is { Estimated: false, Rows: 500, Breached: false });
        Assert.True(auc.Low < auc.Value && auc.Value < auc.High);
        // Uniform probabilities: the AUC of a model that knows them is 5/6.
        Assert.Equal(5.0 / 6, auc.Value!.Value, 0.05);
    }

    [Fact]
    public async Task A_column_that_is_excepted_is_not_compared_and_the_exception_judges_the_window_anew()
    {
        await _watch.FreezeAsync();
        await _watch.AskAsync(ParcelData.Day(400, seed: 2, heavier: 3), day: 0);
        var watched = Assert.Single((await _watch.RunAsync(day: 1)).Windows);
        var monitor = Watch.Monitor with { Drift = Watch.Monitor.Drift! with { Except = [nameof(ParcelFeatures.Weight), nameof(ParcelAnswer.Probability)] } };

        var report = await _watch.Runner.RunAsync(monitor, ParcelData.Plan, ParcelData.Start.AddDays(1));

        var window = Assert.Single(report.Windows);
        Assert.Equal(["weight", "probability"], watched.Drift.Select(finding => finding.Column).Except(window.Drift.Select(finding => finding.Column)));
        Assert.NotEmpty(window.Drift);
        Assert.DoesNotContain(window.Drift, finding => finding.Drifted);
    }

    [Fact]
    public async Task A_window_that_has_not_ended_waits()
    {
        await _watch.FreezeAsync();
        await _watch.AskAsync(ParcelData.Day(100, seed: 2), day: 0);

        var early = await _watch.Runner.RunAsync(Watch.Monitor, ParcelData.Plan, ParcelData.Start.AddDays(1).AddTicks(-1));

        Assert.Empty(early.Windows);
        Assert.Single((await _watch.RunAsync(day: 1)).Windows);
    }

    [Fact]
    public async Task Running_twice_judges_and_sends_nothing_anew()
    {
        await _watch.FreezeAsync();
        await _watch.AskAsync(ParcelData.Day(400, seed: 2, heavier: 3), day: 0);
        await _watch.RunAsync(day: 1);
        var sent = _watch.File.Alerts.Count;

        var again = await _watch.RunAsync(day: 1);

        Assert.Equal((0, 1), (again.Windows.Count, again.Unchanged));
        Assert.Empty(again.Opened);
        Assert.NotEmpty(again.Open);
        Assert.False(again.IsWell);
        Assert.Equal(sent, _watch.File.Alerts.Count);
    }

    [Fact]
    public async Task An_alert_opens_once_is_kept_while_it_holds_and_resolves()
    {
        await _watch.FreezeAsync();
        await _watch.AskAsync(ParcelData.Day(400, seed: 2, day: 0, heavier: 3), day: 0);
        var opened = Assert.Single((await _watch.RunAsync(day: 1)).Opened, alert => alert.Subject == "drift.input.weight");

        await _watch.AskAsync(ParcelData.Day(400, seed: 3, day: 1, heavier: 3), day: 1);
        var held = await _watch.RunAsync(day: 2);
        await _watch.AskAsync(ParcelData.Day(400, seed: 4, day: 2), day: 2);
        var over = await _watch.RunAsync(day: 3);

        Assert.Empty(held.Opened);
        Assert.Equal(ParcelData.Start.AddDays(1), Assert.Single(held.Open, alert => alert.Subject == opened.Subject).LastWindow);
        Assert.Contains(over.Resolved, alert => alert.Alert.Id == opened.Alert.Id);
        Assert.Empty(over.Open);
        Assert.True(over.IsWell);
        Assert.Equal(
            [AlertStatus.Open, AlertStatus.Resolved],
            _watch.File.Alerts.Where(alert => alert.Id == opened.Alert.Id).Select(alert => alert.Status));
    }

    [Fact]
    public async Task A_model_that_fails_on_its_labels_is_an_error()
    {
        await _watch.FreezeAsync();
        var parcels = ParcelData.Day(500, seed: 2, learnt: false);
        await _watch.AskAsync(parcels, day: 0);
        await _watch.LabelAsync(parcels, day: 0);

        var alert = Assert.Single((await _watch.RunAsync(day: 1)).Opened);

        Assert.Equal(("performance.auc", Severity.Error), (alert.Subject, alert.Alert.Severity));
    }

    [Fact]
    public async Task Before_the_labels_the_metric_is_estimated_and_late_labels_judge_the_window_anew()
    {
        await _watch.FreezeAsync();
        var parcels = ParcelData.Day(500, seed: 2);
        await _watch.AskAsync(parcels, day: 0);
        var before = Assert.Single((await _watch.RunAsync(day: 1)).Windows).Performance[0];

        await _watch.LabelAsync(parcels, day: 0);
        var after = Assert.Single((await _watch.RunAsync(day: 1)).Windows).Performance[0];

        Assert.True(before.Estimated && !after.Estimated);
        Assert.Equal(after.Value!.Value, before.Value!.Value, 0.05);
    }

    [Fact]
    public async Task A_version_without_a_reference_is_noted_and_its_labels_still_count()
    {
        var parcels = ParcelData.Day(100, seed: 2);
        await _watch.AskAsync(parcels, day: 0, version: 9);
        await _watch.LabelAsync(parcels, day: 0);

        var window = Assert.Single((await _watch.RunAsync(day: 1)).Windows);

        Assert.Empty(window.Drift);
        Assert.Contains(window.Notes, note => note.Contains("Version 9", StringComparison.Ordinal));
        Assert.NotNull(window.Performance[0].Value);
    }

    [Fact]
    public async Task A_run_is_told_to_lineage_with_its_findings_and_without_a_cell()
    {
        await _watch.FreezeAsync();
        await _watch.AskAsync(ParcelData.Day(400, seed: 2, heavier: 3), day: 0);
        await _watch.RunAsync(day: 1);

        var end = Assert.IsType<RunEvent>(_watch.Sink.Events[^1]);
        Assert.Equal((RunState.Complete, "monitor.parcel-watch"), (end.EventType, end.Job.Name));
        Assert.Equal(["models/parcel-delay", "parcels"], end.Inputs.Select(input => input.Name));
        var facet = end.Run.Facets!.Custom("assay_monitor")!.Value;
        Assert.Equal(2, facet.GetProperty("alertsOpened").GetInt32());
        Assert.DoesNotContain("Berlin", JsonSerializer.Serialize(facet), StringComparison.Ordinal);
        Assert.All(_watch.File.Alerts, alert => Assert.DoesNotContain("Berlin", AlertText.Plain(alert), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_reads_back_as_it_was_written()
    {
        await _watch.FreezeAsync();
        await _watch.AskAsync(ParcelData.Day(400, seed: 2, heavier: 3), day: 0);
        var json = JsonSerializer.Serialize(await _watch.RunAsync(day: 1), MonitorJson.Default.MonitorReport);

        var read = JsonSerializer.Deserialize(json, MonitorJson.Default.MonitorReport)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, MonitorJson.Default.MonitorReport));
        Assert.Equal(2, read.Opened.Count);
    }

    [Fact]
    public async Task A_monitor_that_never_ran_has_an_empty_status_and_writes_nothing()
    {
        var status = await _watch.Runner.StatusAsync(Watch.Monitor);

        Assert.Empty(status.Windows);
        Assert.False(Directory.Exists(_watch.Workspace.Monitors));
    }
}
