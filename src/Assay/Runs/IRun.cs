namespace Assay;

/// <summary>
/// A run of an experiment, as a step sees it. Logging costs next to nothing on the caller's thread and never throws because a server is
/// away: what could not be sent is kept and sent later. Safe to call from several threads.
/// </summary>
public interface IRun
{
    /// <summary>The run's id in the tracking store.</summary>
    string Id { get; }

    /// <summary>Logs a parameter, written once: invariant text of the value. The same value again is fine.</summary>
    void LogParameter(string key, object value);

    /// <summary>Logs a point of a metric. NaN and infinities are kept.</summary>
    /// <param name="key">The metric's name; <c>/</c> groups charts.</param>
    /// <param name="value">The value.</param>
    /// <param name="step">The step, exact to 64 bits.</param>
    void LogMetric(string key, double value, long step = 0);

    /// <summary>Sets a tag; a later value replaces an earlier one.</summary>
    void SetTag(string key, string value);

    /// <summary>Uploads a file or folder as an artifact.</summary>
    /// <param name="localPath">The file or folder.</param>
    /// <param name="artifactPath">The folder in the run's artifacts; null for their root.</param>
    /// <param name="cancellation">Stops the upload.</param>
    Task LogArtifactAsync(string localPath, string? artifactPath = null, CancellationToken cancellation = default);

    /// <summary>Logs a dataset that the run reads.</summary>
    void LogDataset(RunDataset dataset);

    /// <summary>Uploads a model that was saved to a folder, with its signature and the hash of each file where the tracking room keeps them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellation">Stops the upload.</param>
    Task LogModelAsync(RunModel model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return LogArtifactAsync(model.Folder, model.ArtifactPath, cancellation);
    }
}

/// <summary>A model that a run made.</summary>
/// <param name="Name">The model's declared name.</param>
/// <param name="Folder">The folder that it was saved to.</param>
/// <param name="ArtifactPath">The folder in the run's artifacts.</param>
public sealed record RunModel(string Name, string Folder, string ArtifactPath)
{
    /// <summary>The columns that go in, without the label; empty where they are not known.</summary>
    public IReadOnlyList<ColumnDescriptor> Inputs { get; init; } = [];

    /// <summary>The columns that come out; empty where they are not known.</summary>
    public IReadOnlyList<ColumnDescriptor> Outputs { get; init; } = [];
}

/// <summary>A dataset that a run reads.</summary>
/// <param name="Name">The dataset's name.</param>
/// <param name="Digest">A hash of its content.</param>
/// <param name="Context"><c>training, validation, test, eval</c>.</param>
public sealed record RunDataset(string Name, string Digest, string Context)
{
    /// <summary>The physical place.</summary>
    public string? Source { get; init; }

    /// <summary>The version of the dataset.</summary>
    public string? Version { get; init; }

    /// <summary>The number of rows.</summary>
    public long? Rows { get; init; }

    /// <summary>The declared columns; empty where they are not known.</summary>
    public IReadOnlyList<ColumnDescriptor> Columns { get; init; } = [];
}
