using System.Text.Json.Serialization;

namespace Assay.Workspace.Lineage;

/// <summary>What a run event tells of its run. A run has one <see cref="Start"/> and one of Complete, Abort, Fail.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
public enum RunState
{
    /// <summary>It began.</summary>
    [JsonStringEnumMemberName("START")]
    Start,

    /// <summary>It goes on; more is known.</summary>
    [JsonStringEnumMemberName("RUNNING")]
    Running,

    /// <summary>It ended well.</summary>
    [JsonStringEnumMemberName("COMPLETE")]
    Complete,

    /// <summary>It was stopped.</summary>
    [JsonStringEnumMemberName("ABORT")]
    Abort,

    /// <summary>It failed.</summary>
    [JsonStringEnumMemberName("FAIL")]
    Fail,

    /// <summary>Something else is known of it, perhaps after its end.</summary>
    [JsonStringEnumMemberName("OTHER")]
    Other,
}
