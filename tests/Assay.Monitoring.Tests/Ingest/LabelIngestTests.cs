using Assay.Monitoring.Store;
using Assay.Monitoring.Tests.Parcels;

namespace Assay.Monitoring.Tests.Ingest;

public sealed class LabelIngestTests : IDisposable
{
    private readonly Watch _watch = new();

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task A_label_is_made_by_the_features_method_of_what_became_known()
    {
        var parcels = ParcelData.Day(40, seed: 1);
        await _watch.AskAsync(parcels, day: 0);

        var report = await _watch.LabelAsync(parcels, day: 0);

        Assert.Equal((40, 40), (report.Rows, report.Labelled));
        Assert.True(report.IsClean);
        Assert.Equal(parcels.Select(parcel => (double?)(parcel.Delay > 60 ? 1 : 0)), await LabelsAsync());
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_says_so()
    {
        var parcels = ParcelData.Day(5, seed: 1);
        await _watch.AskAsync(parcels, day: 0);
        await _watch.LabelAsync(parcels, day: 0);

        var report = await _watch.LabelAsync(parcels, day: 0);

        Assert.Equal((5, 0, 5), (report.Rows, report.Labelled, report.Repeated));
        Assert.True(report.IsClean);
    }

    [Fact]
    public async Task Unknown_repeated_conflicting_and_empty_rows_are_counted_each()
    {
        await _watch.AskAsync(ParcelData.Day(3, seed: 1), day: 0);

        var report = await _watch.LabelAsync("id,delay\nd0-0,90\nd0-0,95\nd0-0,5\nd0-1,90\nnobody,1\n,5\nd0-2,\n");

        Assert.Equal((7, 2, 1, 1, 1, 2), (report.Rows, report.Labelled, report.Repeated, report.Conflicting, report.Unknown, report.Missing));
        Assert.Equal(["d0-0"], report.ConflictingIds);
        Assert.Equal(["nobody"], report.UnknownIds);
        Assert.False(report.IsClean);
        Assert.Equal([1.0, 1.0, null], await LabelsAsync());
    }

    [Fact]
    public async Task A_conflict_with_what_is_known_keeps_what_is_known()
    {
        await _watch.AskAsync(ParcelData.Day(1, seed: 1), day: 0);
        await _watch.LabelAsync("id,delay\nd0-0,90\n");

        var report = await _watch.LabelAsync("id,delay\nd0-0,5\n");

        Assert.Equal(1, report.Conflicting);
        Assert.Equal([1.0], await LabelsAsync());
    }

    [Fact]
    public async Task A_cell_that_is_no_number_is_unreadable()
    {
        await _watch.AskAsync(ParcelData.Day(2, seed: 1), day: 0);

        var report = await _watch.LabelAsync("id,delay\nd0-0,late\nd0-1,5\n");

        Assert.Equal((1, 1), (report.Unreadable, report.Labelled));
    }

    [Fact]
    public async Task A_file_may_hold_the_label_itself()
    {
        await _watch.AskAsync(ParcelData.Day(2, seed: 1), day: 0);

        var report = await _watch.LabelAsync("id,late\nd0-0,true\nd0-1,false\n");

        Assert.Equal(2, report.Labelled);
        Assert.Equal([1.0, 0.0], await LabelsAsync());
    }

    [Fact]
    public async Task A_file_with_neither_names_the_column_that_is_missing()
    {
        await _watch.AskAsync(ParcelData.Day(1, seed: 1), day: 0);

        var failure = await Assert.ThrowsAsync<SourceException>(() => _watch.LabelAsync("id,weather\nd0-0,rain\n"));

        Assert.Equal(SourceFault.Schema, failure.Fault);
        Assert.Contains("delay", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<IEnumerable<double?>> LabelsAsync()
    {
        var stored = await new PredictionTable(new MonitorDatabase(_watch.Workspace)).BetweenAsync("parcel-delay", ParcelData.Start, ParcelData.Start.AddDays(1), default);
        return stored.OrderBy(prediction => prediction.Time).Select(prediction => prediction.Label);
    }
}
