using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Models;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Monitors;

/// <summary>ASY5001 and 5017: a model that pipelines deploy is watched by nothing, or said not to be watched though it is.</summary>
internal static class UnmonitoredRules
{
    public static void Check(Inquiry inquiry, ModelModel model)
    {
        var monitors = inquiry.Index.Watched(inquiry.Cancellation).Of(model.Name);
        if (model.NoMonitor is not null)
        {
            if (monitors.Count > 0 && inquiry.Type.GetAttributes().Find(KnownAttributes.NoMonitor) is { } stated)
                inquiry.Report(Descriptors.MonitoredAfterAll, Places.Of(stated, inquiry.Cancellation), model.Name, monitors[0].Name);
        }
        // What a pipeline makes and a gate lets pass is deployed.
        else if (monitors.Count == 0 && model.Gates.Count > 0 && inquiry.Index.Made(inquiry.Cancellation).PipelineOf(model.Name) is { } pipeline)
        {
            inquiry.Report(Descriptors.Unmonitored, Places.Of(inquiry.Attribute, inquiry.Cancellation), model.Name, pipeline, inquiry.Type.Name);
        }
    }
}
