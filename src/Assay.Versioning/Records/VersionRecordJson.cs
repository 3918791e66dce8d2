using System.Text.Json.Serialization;

namespace Assay.Versioning.Records;

/// <summary>The JSON form of records.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(CamelCaseEnum<VersionStrategy>), typeof(CamelCaseEnum<ColumnType>), typeof(CamelCaseEnum<Sensitivity>),
        typeof(CamelCaseEnum<VerdictStatus>)])]
[JsonSerializable(typeof(VersionRecord))]
[JsonSerializable(typeof(IReadOnlyList<VersionRecord>))]
[JsonSerializable(typeof(VersionTag))]
[JsonSerializable(typeof(VersionAmendment))]
public sealed partial class VersionRecordJson : JsonSerializerContext;
