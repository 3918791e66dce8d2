namespace Assay.Tracking.Store;

/// <summary>Takes evenly spread steps out of several histories for a chart; first and last step of each history are kept.</summary>
internal static class Thinning
{
    internal static List<Metric> Thin(IReadOnlyList<IReadOnlyList<Metric>> histories, int maxResults)
    {
        long[] steps = [.. histories.SelectMany(history => history).Select(metric => metric.Step).Distinct().Order()];
        var kept = new HashSet<long>();
        if (steps.Length <= maxResults)
        {
            kept.UnionWith(steps);
        }
        else
        {
            var interval = (double)steps.Length / maxResults;
            for (var i = 0; i < maxResults; i++)
                kept.Add(steps[(int)(i * interval)]);
            foreach (var history in histories.Where(history => history.Count > 0))
                kept.UnionWith([history[0].Step, history[^1].Step]);
        }

        return [.. histories.SelectMany(history => history).Where(metric => kept.Contains(metric.Step))];
    }
}
