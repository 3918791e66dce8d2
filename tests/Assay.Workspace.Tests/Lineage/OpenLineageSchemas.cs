using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.TestKit;
using NJsonSchema;

namespace Assay.Workspace.Tests.Lineage;

/// <summary>
/// Validates events against OpenLineage's own schemas. NJsonSchema doesn't resolve <c>$defs</c> and absolute references, so both become
/// <c>definitions</c> of one file; the event is validated against its own definition, so that a fault names the member.
/// </summary>
public static class OpenLineageSchemas
{
    private const string Core = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/";
    private static readonly ConcurrentDictionary<string, JsonSchema> Loaded = new();

    /// <summary>Every fault of an event and of each of its standard facets; empty when it is valid.</summary>
    public static List<string> Faults(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        var kind = ((string?)root["schemaURL"])!.Split('/')[^1];
        var faults = Validate(Schema(null, kind), json, kind);
        foreach (var (key, facet) in FacetsOf(root))
        {
            if (key.StartsWith("assay_", StringComparison.Ordinal))
                continue;
            var name = new Uri(((string?)facet["_schemaURL"])!).Segments[^1];
            var file = JsonNode.Parse(ReferenceFile.Text("openlineage/facets/" + name))!;
            if ((string?)file["$id"] + "#/$defs/" + Path.GetFileNameWithoutExtension(name) != (string?)facet["_schemaURL"])
                faults.Add($"{key}: _schemaURL isn't the file's id");
            if (file["properties"]!.AsObject().ContainsKey(key))
                faults.AddRange(Validate(Schema(name, null), new JsonObject { [key] = facet.DeepClone() }.ToJsonString(), key));
            else
                faults.Add($"{key}: not a key of {name}");
        }

        return faults;
    }

    private static IEnumerable<(string Key, JsonObject Facet)> FacetsOf(JsonNode? node)
    {
        if (node is JsonArray array)
            return array.SelectMany(FacetsOf);
        if (node is not JsonObject members)
            return [];
        return members.SelectMany(m => m.Key is "facets" or "inputFacets" or "outputFacets"
            ? m.Value!.AsObject().Select(f => (f.Key, f.Value!.AsObject()))
            : FacetsOf(m.Value));
    }

    private static List<string> Validate(JsonSchema schema, string json, string what) =>
        [.. schema.Validate(json).Select(e => $"{what}: {e.Kind} at {e.Path}")];

    private static JsonSchema Schema(string? facetFile, string? definition) => Loaded.GetOrAdd($"{facetFile}#{definition}", _ =>
    {
        var core = JsonNode.Parse(ReferenceFile.Text("openlineage/OpenLineage.json"))!.AsObject();
        var schema = facetFile is null ? core : JsonNode.Parse(ReferenceFile.Text("openlineage/facets/" + facetFile))!.AsObject();
        if (facetFile is not null)
        {
            foreach (var (name, value) in core["$defs"]!.AsObject())
                schema["$defs"]![name] = value!.DeepClone();
        }
        else
        {
            schema.Remove("oneOf");
            schema["$ref"] = "#/$defs/" + definition;
        }

        schema.Remove("$id");
        schema.Remove("$schema");
        var text = schema.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Replace(Core, "#/definitions/", StringComparison.Ordinal)
            .Replace("#/$defs/", "#/definitions/", StringComparison.Ordinal)
            .Replace("\"$defs\":", "\"definitions\":", StringComparison.Ordinal);
        return JsonSchema.FromJsonAsync(text).GetAwaiter().GetResult();
    });
}
