using System.Text.Json.Serialization;

namespace Assay.Versioning.Records;

/// <summary>How the columns of two versions differ, by storage name.</summary>
public sealed record SchemaDiff
{
    /// <summary>Columns that only the later version has.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Columns that only the earlier version has.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Columns of another type.</summary>
    public IReadOnlyList<TypeChange> TypeChanged { get; init; } = [];

    /// <summary>Whether the common columns stand in another order.</summary>
    public bool Reordered { get; init; }

    /// <summary>Whether nothing differs.</summary>
    [JsonIgnore]
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && TypeChanged.Count == 0 && !Reordered;

    /// <summary>Compares columns by name.</summary>
    public static SchemaDiff Of(IReadOnlyList<StoredColumn> from, IReadOnlyList<StoredColumn> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var old = from.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var now = to.ToDictionary(column => column.Name, StringComparer.Ordinal);
        return new SchemaDiff
        {
            Added = [.. to.Where(column => !old.ContainsKey(column.Name)).Select(column => column.Name)],
            Removed = [.. from.Where(column => !now.ContainsKey(column.Name)).Select(column => column.Name)],
            TypeChanged =
            [
                .. to.Where(column => old.TryGetValue(column.Name, out var before) && !before.HasTypeOf(column))
                    .Select(column => new TypeChange(column.Name, old[column.Name].Type, column.Type)),
            ],
            Reordered = !from.Where(column => now.ContainsKey(column.Name)).Select(column => column.Name)
                .SequenceEqual(to.Where(column => old.ContainsKey(column.Name)).Select(column => column.Name), StringComparer.Ordinal),
        };
    }
}

/// <summary>A column whose type changed.</summary>
/// <param name="Column">The storage name.</param>
/// <param name="From">The earlier type.</param>
/// <param name="To">The later type.</param>
public sealed record TypeChange(string Column, ColumnType From, ColumnType To);
