using System.Globalization;
using System.Text.Json;

namespace Assay.Catalog.Folding;

/// <summary>Reads members of facets that other rooms wrote: what is absent or of another type is null, never an error.</summary>
internal static class FacetValues
{
    public static JsonElement? Member(this JsonElement facet, string name) =>
        facet.ValueKind == JsonValueKind.Object && facet.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement facet, string name) => facet.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static double? Number(this JsonElement facet, string name) =>
        facet.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;

    public static long? Count(this JsonElement facet, string name) =>
        facet.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    public static bool? Flag(this JsonElement facet, string name) => facet.Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    public static DateTimeOffset? Time(this JsonElement facet, string name) =>
        facet.Text(name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static IEnumerable<JsonElement> Items(this JsonElement facet, string name) =>
        facet.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<(string Name, double Value)> Numbers(this JsonElement facet, string name) =>
        facet.Member(name) is { ValueKind: JsonValueKind.Object } members
            ? members.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Number).Select(m => (m.Name, m.Value.GetDouble()))
            : [];
}
