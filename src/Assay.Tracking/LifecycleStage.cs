using System.Text.Json.Serialization;

namespace Assay.Tracking;

/// <summary>Whether an experiment or run is in use. Deleting is reversible.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LifecycleStage>))]
public enum LifecycleStage
{
    /// <summary>In use.</summary>
    [JsonStringEnumMemberName("active")] Active,

    /// <summary>Deleted, and restorable.</summary>
    [JsonStringEnumMemberName("deleted")] Deleted,
}
