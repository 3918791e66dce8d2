using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay;

/// <summary>A dataset, or a set of columns without a source, as data: the manifest's entry and what every room reads at run time.</summary>
public sealed record DatasetDescriptor
{
    /// <summary>The name in the catalog.</summary>
    public required string Name { get; init; }

    /// <summary>The record's full name in C#.</summary>
    public required string TypeName { get; init; }

    /// <summary>The record's XML summary.</summary>
    public string? Documentation { get; init; }

    /// <summary>The team that answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>The default source; null for a record marked <see cref="ColumnsAttribute"/>.</summary>
    public string? Source { get; init; }

    /// <summary>How the source is split into batches.</summary>
    public BatchBy BatchBy { get; init; }

    /// <summary>The columns, in the order of the record's properties: an index into this list is a column's ordinal.</summary>
    public required IReadOnlyList<ColumnDescriptor> Columns { get; init; }

    /// <summary>The rules, in order of columns, then those of the dataset.</summary>
    public IReadOnlyList<RuleDescriptor> Rules { get; init => field = value ?? []; } = [];

    /// <summary>How versions are kept; null where the dataset isn't versioned.</summary>
    public VersionPolicy? Versioned { get; init; }

    /// <summary>Why no versions are kept, where <see cref="NotVersionedAttribute"/> says so.</summary>
    public string? NotVersioned { get; init; }

    /// <summary>Why the rows have no key, where <see cref="NoRowKeyAttribute"/> says so.</summary>
    public string? NoRowKey { get; init; }

    /// <summary>Why the rows have no event time, where <see cref="NoEventTimeAttribute"/> says so.</summary>
    public string? NoEventTime { get; init; }

    /// <summary>The record's <see cref="FeaturesAttribute"/> method, where it has one.</summary>
    public FeaturesDescriptor? Features { get; init; }

    /// <summary>Where it is declared.</summary>
    public SourceLocation? Declared { get; init; }

    /// <summary>The ordinal of a column by its name in C#; −1 where there is none.</summary>
    public int OrdinalOf(string name)
    {
        for (var ordinal = 0; ordinal < Columns.Count; ordinal++)
        {
            if (string.Equals(Columns[ordinal].Name, name, StringComparison.Ordinal))
                return ordinal;
        }

        return -1;
    }

    /// <summary>Reads a manifest entry.</summary>
    public static DatasetDescriptor Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, ManifestJson.Default.DatasetDescriptor) ?? throw new JsonException("null");

    internal static DatasetDescriptor Parse(string json) =>
        JsonSerializer.Deserialize(json, ManifestJson.Default.DatasetDescriptor) ?? throw new JsonException("null");
}

/// <summary>A column as data.</summary>
public sealed record ColumnDescriptor
{
    /// <summary>The property's name in C#.</summary>
    public required string Name { get; init; }

    /// <summary>The name in <see cref="StoredAsAttribute"/>; null where names are matched (exact, then case-insensitive, then snake_case).</summary>
    public string? StoredAs { get; init; }

    /// <summary>The type of the values.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ColumnType Type { get; init; }

    /// <summary>Whether a null is allowed.</summary>
    public bool Nullable { get; init; }

    /// <summary>The names of an enum's members, in order of declaration.</summary>
    public IReadOnlyList<string>? EnumValues { get; init; }

    /// <summary>What a list's elements are; null where it is no list. Its name is <c>element</c>.</summary>
    public ColumnDescriptor? Element { get; init; }

    /// <summary>The columns of the record that a struct holds; null where it is none.</summary>
    public IReadOnlyList<ColumnDescriptor>? Fields { get; init; }

    /// <summary>The property's XML summary.</summary>
    public string? Documentation { get; init; }

    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether it is part of the row key.</summary>
    public bool RowKey { get; init; }

    /// <summary>Whether it is the event time.</summary>
    public bool EventTime { get; init; }

    /// <summary>The zone of an event time without one.</summary>
    public string? Zone { get; init; }

    /// <summary>The event after which it is known.</summary>
    public string? KnownAfter { get; init; }

    /// <summary>The class of sensitive data.</summary>
    public Sensitivity Sensitivity { get; init; }

    /// <summary>Why it is left without checks.</summary>
    public string? Unvalidated { get; init; }

    /// <summary>Whether it is a model's label.</summary>
    public bool Label { get; init; }

    /// <summary>Whether it is a model's score.</summary>
    public bool Score { get; init; }

    /// <summary>Whether it is a model's predicted class.</summary>
    public bool Predicted { get; init; }

