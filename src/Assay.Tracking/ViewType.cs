using System.Text.Json.Serialization;

namespace Assay.Tracking;

/// <summary>Which life-cycle stages a search looks at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ViewType>))]
public enum ViewType
{
    /// <summary>Only what is in use.</summary>
    [JsonStringEnumMemberName("ACTIVE_ONLY")] ActiveOnly,

    /// <summary>Only what was deleted.</summary>
    [JsonStringEnumMemberName("DELETED_ONLY")] DeletedOnly,

    /// <summary>Both.</summary>
    [JsonStringEnumMemberName("ALL")] All,
}
