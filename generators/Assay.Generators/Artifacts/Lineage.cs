using Assay.Generators.Rendering;

namespace Assay.Generators.Artifacts;

/// <summary>Design-time OpenLineage events: what is known before anything ran. They depend on the declarations alone, so they carry no time.</summary>
internal static class Lineage
{
    private const string Producer = "https://github.com/assay-mlops/assay/releases/tag/v" + GeneratedFile.Version;
    private const string Core = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/";

    /// <summary>The namespace of a project's datasets and jobs.</summary>
    public static string Namespace(string project) => "assay://" + project;

    /// <summary>A <c>DatasetEvent</c>; <paramref name="facets"/> writes its facets.</summary>
    public static string DatasetEvent(string project, string name, Action<JsonText> facets) => Event("DatasetEvent", json => json
        .Object("dataset", dataset => Node(dataset, project, name, facets)));

    /// <summary>A <c>JobEvent</c>; <paramref name="more"/> writes inputs and outputs.</summary>
    public static string JobEvent(string project, string name, Action<JsonText> facets, Action<JsonText> more) => Event("JobEvent", json =>
    {
        json.Object("job", job => Node(job, project, name, facets));
        more(json);
    });

    /// <summary>A dataset or job by its namespace and name, with its facets.</summary>
    public static void Node(JsonText json, string project, string name, Action<JsonText>? facets = null)
    {
        json.Member("namespace", Namespace(project)).Member("name", name);
        if (facets is not null)
            json.Object("facets", facets);
    }

    /// <summary>A standard facet.</summary>
    /// <param name="json">The set of facets.</param>
    /// <param name="key">Its key: <c>schema</c>.</param>
    /// <param name="type">Its schema: <c>SchemaDatasetFacet</c>.</param>
    /// <param name="version">The version of that: <c>1-2-0</c>.</param>
    /// <param name="members">Its members.</param>
    public static void Facet(JsonText json, string key, string type, string version, Action<JsonText> members) => json.Object(key, facet =>
    {
        facet.Member("_producer", Producer).Member("_schemaURL", $"https://openlineage.io/spec/facets/{version}/{type}.json#/$defs/{type}");
        members(facet);
    });

    /// <summary>A facet of ours.</summary>
    /// <param name="json">The set of facets.</param>
    /// <param name="key">Its key, which is the name of its schema in <c>docs/facets</c> as well.</param>
    /// <param name="members">Its members.</param>
    public static void OwnFacet(JsonText json, string key, Action<JsonText> members) => json.Object(key, facet =>
    {
        facet.Member("_producer", Producer).Member("_schemaURL", $"https://github.com/assay-mlops/assay/blob/main/docs/facets/{key}.json");
        members(facet);
    });

    /// <summary>The documentation of a dataset; left out where there is none.</summary>
    public static void Documentation(JsonText json, string? text)
    {
        if (text is not null)
        {
            Facet(json, "documentation", "DocumentationDatasetFacet", "1-1-0", facet => facet
                .Member("description", text).Member("contentType", "text/markdown"));
        }
    }

    /// <summary>The owner of a dataset; left out where there is none.</summary>
    public static void Ownership(JsonText json, string? owner)
    {
        if (owner is not null)
        {
            Facet(json, "ownership", "OwnershipDatasetFacet", "1-0-1", facet => facet
                .List("owners", [owner], (item, name) => item.Member("name", name)));
        }
    }

    /// <summary>The documentation of a job; left out where there is none.</summary>
    public static void JobDocumentation(JsonText json, string? text)
    {
        if (text is not null)
        {
            Facet(json, "documentation", "DocumentationJobFacet", "1-1-0", facet => facet
                .Member("description", text).Member("contentType", "text/markdown"));
        }
    }

    /// <summary>The owner of a job; left out where there is none.</summary>
    public static void JobOwnership(JsonText json, string? owner)
    {
        if (owner is not null)
        {
            Facet(json, "ownership", "OwnershipJobFacet", "1-0-1", facet => facet
                .List("owners", [owner], (item, name) => item.Member("name", name)));
        }
    }

    /// <summary>The kind of a job (<c>TASK</c>, <c>VALIDATION</c>, <c>MONITOR</c>).</summary>
    public static void JobType(JsonText json, string type) => Facet(json, "jobType", "JobTypeJobFacet", "2-0-4", facet => facet
        .Member("processingType", "BATCH").Member("integration", "ASSAY").Member("jobType", type));

    private static string Event(string type, Action<JsonText> members) => JsonText.Object(json =>
    {
        json.Member("eventTime", "1970-01-01T00:00:00Z").Member("producer", Producer).Member("schemaURL", Core + type);
        members(json);
    });
}
