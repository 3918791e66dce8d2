using Assay.Monitoring.Store;
using Assay.Monitoring.Tests.Parcels;
using Assay.TestKit;
using Assay.Workspace;

namespace Assay.Monitoring.Tests.Store;

public sealed class PredictionLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_appended_is_there_for_another_process()
    {
        var rows = await ParcelData.AnswersAsync(ParcelData.Day(3, seed: 1), "a");
        await new PredictionLog(Workspace()).AppendAsync(ParcelData.Plan, rows);

        var stored = await Table().BetweenAsync("parcel-delay", ParcelData.Start, ParcelData.Start.AddDays(1), default);

        Assert.Equal(["a-0", "a-1", "a-2"], stored.Select(prediction => prediction.Id));
        Assert.All(stored, prediction => Assert.Null(prediction.Label));
        Assert.Equal(rows.Outputs.Select(output => (double?)output.Probability), stored.Select(prediction => prediction.Score));
        Assert.Equal(rows.EventTimes.Select(time => time.UtcTicks), stored.Select(prediction => prediction.Time));
        Assert.Contains("\"weight\":", stored[0].Input, StringComparison.Ordinal);
        Assert.Contains("\"probability\":", stored[0].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_id_again_changes_nothing()
    {
        var log = new PredictionLog(Workspace());
        await log.AppendAsync(ParcelData.Plan, await ParcelData.AnswersAsync(ParcelData.Day(2, seed: 1), "a"));
        await log.AppendAsync(ParcelData.Plan, await ParcelData.AnswersAsync(ParcelData.Day(3, seed: 2), "a"));

        var stored = await Table().BetweenAsync("parcel-delay", ParcelData.Start, ParcelData.Start.AddDays(1), default);

        Assert.Equal(3, stored.Count);
        Assert.Equal(ParcelData.Day(2, seed: 1)[0].Weight / 10, stored[0].Score);
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        var writers = Enumerable.Range(0, 8).Select(async writer =>
        {
            // Each has a database of its own, as another process would.
            var log = new PredictionLog(Workspace());
            for (var call = 0; call < 5; call++)
                await log.AppendAsync(ParcelData.Plan, await ParcelData.AnswersAsync(ParcelData.Day(20, seed: call), $"{writer}-{call}"));
        });
        await Task.WhenAll(writers);

        var stored = await Table().BetweenAsync("parcel-delay", ParcelData.Start, ParcelData.Start.AddDays(1), default);

        Assert.Equal(8 * 5 * 20, stored.Select(prediction => prediction.Id).Distinct().Count());
    }

    [Fact]
    public async Task Predictions_fall_into_the_window_of_their_event_time()
    {
        var log = new PredictionLog(Workspace());
        await log.AppendAsync(ParcelData.Plan, await ParcelData.AnswersAsync(ParcelData.Day(5, seed: 1, day: 1), "b"));
        await log.AppendAsync(ParcelData.Plan, await ParcelData.AnswersAsync(ParcelData.Day(4, seed: 1), "a"));
        await log.AppendAsync(ParcelData.Plan, await ParcelData.AnswersAsync(ParcelData.Day(2, seed: 2, day: 1), "c", version: 2));

        var counts = await Table().CountAsync("parcel-delay", TimeSpan.TicksPerDay, ParcelData.Start.AddDays(9), default);

        var first = (ParcelData.Start - DateTimeOffset.UnixEpoch).Days;
        Assert.Equal([(first, 1, 4L), (first + 1, 1, 5L), (first + 1, 2, 2L)], counts.Select(count => ((int)count.Number, count.Version, count.Rows)));
    }

    [Fact]
    public async Task What_is_older_than_a_time_is_removed_and_nothing_else()
    {
        var log = new PredictionLog(Workspace());
        var second = ParcelData.Start.AddDays(1);
        Assert.Equal(0, await log.CountBeforeAsync("parcel-delay", second));
        await log.AppendAsync(ParcelData.Plan, await ParcelData.AnswersAsync(ParcelData.Day(4, seed: 1), "a"));
        await log.AppendAsync(ParcelData.Plan, await ParcelData.AnswersAsync(ParcelData.Day(5, seed: 1, day: 1), "b"));

        Assert.Equal(4, await log.CountBeforeAsync("parcel-delay", second));
        Assert.Equal(0, await log.RemoveBeforeAsync("another", second));
        Assert.Equal(4, await log.RemoveBeforeAsync("parcel-delay", second));
        Assert.Equal(5, (await Table().BetweenAsync("parcel-delay", ParcelData.Start, ParcelData.Start.AddDays(9), default)).Count);
    }

    [Fact]
    public async Task Lists_of_different_lengths_are_refused()
    {
        var rows = await ParcelData.AnswersAsync(ParcelData.Day(2, seed: 1), "a");
        await Assert.ThrowsAsync<ArgumentException>(() => new PredictionLog(Workspace()).AppendAsync(ParcelData.Plan, rows with { Ids = ["a"] }));
    }

    private AssayWorkspace Workspace() => AssayWorkspace.Open(_folder.Path);

    private PredictionTable Table() => new(new MonitorDatabase(Workspace()));
}
