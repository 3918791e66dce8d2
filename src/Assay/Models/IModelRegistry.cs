namespace Assay;

/// <summary>The registry of models and their versions. Filled by the host from the tracking room.</summary>
public interface IModelRegistry
{
    /// <summary>Registers a version of a model: uploads the folder, and returns the version when it can be read back.</summary>
    /// <param name="model">The model's name; registered where it is new.</param>
    /// <param name="folder">The folder the model was saved to.</param>
    /// <param name="runId">The run that made it.</param>
    /// <param name="tags">Tags of the version: content hash, data versions, gate verdict…</param>
    /// <param name="cancellation">Stops the upload; no version is then registered.</param>
    Task<ModelVersion> RegisterAsync(
        string model, string folder, string? runId, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation = default);

    /// <summary>The version that an alias (<c>champion</c>) points to; null where there is none.</summary>
    Task<ModelVersion?> FindAsync(string model, string alias, CancellationToken cancellation = default);

    /// <summary>A version by its number; null where there is none.</summary>
    Task<ModelVersion?> GetAsync(string model, int version, CancellationToken cancellation = default);

    /// <summary>All versions of a model, newest first; empty where the model is unknown.</summary>
    Task<IReadOnlyList<ModelVersion>> ListAsync(string model, CancellationToken cancellation = default);

    /// <summary>Points an alias to a version.</summary>
    Task SetAliasAsync(string model, int version, string alias, CancellationToken cancellation = default);

    /// <summary>Takes an alias away; one that is not there changes nothing.</summary>
    Task RemoveAliasAsync(string model, string alias, CancellationToken cancellation = default);

    /// <summary>Sets a tag of a version, in place of an earlier value.</summary>
    Task SetTagAsync(string model, int version, string key, string value, CancellationToken cancellation = default);

    /// <summary>Copies the files of a version to a folder, which is created.</summary>
    Task DownloadAsync(ModelVersion version, string folder, CancellationToken cancellation = default);
}

/// <summary>A version of a registered model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The number, from 1.</param>
/// <param name="SourceUri">Where the files are.</param>
/// <param name="RunId">The run that made it.</param>
/// <param name="Created">When it was registered.</param>
/// <param name="Aliases">The aliases that point to it.</param>
/// <param name="Tags">Its tags.</param>
public sealed record ModelVersion(
    string Model,
    int Version,
    string SourceUri,
    string? RunId,
    DateTimeOffset Created,
    IReadOnlyList<string> Aliases,
    IReadOnlyDictionary<string, string> Tags);

/// <summary>The aliases that Assay gives.</summary>
public static class ModelAlias
{
    /// <summary>The version that passed its gate last and is deployed.</summary>
    public const string Champion = "champion";

    /// <summary>The version that has passed its gate and is being deployed; gone once it is champion. Where a deployment broke off, it stays.</summary>
    public const string Challenger = "challenger";
}
