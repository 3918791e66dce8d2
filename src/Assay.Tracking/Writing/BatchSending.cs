namespace Assay.Tracking.Writing;

/// <summary>Sends a batch so that one entry a server refuses does not take the others along.</summary>
internal static class BatchSending
{
    /// <summary>Sends a batch whole, and in parts where it is refused.</summary>
    /// <param name="runs">The server.</param>
    /// <param name="runId">The run.</param>
    /// <param name="batch">At least one entry.</param>
    /// <param name="refused">Told of each entry that is refused even alone.</param>
    /// <param name="cancel">Stops waiting for the server.</param>
    internal static async Task SendAsync(IRuns runs, string runId, RunBatch batch, Action<string, TrackingException> refused, CancellationToken cancel)
    {
        try
        {
            await runs.LogBatchAsync(runId, batch, cancel).ConfigureAwait(false);
        }
        catch (TrackingException e) when (JournalSender.IsRefusal(e))
        {
            var parts = Parts(batch);
            if (parts.Count == 1)
                refused(parts[0].What, e);
            else
                foreach (var (_, part) in parts)
                    await SendAsync(runs, runId, part, refused, cancel).ConfigureAwait(false);
        }
    }

    // Metrics stay together at first: there may be a thousand, and it is a parameter that is refused most.
    private static List<(string What, RunBatch Part)> Parts(RunBatch batch)
    {
        var parts = new List<(string What, RunBatch Part)>();
        if (batch.Metrics.Count > 0 && batch.Params.Count + batch.Tags.Count > 0)
            parts.Add(("metrics", new RunBatch { Metrics = batch.Metrics }));
        else
            parts.AddRange(batch.Metrics.Select(metric => ($"metric '{metric.Key}'", new RunBatch { Metrics = [metric] })));
        parts.AddRange(batch.Params.Select(param => ($"parameter '{param.Key}'", new RunBatch { Params = [param] })));
        parts.AddRange(batch.Tags.Select(tag => ($"tag '{tag.Key}'", new RunBatch { Tags = [tag] })));
        return parts;
    }
}
