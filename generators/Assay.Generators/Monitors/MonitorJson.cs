using Assay.Generators.Artifacts;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Monitors;

/// <summary>The manifest's entry of a monitor, and its design-time OpenLineage event.</summary>
internal static class MonitorJson
{
    public static string Write(MonitorModel model) => JsonText.Object(json =>
    {
        json.Member("name", model.Name)
            .Member("typeName", model.Type.FullName)
            .Member("documentation", model.Documentation)
            .Member("owner", model.Owner)
            .Member("model", model.Model)
            .Member("windowSeconds", (double?)model.WindowSeconds);
        if (model.Drift is { } drift)
        {
            json.Object("drift", item => item
                .Member("falseAlarmRate", (double?)drift.FalseAlarmRate)
                .Member("minEffect", (double?)drift.MinEffect)
                .Member("severity", Names.Camel(drift.Severity))
                .Texts("except", drift.Except));
        }

        json.List("performance", model.Performance, static (item, performance) => item
                .Member("metric", performance.Metric)
                .Member("atLeast", (double?)performance.AtLeast)
                .Member("atMost", (double?)performance.AtMost)
                .Flag("estimate", performance.Estimate)
                .Member("severity", Names.Camel(performance.Severity)))
            .List("alerts", model.Alerts, static (item, alert) => item.Member("channel", alert.Channel).Member("from", Names.Camel(alert.From)));
    });

    public static string Event(MonitorModel model, string project) => Lineage.JobEvent(
        project,
        "monitor." + model.Name,
        json =>
        {
            Lineage.JobType(json, "MONITOR");
            Lineage.JobDocumentation(json, model.Documentation);
            Lineage.JobOwnership(json, model.Owner);
        },
        json => json.List("inputs", [model.Model], (item, watched) => Lineage.Node(item, model.ModelProject ?? project, "models/" + watched)));
}
