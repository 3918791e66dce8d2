namespace Assay.Pipelines.Local;

/// <summary>Watches a run. Called from many threads, one call at a time; must return soon.</summary>
public interface IPipelineObserver
{
    /// <summary>A process is about to start.</summary>
    /// <param name="task">The task's path.</param>
    /// <param name="attempt">Which try, from 1.</param>
    void Started(string task, int attempt);

    /// <summary>A process wrote a line.</summary>
    /// <param name="task">The task's path.</param>
    /// <param name="line">The line.</param>
    void Wrote(string task, string line);

    /// <summary>A task ended, or was skipped.</summary>
    /// <param name="result">How.</param>
    void Ended(TaskResult result);
}
