using System.Diagnostics;
using Assay.TestKit;
using Assay.Tracking.Store;

namespace Assay.Tracking.Tests.Store;

public class ConcurrencyTests
{
    [Fact]
    public async Task Several_processes_write_one_store_and_nothing_is_lost()
    {
        const int Processes = 4;
        const int Each = 50;
        using var folder = new TempFolder();
        await using var store = TrackingStore.Open(folder.Path, TimeProvider.System);
        var run = (await store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        var writers = Enumerable.Range(0, Processes).Select(i => Start(folder.Path, run, Each, i * 1000)).ToList();
        var here = Task.WhenAll(Enumerable.Range(0, Each).Select(i => store.Runs.LogMetricAsync(run, new Metric("loss", 1, 0, 100_000 + i))));
        foreach (var writer in writers)
        {
            var errors = await writer.StandardError.ReadToEndAsync();
            await writer.WaitForExitAsync();
            Assert.True(writer.ExitCode == 0, errors);
            writer.Dispose();
        }

        await here;
        var steps = new List<long>();
        await foreach (var metric in store.Runs.MetricHistoryAsync(run, "loss"))
            steps.Add(metric.Step);
        Assert.Equal(Enumerable.Range(0, Processes).SelectMany(p => Enumerable.Range(p * 1000, Each)).Concat(Enumerable.Range(100_000, Each)).Select(i => (long)i), steps);
        Assert.Equal([new Param("same", "value")], (await store.Runs.GetAsync(run)).Data.Params);
    }

    [Fact]
    public async Task Stores_that_open_a_new_folder_at_once_agree_on_one()
    {
        using var folder = new TempFolder();
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => TrackingStore.Open(folder.Path, TimeProvider.System))));
        var ids = await Task.WhenAll(stores.Select(store => store.Experiments.EnsureAsync("shared")));
        Assert.Single(ids.Distinct());
        var versions = await Task.WhenAll(stores.Select(async store =>
        {
            await store.Models.EnsureAsync("m");
            return (await store.Models.CreateVersionAsync(new NewModelVersion("m", "mlflow-artifacts:/x"))).Version;
        }));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], versions.Order());
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    private static Process Start(string folder, string run, int count, int offset) =>
        Process.Start(ServerProcess.Command(["write", folder, run, $"{count}", $"{offset}"]))!;
}
