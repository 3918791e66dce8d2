namespace Assay.Tracking.Store;

/// <summary>The registry of the embedded store: models and their versions behind one interface.</summary>
internal sealed class Registry(Models models, ModelVersions versions) : IRegisteredModels
{
    public Task<RegisteredModel> CreateAsync(string name, string? description = null, IReadOnlyList<Tag>? tags = null, CancellationToken cancel = default) =>
        models.CreateAsync(name, description, tags, cancel);

    public Task<RegisteredModel> GetAsync(string name, CancellationToken cancel = default) => models.GetAsync(name, cancel);

    public Task<Page<RegisteredModel>> SearchPageAsync(SearchQuery query, string? pageToken = null, CancellationToken cancel = default) =>
        models.SearchPageAsync(query, pageToken, cancel);

    public Task<RegisteredModel> RenameAsync(string name, string newName, CancellationToken cancel = default) =>
        models.RenameAsync(name, newName, cancel);

    public Task<RegisteredModel> UpdateAsync(string name, string description, CancellationToken cancel = default) =>
        models.UpdateAsync(name, description, cancel);

    public Task DeleteAsync(string name, CancellationToken cancel = default) => models.DeleteAsync(name, cancel);

    public Task SetTagAsync(string name, string key, string value, CancellationToken cancel = default) =>
        models.SetTagAsync(name, key, value, cancel);

    public Task DeleteTagAsync(string name, string key, CancellationToken cancel = default) => models.DeleteTagAsync(name, key, cancel);

    public Task SetAliasAsync(string name, string alias, string version, CancellationToken cancel = default) =>
        models.SetAliasAsync(name, alias, version, cancel);

    public Task DeleteAliasAsync(string name, string alias, CancellationToken cancel = default) =>
        models.DeleteAliasAsync(name, alias, cancel);

    public Task<RegisteredModelVersion> GetByAliasAsync(string name, string alias, CancellationToken cancel = default) =>
        models.GetByAliasAsync(name, alias, cancel);

    public Task<RegisteredModelVersion> CreateVersionAsync(NewModelVersion version, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        return versions.CreateAsync(version, cancel);
    }

    public Task<RegisteredModelVersion> GetVersionAsync(string name, string version, CancellationToken cancel = default) =>
        versions.GetAsync(name, version, cancel);

    public Task<Page<RegisteredModelVersion>> SearchVersionsPageAsync(SearchQuery query, string? pageToken = null, CancellationToken cancel = default) =>
        versions.SearchPageAsync(query, pageToken, cancel);

    public Task<RegisteredModelVersion> UpdateVersionAsync(string name, string version, string description, CancellationToken cancel = default) =>
        versions.UpdateAsync(name, version, description, cancel);

    public Task DeleteVersionAsync(string name, string version, CancellationToken cancel = default) =>
        versions.DeleteAsync(name, version, cancel);

    public Task SetVersionTagAsync(string name, string version, string key, string value, CancellationToken cancel = default) =>
        versions.SetTagAsync(name, version, key, value, cancel);

    public Task DeleteVersionTagAsync(string name, string version, string key, CancellationToken cancel = default) =>
        versions.DeleteTagAsync(name, version, key, cancel);

    public Task<string> GetDownloadUriAsync(string name, string version, CancellationToken cancel = default) =>
        versions.GetDownloadUriAsync(name, version, cancel);

    public Task<RegisteredModelVersion> TransitionStageAsync(
        string name, string version, string stage, bool archiveExisting = false, CancellationToken cancel = default) =>
        versions.TransitionAsync(name, version, stage, archiveExisting, cancel);

    public Task<IReadOnlyList<RegisteredModelVersion>> LatestVersionsAsync(string name, IReadOnlyList<string>? stages = null, CancellationToken cancel = default) =>
        versions.LatestAsync(name, stages, cancel);
}
