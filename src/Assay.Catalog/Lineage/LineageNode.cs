namespace Assay.Catalog.Lineage;

/// <summary>What a node of the lineage is.</summary>
public enum NodeKind
{
    /// <summary>Where rows come from: a file, a glob, a table, an address.</summary>
    Place,

    /// <summary>A dataset.</summary>
    Dataset,

    /// <summary>Columns without a source.</summary>
    Columns,

    /// <summary>A version of a dataset, committed or read.</summary>
    Version,

    /// <summary>A step that validates or admits.</summary>
    Validation,

    /// <summary>A step, or another job.</summary>
    Step,

    /// <summary>Rows that a step hands to the next ones.</summary>
    Rows,

    /// <summary>One run of a pipeline.</summary>
    Run,

    /// <summary>A model.</summary>
    Model,

    /// <summary>A gate.</summary>
    Gate,

    /// <summary>The champion in use.</summary>
    Deployment,

    /// <summary>A monitor.</summary>
    Monitor,
}

/// <summary>A node of the lineage.</summary>
/// <param name="Id">Its name in the graph: the URN where it is an asset.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Asset">The URN of the asset that tells of it; null where none does.</param>
/// <param name="Owner">The team that answers for it, where that is known.</param>
/// <param name="Within">What it is a part of: a step's pipeline; null where it stands alone.</param>
public sealed record LineageNode(string Id, NodeKind Kind, string Label, string? Asset = null, string? Owner = null, string? Within = null);

/// <summary>An edge of the lineage, from what was first to what came of it.</summary>
/// <param name="From">The node that was first.</param>
/// <param name="To">The node that came of it.</param>
/// <param name="Words">Read from first to later: <c>flights</c> is <c>validated by</c> <c>validate-flights</c>.</param>
/// <param name="Backwards">Read from later to first: <c>train</c> was <c>trained from</c> its rows.</param>
public sealed record LineageEdge(string From, string To, string Words, string Backwards);
