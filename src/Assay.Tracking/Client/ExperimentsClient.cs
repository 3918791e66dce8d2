using Assay.Tracking.Wire;

namespace Assay.Tracking.Client;

internal sealed class ExperimentsClient(HttpWire wire) : IExperiments
{
    private const string Route = HttpWire.Api + "experiments/";

    public async Task<string> CreateAsync(
        string name, string? artifactLocation = null, IReadOnlyList<Tag>? tags = null, CancellationToken cancel = default) =>
        (await wire.SendAsync<CreateExperiment, ExperimentIdAnswer>(
            HttpMethod.Post, Route + "create", new(name, artifactLocation, tags), repeatable: false, cancel).ConfigureAwait(false)).ExperimentId;

    public async Task<Experiment> GetAsync(string experimentId, CancellationToken cancel = default) =>
        (await wire.GetAsync<ExperimentAnswer>(Route + "get", [("experiment_id", experimentId)], cancel).ConfigureAwait(false)).Experiment;

    public async Task<Experiment> GetByNameAsync(string name, CancellationToken cancel = default) =>
        (await wire.GetAsync<ExperimentAnswer>(Route + "get-by-name", [("experiment_name", name)], cancel).ConfigureAwait(false)).Experiment;

    public async Task<Page<Experiment>> SearchPageAsync(SearchQuery query, string? pageToken = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var answer = await wire.SendAsync<SearchBody, ExperimentsAnswer>(
            HttpMethod.Post,
            Route + "search",
            new(query.MaxResults, query.Filter, query.OrderBy, pageToken, query.View),
            repeatable: true,
            cancel).ConfigureAwait(false);
        return new(answer.Experiments ?? [], answer.NextPageToken);
    }

    public Task RenameAsync(string experimentId, string newName, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "update", new ExperimentRef(experimentId, NewName: newName), repeatable: true, cancel);

    public Task DeleteAsync(string experimentId, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "delete", new ExperimentRef(experimentId), repeatable: true, cancel);

    public Task RestoreAsync(string experimentId, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "restore", new ExperimentRef(experimentId), repeatable: true, cancel);

    public Task SetTagAsync(string experimentId, string key, string value, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "set-experiment-tag", new ExperimentRef(experimentId, Key: key, Value: value), repeatable: true, cancel);

    public Task DeleteTagAsync(string experimentId, string key, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "delete-experiment-tag", new ExperimentRef(experimentId, Key: key), repeatable: false, cancel);
}
