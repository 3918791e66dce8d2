using System.Text.Json.Serialization;

namespace Assay.Tracking;

/// <summary>How a run stands. No transition is refused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>Being executed; what a new run is.</summary>
    [JsonStringEnumMemberName("RUNNING")] Running,

    /// <summary>Waiting to be executed.</summary>
    [JsonStringEnumMemberName("SCHEDULED")] Scheduled,

    /// <summary>Ended well.</summary>
    [JsonStringEnumMemberName("FINISHED")] Finished,

    /// <summary>Ended by a failure.</summary>
    [JsonStringEnumMemberName("FAILED")] Failed,

    /// <summary>Ended by somebody.</summary>
    [JsonStringEnumMemberName("KILLED")] Killed,
}
