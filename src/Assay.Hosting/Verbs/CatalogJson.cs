using System.Text.Json.Serialization;

namespace Assay.Hosting.Verbs;

/// <summary><c>catalog build --format json</c>.</summary>
internal sealed record CatalogRow(string Folder, int Pages, int Assets, int Events, IReadOnlyList<UnreadableRow> Unreadable);

/// <summary>A line of the log that is no event.</summary>
internal sealed record UnreadableRow(string Path, int Line, string Reason);

/// <summary><c>catalog search --format json</c>.</summary>
internal sealed record SearchRow(string Text, string? DidYouMean, int Found, IReadOnlyList<HitRow> Hits);

/// <summary>An asset found.</summary>
internal sealed record HitRow(string Urn, string Kind, string Name, string Owner, string Text, string Why);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CatalogRow))]
[JsonSerializable(typeof(SearchRow))]
internal sealed partial class CatalogJson : JsonSerializerContext;
