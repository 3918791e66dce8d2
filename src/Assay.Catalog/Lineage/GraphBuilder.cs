using Assay.Catalog.Folding;

namespace Assay.Catalog.Lineage;

/// <summary>Collects nodes and edges, and knows which node an OpenLineage name means.</summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<string, LineageNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<LineageName, string> _names = [];
    private readonly Dictionary<LineageName, string> _rows = [];
    private readonly List<LineageEdge> _edges = [];

    public static string ChampionOf(string project, string model) => "champion:" + Urn.Of(project, "model", model);

    /// <summary>Adds a node; the first of an id counts.</summary>
    public void Node(LineageNode node) => _nodes.TryAdd(node.Id, node);

    /// <summary>Says which node a name means; the first of a name counts.</summary>
    public void Named(LineageName name, string id) => _names.TryAdd(name, id);

    /// <summary>Says of which columns the rows are that a step makes.</summary>
    public void RowsOf(LineageName name, string datasetUrn) => _rows.TryAdd(name, datasetUrn);

    /// <summary>The dataset or columns that a name's rows are of.</summary>
    public string? DatasetOf(LineageName name) => _rows.GetValueOrDefault(name) ?? IdOf(name);

    public string? IdOf(LineageName name) => _names.GetValueOrDefault(name);

    public bool Has(string id) => _nodes.ContainsKey(id);

    public void Edge(string from, string to, string words, string backwards) => _edges.Add(new(from, to, words, backwards));

    public LineageGraph Build() => new(_nodes.Values, _edges);
}
