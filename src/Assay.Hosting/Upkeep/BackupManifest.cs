using System.Text.Json.Serialization;

namespace Assay.Hosting.Upkeep;

/// <summary>What a backup holds, its first entry <c>assay-backup.json</c>'s content.</summary>
/// <param name="Made">When it was made.</param>
/// <param name="Files">Its files.</param>
internal sealed record BackupManifest(DateTimeOffset Made, IReadOnlyList<BackupFile> Files)
{
    public const string Name = "assay-backup.json";

    public const int CurrentSchema = 1;

    public int SchemaVersion { get; init; } = CurrentSchema;

    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <summary>A file of a backup.</summary>
/// <param name="Path">Its path below the workspace.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its content, in lower-case hexadecimal.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
[JsonSerializable(typeof(IReadOnlyList<Workspace.Upkeep.WorkspacePart>))]
[JsonSerializable(typeof(GarbagePlan))]
[JsonSerializable(typeof(IReadOnlyList<SchemaRow>))]
internal sealed partial class UpkeepJson : JsonSerializerContext;
