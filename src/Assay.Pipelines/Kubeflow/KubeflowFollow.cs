namespace Assay.Pipelines.Kubeflow;

/// <summary>Follows a run to its end.</summary>
/// <param name="client">Kubeflow.</param>
/// <param name="time">The clock.</param>
public sealed class KubeflowFollow(KubeflowClient client, TimeProvider time)
{
    /// <summary>Waits for the end of a run: asks often while something happens, and more and more seldom while nothing does.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="changed">Told of each task once per state.</param>
    /// <param name="cancellation">Stops waiting; the run goes on.</param>
    /// <returns>The run at its end: succeeded, skipped, failed or cancelled.</returns>
    /// <exception cref="PipelineException">Kubeflow can't be reached any more, or has lost the run.</exception>
    public async Task<KubeflowRun> ToEndAsync(string runId, Action<KubeflowTask> changed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var told = new Dictionary<string, KubeflowState>(StringComparer.Ordinal);
        var wait = client.Options.PollInterval;
        while (true)
        {
            var run = await client.RunAsync(runId, cancellation).ConfigureAwait(false);
            var news = run.Tasks.Where(task => !told.TryGetValue(task.Id, out var before) || before != task.State).ToList();
            foreach (var task in news)
            {
                told[task.Id] = task.State;
                changed(task);
            }

            if (run.State.IsLast())
                return run;
            wait = news.Count > 0 ? client.Options.PollInterval : Longer(wait);
            await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
        }
    }

    private TimeSpan Longer(TimeSpan wait) => wait * 1.5 < client.Options.MaxPollInterval ? wait * 1.5 : client.Options.MaxPollInterval;
}
