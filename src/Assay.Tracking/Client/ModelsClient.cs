using System.Globalization;
using Assay.Tracking.Wire;

namespace Assay.Tracking.Client;

internal sealed class ModelsClient(HttpWire wire) : IRegisteredModels
{
    private const string Models = HttpWire.Api + "registered-models/";
    private const string Versions = HttpWire.Api + "model-versions/";

    public Task<RegisteredModel> CreateAsync(string name, string? description = null, IReadOnlyList<Tag>? tags = null, CancellationToken cancel = default) =>
        ModelAsync(HttpMethod.Post, "create", new(name, Description: description, Tags: tags), repeatable: false, cancel);

    public async Task<RegisteredModel> GetAsync(string name, CancellationToken cancel = default) =>
        (await wire.GetAsync<RegisteredModelAnswer>(Models + "get", [("name", name)], cancel).ConfigureAwait(false)).RegisteredModel;

    public async Task<Page<RegisteredModel>> SearchPageAsync(SearchQuery query, string? pageToken = null, CancellationToken cancel = default)
    {
        var answer = await wire.GetAsync<RegisteredModelsAnswer>(Models + "search", Query(query, pageToken), cancel).ConfigureAwait(false);
        return new(answer.RegisteredModels ?? [], answer.NextPageToken);
    }

    public Task<RegisteredModel> RenameAsync(string name, string newName, CancellationToken cancel = default) =>
        ModelAsync(HttpMethod.Post, "rename", new(name, NewName: newName), repeatable: false, cancel);

    public Task<RegisteredModel> UpdateAsync(string name, string description, CancellationToken cancel = default) =>
        ModelAsync(HttpMethod.Patch, "update", new(name, Description: description), repeatable: true, cancel);

    public Task DeleteAsync(string name, CancellationToken cancel = default) =>
        BodyAsync(HttpMethod.Delete, Models + "delete", new(name), repeatable: false, cancel);

    public Task SetTagAsync(string name, string key, string value, CancellationToken cancel = default) =>
        BodyAsync(HttpMethod.Post, Models + "set-tag", new(name, Key: key, Value: value), repeatable: true, cancel);

    public Task DeleteTagAsync(string name, string key, CancellationToken cancel = default) =>
        BodyAsync(HttpMethod.Delete, Models + "delete-tag", new(name, Key: key), repeatable: true, cancel);

    public Task SetAliasAsync(string name, string alias, string version, CancellationToken cancel = default) =>
        BodyAsync(HttpMethod.Post, Models + "alias", new(name, Alias: alias, Version: version), repeatable: true, cancel);

    public Task DeleteAliasAsync(string name, string alias, CancellationToken cancel = default) =>
        BodyAsync(HttpMethod.Delete, Models + "alias", new(name, Alias: alias), repeatable: true, cancel);

    public Task<RegisteredModelVersion> GetByAliasAsync(string name, string alias, CancellationToken cancel = default) =>
        VersionAsync(Models + "alias", [("name", name), ("alias", alias)], cancel);

    // Two versions would come of a creation that is repeated, so it is sent once.
    public async Task<RegisteredModelVersion> CreateVersionAsync(NewModelVersion version, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        return (await wire.SendAsync<CreateVersion, ModelVersionAnswer>(
            HttpMethod.Post,
            Versions + "create",
            new(version.Name, version.Source, version.RunId, version.RunLink, version.Description, version.Tags, version.ModelId),
            repeatable: false,
            cancel).ConfigureAwait(false)).ModelVersion;
    }

    public Task<RegisteredModelVersion> GetVersionAsync(string name, string version, CancellationToken cancel = default) =>
        VersionAsync(Versions + "get", [("name", name), ("version", version)], cancel);

    public async Task<Page<RegisteredModelVersion>> SearchVersionsPageAsync(
        SearchQuery query, string? pageToken = null, CancellationToken cancel = default)
    {
        var answer = await wire.GetAsync<ModelVersionsAnswer>(Versions + "search", Query(query, pageToken), cancel).ConfigureAwait(false);
        return new(answer.ModelVersions ?? [], answer.NextPageToken);
    }

    public async Task<RegisteredModelVersion> UpdateVersionAsync(
        string name, string version, string description, CancellationToken cancel = default) =>
        (await wire.SendAsync<ModelBody, ModelVersionAnswer>(
            HttpMethod.Patch, Versions + "update", new(name, Version: version, Description: description), repeatable: true, cancel)
            .ConfigureAwait(false)).ModelVersion;

    public Task DeleteVersionAsync(string name, string version, CancellationToken cancel = default) =>
        BodyAsync(HttpMethod.Delete, Versions + "delete", new(name, Version: version), repeatable: false, cancel);

    public Task SetVersionTagAsync(string name, string version, string key, string value, CancellationToken cancel = default) =>
        BodyAsync(HttpMethod.Post, Versions + "set-tag", new(name, Version: version, Key: key, Value: value), repeatable: true, cancel);

    public Task DeleteVersionTagAsync(string name, string version, string key, CancellationToken cancel = default) =>
        BodyAsync(HttpMethod.Delete, Versions + "delete-tag", new(name, Version: version, Key: key), repeatable: true, cancel);

    public async Task<string> GetDownloadUriAsync(string name, string version, CancellationToken cancel = default) =>
        (await wire.GetAsync<ArtifactUriAnswer>(Versions + "get-download-uri", [("name", name), ("version", version)], cancel)
            .ConfigureAwait(false)).ArtifactUri;

    public async Task<RegisteredModelVersion> TransitionStageAsync(
        string name, string version, string stage, bool archiveExisting = false, CancellationToken cancel = default) =>
        (await wire.SendAsync<TransitionStage, ModelVersionAnswer>(
            HttpMethod.Post, Versions + "transition-stage", new(name, version, stage, archiveExisting), repeatable: true, cancel)
            .ConfigureAwait(false)).ModelVersion;

    public async Task<IReadOnlyList<RegisteredModelVersion>> LatestVersionsAsync(
        string name, IReadOnlyList<string>? stages = null, CancellationToken cancel = default) =>
        (await wire.SendAsync<LatestVersions, ModelVersionsAnswer>(
            HttpMethod.Post, Models + "get-latest-versions", new(name, stages), repeatable: true, cancel).ConfigureAwait(false)).ModelVersions ?? [];

    private static IEnumerable<(string Key, string? Value)> Query(SearchQuery query, string? pageToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return
        [
            ("filter", query.Filter),
            ("max_results", query.MaxResults.ToString(CultureInfo.InvariantCulture)),
            .. query.OrderBy.Select(order => ("order_by", (string?)order)),
            ("page_token", pageToken),
        ];
    }

    private async Task<RegisteredModel> ModelAsync(HttpMethod method, string route, ModelBody body, bool repeatable, CancellationToken cancel) =>
        (await wire.SendAsync<ModelBody, RegisteredModelAnswer>(method, Models + route, body, repeatable, cancel).ConfigureAwait(false)).RegisteredModel;

    private async Task<RegisteredModelVersion> VersionAsync(string route, IEnumerable<(string Key, string? Value)> query, CancellationToken cancel) =>
        (await wire.GetAsync<ModelVersionAnswer>(route, query, cancel).ConfigureAwait(false)).ModelVersion;

    private Task<Nothing> BodyAsync(HttpMethod method, string route, ModelBody body, bool repeatable, CancellationToken cancel) =>
        wire.SendAsync<ModelBody, Nothing>(method, route, body, repeatable, cancel);
}
