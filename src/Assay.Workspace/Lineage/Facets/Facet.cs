using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Workspace.Lineage.Facets;

/// <summary>A named piece of what is known of a run, job or dataset. It names the schema that it follows.</summary>
public abstract record Facet
{
    private protected Facet(string name, string version) => SchemaUrl = LineageNames.Facet(name, version);

    /// <summary>URI of the code that made it.</summary>
    [JsonPropertyName("_producer")]
    public string Producer { get; init; } = LineageNames.Producer;

    /// <summary>Address of its schema.</summary>
    [JsonPropertyName("_schemaURL")]
    public string SchemaUrl { get; init; }

    /// <summary>Members that this version doesn't know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