    /// <summary>Whether it identifies a prediction.</summary>
    public bool Id { get; init; }

    /// <summary>The name that our own files store it under: <see cref="StoredAs"/>, else the snake_case of <see cref="Name"/>.</summary>
    [JsonIgnore]
    public string StorageName => StoredAs ?? SnakeCase(Name);

    /// <summary>
    /// Whether readers take a stored column for this one: by the stored name, else, where that isn't declared, by the property's, whatever the case
    /// and with or without underscores.
    /// </summary>
    public bool IsStoredAs(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return string.Equals(StorageName, stored, StringComparison.Ordinal)
            || (StoredAs is null && string.Equals(Bare(Name), Bare(stored), StringComparison.OrdinalIgnoreCase));

        static string Bare(string name) => name.Replace("_", "", StringComparison.Ordinal);
    }

    /// <summary>Turns <c>LearningRate</c> into <c>learning_rate</c>.</summary>
    public static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}

/// <summary>The types that a column can have.</summary>
public enum ColumnType
{
    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="short"/>.</summary>
    Int16,

    /// <summary><see cref="int"/>.</summary>
    Int32,

    /// <summary><see cref="long"/>.</summary>
    Int64,

    /// <summary><see cref="float"/>.</summary>
    Float,

    /// <summary><see cref="double"/>.</summary>
    Double,

    /// <summary><see cref="decimal"/>.</summary>
    Decimal,

    /// <summary><see cref="string"/>.</summary>
    String,

    /// <summary>An enum, stored by its members' names.</summary>
    Enum,

    /// <summary><see cref="DateTime"/>: a time without a zone.</summary>
    Timestamp,

    /// <summary><see cref="DateTimeOffset"/>: an instant.</summary>
    Instant,

    /// <summary><see cref="DateOnly"/>.</summary>
    Date,

    /// <summary><see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary><see cref="sbyte"/>.</summary>
    Int8,

    /// <summary><see cref="byte"/>.</summary>
    UInt8,

    /// <summary><see cref="ushort"/>.</summary>
    UInt16,

    /// <summary><see cref="uint"/>.</summary>
    UInt32,

    /// <summary><see cref="ulong"/>.</summary>
    UInt64,

    /// <summary><see cref="TimeOnly"/>: a time of day.</summary>
    Time,

    /// <summary>Bytes: <c>byte[]</c>.</summary>
    Binary,

    /// <summary>A list: <see cref="ColumnDescriptor.Element"/> says of what.</summary>
    List,

    /// <summary>A record within the row: its columns are <see cref="ColumnDescriptor.Fields"/>.</summary>
    Struct,
}

/// <summary>A rule as data.</summary>
public sealed record RuleDescriptor
{
    /// <summary><c>dataset.column|*.kind[.n]</c>; independent of the bounds.</summary>
    public required string Id { get; init; }

    /// <summary>The kind: <c>required, type, range, pattern, length, one_of, unique, row_count, mean, references, max_age, check</c> and those of docs/contracts.md.</summary>
    public required string Kind { get; init; }

    /// <summary>The C# names of the columns it reads; empty for a rule over the whole batch.</summary>
    public IReadOnlyList<string> Columns { get; init => field = value ?? []; } = [];

    /// <summary>What a failure means.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The share of rows in scope that must pass.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double Mostly { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>The method that puts rows in scope, where there is one.</summary>
    public string? When { get; init; }

    /// <summary>The C# name of the column by whose values rows are split into segments that are judged each; null where they aren't.</summary>
    public string? By { get; init; }

    /// <summary>What is expected, in words: <c>between -200 and 2000</c>.</summary>
    public required string Expectation { get; init; }

    /// <summary>
    /// The arguments by name, as JSON: <c>min, max, pattern, values, dataset, column, maxAge, scope</c>. Bounds of numbers are numbers,
    /// bounds of dates and decimals text.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Arguments { get; init => field = value ?? field; } =
        new Dictionary<string, JsonElement>(StringComparer.Ordinal);
}

/// <summary>How versions of a dataset are kept.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Keep">How long, as declared.</param>
/// <param name="Why">Why this strategy.</param>
public sealed record VersionPolicy(VersionStrategy Strategy, string? Keep, string? Why);

/// <summary>The method that makes feature rows.</summary>
/// <param name="Method">Its name.</param>
/// <param name="From">The name of the dataset it takes rows of.</param>
public sealed record FeaturesDescriptor(string Method, string From);

/// <summary>A place in the source.</summary>
/// <param name="File">The path, relative to the project with forward slashes where it lies below it.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record SourceLocation(string File, int Line);
