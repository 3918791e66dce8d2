namespace Assay.Tracking;

/// <summary>The logged models of a tracking server (MLflow 3).</summary>
public interface ILoggedModels
{
    /// <summary>Creates a logged model in state <see cref="LoggedModelStatus.Pending"/>.</summary>
    Task<LoggedModel> CreateAsync(NewLoggedModel model, CancellationToken cancel = default);

    /// <summary>Says that the upload is done, or failed.</summary>
    Task<LoggedModel> FinalizeAsync(string modelId, LoggedModelStatus status, CancellationToken cancel = default);

    /// <summary>A logged model; a deleted one is refused.</summary>
    Task<LoggedModel> GetAsync(string modelId, CancellationToken cancel = default);

    /// <summary>Marks it as deleted; its files stay.</summary>
    Task DeleteAsync(string modelId, CancellationToken cancel = default);

    /// <summary>One page of a search.</summary>
    Task<Page<LoggedModel>> SearchPageAsync(LoggedModelQuery query, string? pageToken = null, CancellationToken cancel = default);

    /// <summary>Sets tags.</summary>
    Task SetTagsAsync(string modelId, IReadOnlyList<Tag> tags, CancellationToken cancel = default);

    /// <summary>Removes a tag; one that is not there is refused.</summary>
    Task DeleteTagAsync(string modelId, string key, CancellationToken cancel = default);

    /// <summary>Writes parameters, once.</summary>
    Task LogParamsAsync(string modelId, IReadOnlyList<Param> parameters, CancellationToken cancel = default);
}
