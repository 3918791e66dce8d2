using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay;

/// <summary>Everything an assembly declares: <c>assay/manifest.json</c>, which tools read without running user code.</summary>
public sealed record Manifest
{
    /// <summary>The version of this format.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the format the manifest was written in.</summary>
    public int SchemaVersion { get; init => field = value == 0 ? CurrentSchemaVersion : value; } = CurrentSchemaVersion;

    /// <summary>The project: the first part of every URN.</summary>
    public required string Project { get; init; }

    /// <summary>Datasets and columns.</summary>
    public IReadOnlyList<DatasetDescriptor> Datasets { get; init => field = value ?? []; } = [];

    /// <summary>Models.</summary>
    public IReadOnlyList<ModelDescriptor> Models { get; init => field = value ?? []; } = [];

    /// <summary>Pipelines.</summary>
    public IReadOnlyList<PipelineDescriptor> Pipelines { get; init => field = value ?? []; } = [];

    /// <summary>Monitors.</summary>
    public IReadOnlyList<MonitorDescriptor> Monitors { get; init => field = value ?? []; } = [];

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">The text is no manifest, or of a version newer than this library.</exception>
    public static Manifest Parse(ReadOnlySpan<byte> utf8Json)
    {
        var manifest = JsonSerializer.Deserialize(utf8Json, ManifestJson.Default.Manifest) ?? throw new JsonException("The manifest is null.");
        return manifest.SchemaVersion <= CurrentSchemaVersion
            ? manifest
            : throw new JsonException($"The manifest has schema version {manifest.SchemaVersion}; this library reads up to {CurrentSchemaVersion}.");
    }
}

/// <summary>
/// The JSON form of manifest entries: camelCase members, enums as camelCase text, defaults of the CLR left out. The generated reader hands
/// every member that is absent to its <c>init</c>, so those that hold a list or a number with another default turn null and zero into it;
/// <see cref="Severity"/> is always written.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [
        typeof(CamelCaseEnum<Severity>), typeof(CamelCaseEnum<BatchBy>), typeof(CamelCaseEnum<ColumnType>), typeof(CamelCaseEnum<StepKind>),
        typeof(CamelCaseEnum<WireKind>), typeof(CamelCaseEnum<Sensitivity>), typeof(CamelCaseEnum<VersionStrategy>)])]
[JsonSerializable(typeof(Manifest))]
public sealed partial class ManifestJson : JsonSerializerContext;

/// <summary>Writes an enum as camelCase text and refuses numbers.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Names things across projects: <c>assay:project/kind/name[/column]</c>.</summary>
public static class Urn
{
    /// <summary>The URN of a declaration, or of one of its columns.</summary>
    /// <param name="project">The project.</param>
    /// <param name="kind"><c>dataset, model, pipeline, monitor</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="column">The column, where one is meant.</param>
    public static string Of(string project, string kind, string name, string? column = null) =>
        column is null ? $"assay:{project}/{kind}/{name}" : $"assay:{project}/{kind}/{name}/{column}";
}
