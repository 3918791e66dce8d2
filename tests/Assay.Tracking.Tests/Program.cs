using System.Globalization;
using Assay.Tracking.Store;

namespace Assay.Tracking.Tests;

/// <summary>A process that writes to a store: <c>write FOLDER RUN COUNT OFFSET</c>.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not ["write", var folder, var runId, var count, var offset])
            return 2;
        await using var store = TrackingStore.Open(folder, TimeProvider.System);
        var first = long.Parse(offset, CultureInfo.InvariantCulture);
        for (var i = 0; i < int.Parse(count, CultureInfo.InvariantCulture); i++)
        {
            await store.Runs.LogBatchAsync(runId, new RunBatch
            {
                Metrics = [new Metric("loss", 1, 0, first + i)],
                Params = [new Param("same", "value")],
                Tags = [new Tag("last", offset)],
            });
        }

        return 0;
    }
}
