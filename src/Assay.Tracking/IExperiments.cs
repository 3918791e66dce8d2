namespace Assay.Tracking;

/// <summary>The experiments of a tracking server.</summary>
public interface IExperiments
{
    /// <summary>Creates an experiment and answers its id. A taken name, even a deleted experiment's, is refused.</summary>
    /// <param name="name">At most 500 characters.</param>
    /// <param name="artifactLocation">Where its runs' artifacts go; null takes the server's own place.</param>
    /// <param name="tags">Tags to begin with.</param>
    /// <param name="cancel">Cancels the request.</param>
    Task<string> CreateAsync(string name, string? artifactLocation = null, IReadOnlyList<Tag>? tags = null, CancellationToken cancel = default);

    /// <summary>The experiment with an id, deleted ones included.</summary>
    Task<Experiment> GetAsync(string experimentId, CancellationToken cancel = default);

    /// <summary>The experiment with a name, deleted ones included.</summary>
    Task<Experiment> GetByNameAsync(string name, CancellationToken cancel = default);

    /// <summary>One page of a search.</summary>
    Task<Page<Experiment>> SearchPageAsync(SearchQuery query, string? pageToken = null, CancellationToken cancel = default);

    /// <summary>Gives it another name.</summary>
    Task RenameAsync(string experimentId, string newName, CancellationToken cancel = default);

    /// <summary>Marks it and its runs as deleted.</summary>
    Task DeleteAsync(string experimentId, CancellationToken cancel = default);

    /// <summary>Takes a deletion back.</summary>
    Task RestoreAsync(string experimentId, CancellationToken cancel = default);

    /// <summary>Sets a tag.</summary>
    Task SetTagAsync(string experimentId, string key, string value, CancellationToken cancel = default);

    /// <summary>Removes a tag; one that is not there is refused.</summary>
    Task DeleteTagAsync(string experimentId, string key, CancellationToken cancel = default);
}
