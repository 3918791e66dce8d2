using Assay.Workspace.Lineage;

namespace Assay.Catalog.Folding;

/// <summary>What OpenLineage calls a dataset or a job.</summary>
internal readonly record struct LineageName(string Namespace, string Name) : IComparable<LineageName>
{
    private const string Ours = "assay://";

    public static LineageName Of(LineageDataset dataset) => new(dataset.Namespace, dataset.Name);

    public static LineageName Of(LineageJob job) => new(job.Namespace, job.Name);

    public static LineageName InProject(string project, string name) => new(LineageNames.NamespaceOf(project), name);

    /// <summary>The project, where the namespace is one of ours; else the namespace.</summary>
    public string Project => Namespace.StartsWith(Ours, StringComparison.Ordinal) ? Namespace[Ours.Length..] : Namespace;

    public int CompareTo(LineageName other)
    {
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => $"{Namespace}/{Name}";
}
