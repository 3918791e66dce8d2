using System.Text.Json.Serialization;

namespace Assay.Tracking;

/// <summary>How the upload of a logged model stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LoggedModelStatus>))]
public enum LoggedModelStatus
{
    /// <summary>A server did not say.</summary>
    [JsonStringEnumMemberName("LOGGED_MODEL_STATUS_UNSPECIFIED")] Unspecified,

    /// <summary>Created; files may still come.</summary>
    [JsonStringEnumMemberName("LOGGED_MODEL_PENDING")] Pending,

    /// <summary>All files are there.</summary>
    [JsonStringEnumMemberName("LOGGED_MODEL_READY")] Ready,

    /// <summary>The upload failed.</summary>
    [JsonStringEnumMemberName("LOGGED_MODEL_UPLOAD_FAILED")] UploadFailed,
}

/// <summary>A model that a run wrote, whether or not it was ever registered (MLflow 3).</summary>
public sealed record LoggedModel
{
    /// <summary>Identity and state.</summary>
    public LoggedModelInfo Info { get => field ?? LoggedModelInfo.None; init; }

    /// <summary>Parameters and metrics.</summary>
    public LoggedModelData Data { get => field ?? LoggedModelData.None; init; }
}

/// <summary>Identity and state of a logged model.</summary>
public sealed record LoggedModelInfo
{
    internal static readonly LoggedModelInfo None = new();

    /// <summary><c>m-</c> and 32 hexadecimal digits.</summary>
    public string ModelId { get => field ?? ""; init; }

    /// <summary>The experiment it belongs to.</summary>
    public string ExperimentId { get => field ?? ""; init; }

    /// <summary>For people; not unique.</summary>
    public string Name { get => field ?? ""; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long CreationTimestampMs { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long LastUpdatedTimestampMs { get; init; }

    /// <summary>Root of its files.</summary>
    public string ArtifactUri { get => field ?? ""; init; }

    /// <summary>How the upload stands.</summary>
    public LoggedModelStatus Status { get; init; }

    /// <summary>What kind of model, as its maker says; null where nothing was said.</summary>
    public string? ModelType { get; init; }

    /// <summary>The run that wrote it; null where none was named.</summary>
    public string? SourceRunId { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }
}

/// <summary>What a logged model was made with and measured at.</summary>
public sealed record LoggedModelData
{
    internal static readonly LoggedModelData None = new();

    /// <summary>Parameters, written once.</summary>
    public IReadOnlyList<Param> Params { get => field ?? []; init; }

    /// <summary>Points that runs logged with this model's id, the latest of each key, run and dataset.</summary>
    public IReadOnlyList<Metric> Metrics { get => field ?? []; init; }
}

/// <summary>What a logged model is created with.</summary>
/// <param name="ExperimentId">An experiment in use.</param>
public sealed record NewLoggedModel(string ExperimentId)
{
    /// <summary>For people; null lets the server invent one.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of model.</summary>
    public string? ModelType { get; init; }

    /// <summary>The run that writes it.</summary>
    public string? SourceRunId { get; init; }

    /// <summary>Parameters to begin with.</summary>
    public IReadOnlyList<Param> Params { get => field ?? []; init; }

    /// <summary>Tags to begin with.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }
}

/// <summary>A search for logged models.</summary>
public sealed record LoggedModelQuery
{
    /// <summary>The experiments to look into; at least one.</summary>
    public required IReadOnlyList<string> ExperimentIds { get; init; }

    /// <summary>Such as <c>metrics.auc &gt; 0.5 AND name = 'tree'</c>. Null takes all.</summary>
    public string? Filter { get; init; }

    /// <summary>Fields to order by, such as <c>metrics.auc</c>; empty takes the newest first.</summary>
    public IReadOnlyList<FieldOrder> OrderBy { get; init; } = [];

    /// <summary>Rows per page, at least 1.</summary>
    public int MaxResults { get; init; } = 50;
}

/// <summary>One field of an ordering.</summary>
/// <param name="FieldName">Such as <c>metrics.auc</c> or <c>creation_timestamp</c>.</param>
/// <param name="Ascending">Lowest first; the default.</param>
public sealed record FieldOrder(string FieldName, bool Ascending = true);
