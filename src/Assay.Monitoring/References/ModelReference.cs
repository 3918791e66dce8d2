using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Monitoring.References;

/// <summary>What a model version's inputs, outputs and performance looked like when it became champion. Frozen: never changed afterwards.</summary>
public sealed record ModelReference
{
    /// <summary>The version of this format.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The most values of a column kept for the Kolmogorov-Smirnov test: a uniform sample where there were more.</summary>
    public const int MaxSample = 10_000;

    /// <summary>The most pairs of label and score kept: a uniform sample where there were more.</summary>
    public const int MaxPairs = 50_000;

    /// <summary>The version of the format the reference was written in.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Its version in the registry.</summary>
    public required int Version { get; init; }

    /// <summary>When it was frozen.</summary>
    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>The rows it was trained on: what the inputs are compared with.</summary>
    public required long TrainingRows { get; init; }

    /// <summary>The rows it was evaluated on: what outputs and performance are compared with.</summary>
    public required long EvaluationRows { get; init; }

    /// <summary>The columns that are watched, inputs first.</summary>
    public required IReadOnlyList<ColumnReference> Columns { get; init; }

    /// <summary>Labels of evaluation rows, 0 and 1 for a boolean; without rows whose label or score was not known.</summary>
    public required IReadOnlyList<double> Labels { get; init; }

    /// <summary>Scores of the same rows.</summary>
    public required IReadOnlyList<double> Scores { get; init; }

    /// <summary>The reference as JSON in UTF-8.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReferenceJson.Default.ModelReference);

    /// <summary>Reads a reference.</summary>
    /// <exception cref="JsonException">The text is no reference, or of a version newer than this library.</exception>
    public static ModelReference Parse(ReadOnlySpan<byte> utf8Json)
    {
        var reference = JsonSerializer.Deserialize(utf8Json, ReferenceJson.Default.ModelReference) ?? throw new JsonException("The reference is null.");
        return reference.SchemaVersion <= CurrentSchemaVersion
            ? reference
            : throw new JsonException($"The reference has schema version {reference.SchemaVersion}; this library reads up to {CurrentSchemaVersion}.");
    }
}

/// <summary>The side of the model that a column is on.</summary>
public enum ColumnPart
{
    /// <summary>A feature.</summary>
    Input,

    /// <summary>A part of the answer.</summary>
    Output,
}

/// <summary>How a column's values are compared.</summary>
public enum ColumnKind
{
    /// <summary>By their order: numbers.</summary>
    Number,

    /// <summary>By equality: booleans, enums, texts.</summary>
    Category,
}

/// <summary>One column of a reference.</summary>
public sealed record ColumnReference
{
    /// <summary>The stored name.</summary>
    public required string Name { get; init; }

    /// <summary>The side it is on.</summary>
    public required ColumnPart Part { get; init; }

    /// <summary>How it is compared.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>Numbers: the frozen inner edges, ascending. Bin <c>i</c> holds values above edge <c>i−1</c> up to and including edge <c>i</c>.</summary>
    public IReadOnlyList<double> Edges { get; init; } = [];

    /// <summary>Categories: the frozen ones, the most frequent first; all others are one bin, the last.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Exact counts of all rows over the bins.</summary>
    public required ColumnCounts Counts { get; init; }

    /// <summary>Numbers: up to <see cref="ModelReference.MaxSample"/> values, ascending.</summary>
    public IReadOnlyList<double> Sample { get; init; } = [];

    /// <summary>The number of bins for values that are there.</summary>
    [JsonIgnore]
    public int Bins => Kind == ColumnKind.Number ? Edges.Count + 1 : Categories.Count + 1;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(CamelCaseEnum<ColumnPart>), typeof(CamelCaseEnum<ColumnKind>)])]
[JsonSerializable(typeof(ModelReference))]
internal sealed partial class ReferenceJson : JsonSerializerContext;
