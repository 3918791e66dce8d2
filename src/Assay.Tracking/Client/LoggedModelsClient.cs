using Assay.Tracking.Wire;

namespace Assay.Tracking.Client;

internal sealed class LoggedModelsClient(HttpWire wire) : ILoggedModels
{
    private const string Route = HttpWire.Api + "logged-models";

    // Two models would come of a creation that is repeated, so it is sent once.
    public async Task<LoggedModel> CreateAsync(NewLoggedModel model, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (await wire.SendAsync<CreateLoggedModel, LoggedModelAnswer>(
            HttpMethod.Post,
            Route,
            new(model.ExperimentId, model.Name, model.ModelType, model.SourceRunId, model.Params, model.Tags),
            repeatable: false,
            cancel).ConfigureAwait(false)).Model;
    }

    public async Task<LoggedModel> FinalizeAsync(string modelId, LoggedModelStatus status, CancellationToken cancel = default) =>
        (await wire.SendAsync<LoggedModelBody, LoggedModelAnswer>(
            HttpMethod.Patch, At(modelId), new(modelId, Status: status), repeatable: true, cancel).ConfigureAwait(false)).Model;

    public async Task<LoggedModel> GetAsync(string modelId, CancellationToken cancel = default) =>
        (await wire.GetAsync<LoggedModelAnswer>(At(modelId), [], cancel).ConfigureAwait(false)).Model;

    public Task DeleteAsync(string modelId, CancellationToken cancel = default) =>
        wire.AskAsync<Nothing>(() => new HttpRequestMessage(HttpMethod.Delete, wire.Address(At(modelId), [])), repeatable: false, cancel);

    public async Task<Page<LoggedModel>> SearchPageAsync(LoggedModelQuery query, string? pageToken = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var answer = await wire.SendAsync<SearchLoggedModels, LoggedModelsAnswer>(
            HttpMethod.Post,
            Route + "/search",
            new(query.ExperimentIds, query.Filter, query.OrderBy, query.MaxResults, pageToken),
            repeatable: true,
            cancel).ConfigureAwait(false);
        return new(answer.Models ?? [], answer.NextPageToken);
    }

    public Task SetTagsAsync(string modelId, IReadOnlyList<Tag> tags, CancellationToken cancel = default) =>
        wire.SendAsync<LoggedModelBody, Nothing>(HttpMethod.Patch, At(modelId) + "/tags", new(modelId, Tags: tags), repeatable: true, cancel);

    public Task DeleteTagAsync(string modelId, string key, CancellationToken cancel = default)
    {
        var address = wire.Address($"{At(modelId)}/tags/{Uri.EscapeDataString(key)}", []);
        return wire.AskAsync<Nothing>(() => new HttpRequestMessage(HttpMethod.Delete, address), repeatable: false, cancel);
    }

    public Task LogParamsAsync(string modelId, IReadOnlyList<Param> parameters, CancellationToken cancel = default) =>
        wire.SendAsync<LoggedModelBody, Nothing>(HttpMethod.Post, At(modelId) + "/params", new(modelId, Params: parameters), repeatable: true, cancel);

    private static string At(string modelId)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelId);
        return $"{Route}/{Uri.EscapeDataString(modelId)}";
    }
}
