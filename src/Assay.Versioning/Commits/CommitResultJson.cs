using System.Text.Json.Serialization;

namespace Assay.Versioning.Commits;

/// <summary>The JSON form of a commit's result.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(CamelCaseEnum<CommitOutcome>), typeof(CamelCaseEnum<VersionStrategy>), typeof(CamelCaseEnum<ColumnType>), typeof(CamelCaseEnum<SchemaChangeKind>),
        typeof(CamelCaseEnum<Sensitivity>), typeof(CamelCaseEnum<VerdictStatus>), typeof(CamelCaseEnum<Severity>)])]
[JsonSerializable(typeof(CommitResult))]
public sealed partial class CommitResultJson : JsonSerializerContext;
