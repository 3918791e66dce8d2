namespace Assay.Tracking;

/// <summary>The small calls that are one batch, or one call and its expected refusal.</summary>
public static class Shortcuts
{
    /// <summary>Adds one point of a metric.</summary>
    public static Task LogMetricAsync(this IRuns runs, string runId, Metric metric, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.LogBatchAsync(runId, new RunBatch { Metrics = [metric] }, cancel);
    }

    /// <summary>Writes one parameter.</summary>
    public static Task LogParameterAsync(this IRuns runs, string runId, string key, string value, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.LogBatchAsync(runId, new RunBatch { Params = [new Param(key, value)] }, cancel);
    }

    /// <summary>Sets one tag.</summary>
    public static Task SetTagAsync(this IRuns runs, string runId, string key, string value, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.LogBatchAsync(runId, new RunBatch { Tags = [new Tag(key, value)] }, cancel);
    }

    /// <summary>The experiment with a name, or null.</summary>
    public static async Task<Experiment?> FindByNameAsync(this IExperiments experiments, string name, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(experiments);
        try
        {
            return await experiments.GetByNameAsync(name, cancel).ConfigureAwait(false);
        }
        catch (TrackingException e) when (e.Code == TrackingErrors.ResourceDoesNotExist)
        {
            return null;
        }
    }

    /// <summary>The id of the experiment with a name, created where it is not there. Several processes may ask at once.</summary>
    public static async Task<string> EnsureAsync(this IExperiments experiments, string name, CancellationToken cancel = default)
    {
        if (await experiments.FindByNameAsync(name, cancel).ConfigureAwait(false) is { } found)
            return found.ExperimentId;
        try
        {
            return await experiments.CreateAsync(name, null, null, cancel).ConfigureAwait(false);
        }
        catch (TrackingException e) when (e.Code == TrackingErrors.ResourceAlreadyExists)
        {
            return (await experiments.GetByNameAsync(name, cancel).ConfigureAwait(false)).ExperimentId;
        }
    }

    /// <summary>Creates a registered model where it is not there. Several processes may ask at once.</summary>
    public static async Task EnsureAsync(this IRegisteredModels models, string name, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        try
        {
            await models.GetAsync(name, cancel).ConfigureAwait(false);
        }
        catch (TrackingException e) when (e.Code == TrackingErrors.ResourceDoesNotExist)
        {
            try
            {
                await models.CreateAsync(name, null, null, cancel).ConfigureAwait(false);
            }
            catch (TrackingException taken) when (taken.Code == TrackingErrors.ResourceAlreadyExists)
            {
            }
        }
    }

    /// <summary>The version an alias points to, or null where model or alias is not there.</summary>
    public static async Task<RegisteredModelVersion?> FindByAliasAsync(
        this IRegisteredModels models, string name, string alias, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        try
        {
            return await models.GetByAliasAsync(name, alias, cancel).ConfigureAwait(false);
        }
        catch (TrackingException e) when (e.Code is TrackingErrors.ResourceDoesNotExist)
        {
            return null;
        }
        catch (TrackingException e) when (e.Code is TrackingErrors.InvalidParameterValue)
        {
            // MLflow says the same about an alias that is not there and one that cannot be: the model's own list decides.
            var model = await models.GetAsync(name, cancel).ConfigureAwait(false);
            if (model.Aliases.Any(a => string.Equals(a.Alias, alias, StringComparison.OrdinalIgnoreCase)))
                throw;
            return null;
        }
    }
}
