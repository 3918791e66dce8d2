using Assay.Generators.Artifacts;
using Assay.Generators.Rendering;

namespace Assay.Generators.Models;

/// <summary>The manifest's entry of a model, and its design-time OpenLineage event.</summary>
internal static class ModelJson
{
    public static string Write(ModelModel model) => JsonText.Object(json => json
        .Member("name", model.Name)
        .Member("typeName", model.Type.FullName)
        .Member("documentation", model.Documentation)
        .Member("owner", model.Owner)
        .Member("input", model.Input!.Name)
        .Member("output", model.Output!.Name)
        .Member("request", model.Request!.Name)
        .Member("noGate", model.NoGate)
        .Member("noMonitor", model.NoMonitor)
        .List("gates", model.Gates, static (item, gate) => item
            .Member("metric", gate.Metric)
            .Member("atLeast", (double?)gate.AtLeast)
            .Member("atMost", (double?)gate.AtMost)
            .Member("notWorseThanChampionBy", (double?)gate.NotWorseThanChampionBy)));

    public static string Event(ModelModel model, string project) => Lineage.DatasetEvent(project, "models/" + model.Name, json =>
    {
        Lineage.Documentation(json, model.Documentation);
        Lineage.Ownership(json, model.Owner);
        Lineage.Facet(json, "datasetType", "DatasetTypeDatasetFacet", "1-0-1", static facet => facet.Member("datasetType", "MODEL"));
    });
}
