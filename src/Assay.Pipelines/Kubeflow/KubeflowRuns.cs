using System.Net;
using System.Text.Json;
using Assay.Pipelines.Kubeflow.Wire;

namespace Assay.Pipelines.Kubeflow;

/// <summary>Starts runs of an uploaded version, now or on a schedule.</summary>
/// <param name="client">Kubeflow.</param>
public sealed class KubeflowRuns(KubeflowClient client)
{
    /// <summary>The experiment of a name; made where it is new.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="PipelineException">Kubeflow can't be reached or refuses it.</exception>
    public async Task<string> ExperimentAsync(string name, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var made = await client.SendAsync(
            new Ask(HttpMethod.Post, "experiments", "make the experiment")
            {
                Body = KubeflowWire.Json(new NewExperiment(name, client.Options.Namespace), KubeflowJson.Default.NewExperiment),
                IsRepeatable = true,
                Expected = HttpStatusCode.Conflict,
            },
            KubeflowJson.Default.ExperimentWire,
            cancellation).ConfigureAwait(false);
        if (made?.ExperimentId is { } id)
            return id;
        var found = await client.SendAsync(
            KubeflowClient.Get("experiments", "find the experiment") with
            {
                Query = [("namespace", client.Options.Namespace), ("filter", KubeflowClient.Named(name)), ("page_size", "1")],
            },
            KubeflowJson.Default.ExperimentsWire,
            cancellation).ConfigureAwait(false);
        return found?.Experiments is [{ ExperimentId: { } known }, ..]
            ? known
            : throw new PipelineException("find the experiment", name, "a name that is taken and not shown", "an experiment of the namespace", "Set KFP_NAMESPACE to the one that holds it.");
    }

    /// <summary>Starts a run. It is asked for once only: after a lost answer look at the list of runs before asking again.</summary>
    /// <param name="name">The run's name for people.</param>
    /// <param name="version">What is run.</param>
    /// <param name="experimentId">Where it belongs.</param>
    /// <param name="parameters">Values of the pipeline's parameters; the others have their defaults.</param>
    /// <param name="cancellation">Stops asking; a run that was started goes on.</param>
    /// <exception cref="PipelineException">Kubeflow can't be reached or refuses it.</exception>
    public async Task<KubeflowRun> StartAsync(
        string name, KubeflowVersion version, string experimentId, IReadOnlyDictionary<string, JsonElement> parameters, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        var body = new NewRun(name, experimentId, Reference(version), new(parameters, client.Options.PipelineRoot), client.Options.ServiceAccount);
        return KubeflowRun.Of((await client.SendAsync(
            new Ask(HttpMethod.Post, "runs", "start the run") { Body = KubeflowWire.Json(body, KubeflowJson.Default.NewRun) },
            KubeflowJson.Default.RunWire,
            cancellation).ConfigureAwait(false))!);
    }

    /// <summary>Makes a recurring run, in place of any other of its name.</summary>
    /// <param name="schedule">When it runs.</param>
    /// <param name="version">What is run.</param>
    /// <param name="experimentId">Where its runs belong.</param>
    /// <param name="parameters">Values of the pipeline's parameters; the others have their defaults.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <returns>The recurring run; the one that was there where it says the same already.</returns>
    /// <exception cref="PipelineException">Kubeflow can't be reached or refuses it.</exception>
    public async Task<KubeflowRecurringRun> ScheduleAsync(
        RecurringSchedule schedule, KubeflowVersion version, string experimentId, IReadOnlyDictionary<string, JsonElement> parameters, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(version);
        var before = await client.RecurringRunsAsync(schedule.Name, cancellation).ConfigureAwait(false);
        if (before is [{ IsEnabled: true } only] && only.VersionId == version.VersionId && only.Cron == schedule.Cron && parameters.Count == 0)
            return only;
        // The new one first: a failure in between leaves two, which the next call sees to, and never none.
        var made = (await client.SendAsync(
            new Ask(HttpMethod.Post, "recurringruns", "make the recurring run")
            {
                Body = KubeflowWire.Json(schedule.Request(experimentId, Reference(version), new(parameters, client.Options.PipelineRoot), client.Options.ServiceAccount), KubeflowJson.Default.NewRecurringRun),
            },
            KubeflowJson.Default.RecurringRunWire,
            cancellation).ConfigureAwait(false))!;
        foreach (var old in before)
            await client.DeleteRecurringRunAsync(old.Id, cancellation).ConfigureAwait(false);
        return KubeflowRecurringRun.Of(made);
    }

    private static VersionReference Reference(KubeflowVersion version) => new(version.PipelineId, version.VersionId);
}
