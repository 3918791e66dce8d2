using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Workspace.Lineage;

/// <summary>Generated readers and writers of events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunEvent))]
[JsonSerializable(typeof(JobEvent))]
[JsonSerializable(typeof(DatasetEvent))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class LineageJson : JsonSerializerContext;
