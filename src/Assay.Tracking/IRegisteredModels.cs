namespace Assay.Tracking;

/// <summary>The model registry of a tracking server.</summary>
public interface IRegisteredModels
{
    /// <summary>Creates a model without versions. A taken name is refused.</summary>
    Task<RegisteredModel> CreateAsync(string name, string? description = null, IReadOnlyList<Tag>? tags = null, CancellationToken cancel = default);

    /// <summary>A model with its aliases and the latest version of each stage.</summary>
    Task<RegisteredModel> GetAsync(string name, CancellationToken cancel = default);

    /// <summary>One page of a search.</summary>
    Task<Page<RegisteredModel>> SearchPageAsync(SearchQuery query, string? pageToken = null, CancellationToken cancel = default);

    /// <summary>Gives it another name.</summary>
    Task<RegisteredModel> RenameAsync(string name, string newName, CancellationToken cancel = default);

    /// <summary>Changes its description.</summary>
    Task<RegisteredModel> UpdateAsync(string name, string description, CancellationToken cancel = default);

    /// <summary>Deletes it with all versions; their files stay.</summary>
    Task DeleteAsync(string name, CancellationToken cancel = default);

    /// <summary>Sets a tag.</summary>
    Task SetTagAsync(string name, string key, string value, CancellationToken cancel = default);

    /// <summary>Removes a tag.</summary>
    Task DeleteTagAsync(string name, string key, CancellationToken cancel = default);

    /// <summary>Points an alias at a version, away from the one before.</summary>
    Task SetAliasAsync(string name, string alias, string version, CancellationToken cancel = default);

    /// <summary>Removes an alias; one that is not there changes nothing.</summary>
    Task DeleteAliasAsync(string name, string alias, CancellationToken cancel = default);

    /// <summary>The version an alias points to. An unknown alias is refused with 400, as MLflow does.</summary>
    Task<RegisteredModelVersion> GetByAliasAsync(string name, string alias, CancellationToken cancel = default);

    /// <summary>Creates the next version.</summary>
    Task<RegisteredModelVersion> CreateVersionAsync(NewModelVersion version, CancellationToken cancel = default);

    /// <summary>One version.</summary>
    Task<RegisteredModelVersion> GetVersionAsync(string name, string version, CancellationToken cancel = default);

    /// <summary>One page of a search over versions.</summary>
    Task<Page<RegisteredModelVersion>> SearchVersionsPageAsync(SearchQuery query, string? pageToken = null, CancellationToken cancel = default);

    /// <summary>Changes a version's description.</summary>
    Task<RegisteredModelVersion> UpdateVersionAsync(string name, string version, string description, CancellationToken cancel = default);

    /// <summary>Deletes a version; its files stay, its aliases go.</summary>
    Task DeleteVersionAsync(string name, string version, CancellationToken cancel = default);

    /// <summary>Sets a tag on a version.</summary>
    Task SetVersionTagAsync(string name, string version, string key, string value, CancellationToken cancel = default);

    /// <summary>Removes a tag from a version.</summary>
    Task DeleteVersionTagAsync(string name, string version, string key, CancellationToken cancel = default);

    /// <summary>Where a version's files are.</summary>
    Task<string> GetDownloadUriAsync(string name, string version, CancellationToken cancel = default);

    /// <summary>Moves a version to a stage: None, Staging, Production or Archived. Deprecated by MLflow: use aliases.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The version.</param>
    /// <param name="stage">In any case.</param>
    /// <param name="archiveExisting">Whether other versions of that stage are archived.</param>
    /// <param name="cancel">Cancels the request.</param>
    Task<RegisteredModelVersion> TransitionStageAsync(string name, string version, string stage, bool archiveExisting = false, CancellationToken cancel = default);

    /// <summary>The highest version of each stage; of the named stages only where some are named.</summary>
    Task<IReadOnlyList<RegisteredModelVersion>> LatestVersionsAsync(string name, IReadOnlyList<string>? stages = null, CancellationToken cancel = default);
}
