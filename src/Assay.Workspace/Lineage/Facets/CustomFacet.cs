using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assay.Workspace.Lineage.Facets;

/// <summary>Makes facets that OpenLineage doesn't have.</summary>
public static class CustomFacet
{
    /// <summary>Adds a facet of ours to a set of facets.</summary>
    /// <param name="facets">The set, which is left as it is.</param>
    /// <param name="key">Its key: starts with <c>assay_</c>.</param>
    /// <param name="members">Its members as a JSON object. Producer and schema address are added. No cell value may be among them.</param>
    /// <returns>The set with the facet.</returns>
    /// <exception cref="ArgumentException">The key doesn't start with <c>assay_</c>, or the members are no JSON object.</exception>
    public static T WithCustom<T>(this T facets, string key, JsonElement members)
        where T : FacetSet
    {
        ArgumentNullException.ThrowIfNull(facets);
        var other = facets.Other is null ? [] : new Dictionary<string, JsonElement>(facets.Other, StringComparer.Ordinal);
        other[key] = Create(key, members);
        return facets with { Other = other };
    }

    /// <summary>A facet of ours: its members together with producer and schema address.</summary>
    public static JsonElement Create(string key, JsonElement members)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!key.StartsWith("assay_", StringComparison.Ordinal))
            throw new ArgumentException($"'{key}' must start with 'assay_', so that it never meets a facet of OpenLineage.", nameof(key));
        if (members.ValueKind != JsonValueKind.Object)
            throw new ArgumentException($"A facet is a JSON object; found {members.ValueKind}.", nameof(members));
        var facet = JsonObject.Create(members)!;
        facet["_producer"] = LineageNames.Producer;
        facet["_schemaURL"] = LineageNames.OwnFacet(key);
        using var document = JsonDocument.Parse(facet.ToJsonString());
        return document.RootElement.Clone();
    }
}
