using System.Text.Json.Serialization;

namespace Assay.Versioning.Retention;

/// <summary>The JSON form of holds, tombstones and collections.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VersionHold))]
[JsonSerializable(typeof(ExpiredVersion))]
[JsonSerializable(typeof(CollectionReport))]
public sealed partial class RetentionJson : JsonSerializerContext;
