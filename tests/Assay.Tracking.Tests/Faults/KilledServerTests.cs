using System.Collections.Concurrent;
using Assay.TestKit;
using Assay.Tracking.Client;
using Assay.Tracking.Store;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Tests.Faults;

public class KilledServerTests
{
    private const int Writers = 16;

    [Fact]
    public async Task What_was_acknowledged_before_the_server_was_killed_is_there_afterwards()
    {
        using var folder = new TempFolder();
        var acknowledged = new ConcurrentBag<(string Run, Metric Metric)>();
        var enough = new TaskCompletionSource();
        using (var server = await ServerProcess.StartAsync(folder.Path))
        {
            var writers = Enumerable.Range(0, Writers).Select(_ => WriteAsync(server.Address)).ToList();
            await enough.Task;
            server.Kill();
            await Task.WhenAll(writers);
        }

        await using var store = TrackingStore.Open(folder.Path, TimeProvider.System);
        Assert.True(acknowledged.Count >= 1000);
        foreach (var of in acknowledged.GroupBy(written => written.Run))
        {
            var kept = new HashSet<Metric>();
            foreach (var key in new[] { "one", "many" })
            {
                await foreach (var metric in store.Runs.MetricHistoryAsync(of.Key, key))
                    kept.Add(metric);
            }

            Assert.Empty(of.Select(written => written.Metric).Except(kept));
            // The latest point is one of the history, and no batch is there by half.
            var latest = (await store.Runs.GetAsync(of.Key)).Data.Metrics.Single(metric => metric.Key == "many");
            Assert.Contains(latest, kept);
            Assert.Equal(0, kept.Count(metric => metric.Key == "many") % 20);
        }

        Assert.Equal("ok", Check(folder.File("tracking.db")));

        async Task WriteAsync(Uri address)
        {
            await using var client = new TrackingClient(new TrackingOptions { ServerUri = address, MaxRetries = 0 });
            try
            {
                var run = (await client.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
                for (var step = 0; ; step++)
                {
                    var one = new Metric("one", step, 1, step);
                    await client.Runs.LogMetricAsync(run, one);
                    acknowledged.Add((run, one));
                    Metric[] batch = [.. Enumerable.Range(0, 20).Select(i => new Metric("many", i, 1, (step * 20) + i))];
                    await client.Runs.LogBatchAsync(run, new RunBatch { Metrics = batch });
                    foreach (var metric in batch)
                        acknowledged.Add((run, metric));
                    if (acknowledged.Count >= 1000)
                        enough.TrySetResult();
                }
            }
            catch (TrackingException e) when (e.StatusCode == 0)
            {
                // The server is gone, as it is meant to be.
            }
        }
    }

    private static string? Check(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string?)command.ExecuteScalar();
    }
}
