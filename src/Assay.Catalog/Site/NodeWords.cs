using Assay.Catalog.Lineage;

namespace Assay.Catalog.Site;

/// <summary>What pages call the nodes of a lineage.</summary>
internal static class NodeWords
{
    public static string KindOf(NodeKind kind) => kind switch
    {
        NodeKind.Place => "source",
        NodeKind.Dataset => "dataset",
        NodeKind.Columns => "columns",
        NodeKind.Version => "version",
        NodeKind.Validation => "validation",
        NodeKind.Step => "step",
        NodeKind.Rows => "rows",
        NodeKind.Run => "run",
        NodeKind.Model => "model",
        NodeKind.Gate => "gate",
        NodeKind.Deployment => "in use",
        _ => "monitor",
    };

    public static string ClassOf(NodeKind kind) => kind switch
    {
        NodeKind.Place or NodeKind.Dataset or NodeKind.Columns or NodeKind.Version => "data",
        NodeKind.Validation or NodeKind.Gate => "check",
        NodeKind.Model or NodeKind.Deployment => "model",
        NodeKind.Monitor => "watch",
        _ => "work",
    };
}
