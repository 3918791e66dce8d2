namespace Assay.Workspace.Lineage;

/// <summary>The fixed names of our events: namespaces, producer, addresses of schemas.</summary>
public static class LineageNames
{
    /// <summary>Address of the OpenLineage core schema that events follow.</summary>
    public const string CoreSchema = "https://openlineage.io/spec/2-0-2/OpenLineage.json";

    /// <summary>The URI of the code that emits events, with its version (<c>producer</c>, <c>_producer</c>).</summary>
    public static string Producer { get; } = "https://github.com/assay-mlops/assay/releases/tag/v" + Version;

    /// <summary>The version of Assay that emits events.</summary>
    public static string Version => typeof(LineageNames).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The namespace of a project's datasets and jobs: <c>assay://</c> and the project's name.</summary>
    public static string NamespaceOf(string project)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(project);
        return "assay://" + project;
    }

    /// <summary>Name of a model's dataset.</summary>
    public static string Model(string model) => "models/" + model;

    /// <summary>Name of the dataset of rows that a step makes.</summary>
    public static string StepRows(string pipeline, string step, string output) => $"{pipeline}/{step}/{output}";

    /// <summary>Name of a step's job.</summary>
    public static string StepJob(string pipeline, string step) => $"{pipeline}.{step}";

    /// <summary>Name of a monitor's job.</summary>
    public static string MonitorJob(string monitor) => "monitor." + monitor;

    internal static string Event(string name) => CoreSchema + "#/$defs/" + name;

    internal static string Facet(string name, string version) => $"https://openlineage.io/spec/facets/{version}/{name}.json#/$defs/{name}";

    internal static string OwnFacet(string key) => $"https://github.com/assay-mlops/assay/blob/main/docs/facets/{key}.json";
}
