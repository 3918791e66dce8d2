using System.Text.Json.Serialization;

namespace Assay.ML.Saving;

/// <summary>What <c>model.json</c> says beside the model: enough to know what it takes and gives without loading it.</summary>
internal sealed record SavedModel
{
    public int SchemaVersion { get; init; } = 1;

    public string Flavor { get; init; } = "mlnet";

    /// <summary>The version of Microsoft.ML that saved it.</summary>
    public required string Library { get; init; }

    public required IReadOnlyList<SavedColumn> Inputs { get; init; }

    public required IReadOnlyList<SavedColumn> Outputs { get; init; }
}

/// <summary>A column of the model.</summary>
internal sealed record SavedColumn(string Name, ColumnType Type, bool Nullable);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(SavedModel))]
internal sealed partial class SavedModelJson : JsonSerializerContext;
