namespace Assay.Catalog.Lineage;

/// <summary>From raw files to monitors. Cycles (a pipeline that reads what it wrote last time) are walked once. Never changes.</summary>
public sealed class LineageGraph
{
    private readonly Dictionary<string, LineageNode> _nodes;
    private readonly ILookup<string, LineageEdge> _out;
    private readonly ILookup<string, LineageEdge> _in;

    internal LineageGraph(IEnumerable<LineageNode> nodes, IEnumerable<LineageEdge> edges)
    {
        Nodes = [.. nodes.OrderBy(n => n.Id, StringComparer.Ordinal)];
        _nodes = Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        Edges =
        [
            .. edges.Where(e => e.From != e.To && _nodes.ContainsKey(e.From) && _nodes.ContainsKey(e.To)).DistinctBy(e => (e.From, e.To))
                .OrderBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal),
        ];
        _out = Edges.ToLookup(e => e.From, StringComparer.Ordinal);
        _in = Edges.ToLookup(e => e.To, StringComparer.Ordinal);
    }

    /// <summary>All nodes, by id.</summary>
    public IReadOnlyList<LineageNode> Nodes { get; }

    /// <summary>All edges, one at most from a node to another.</summary>
    public IReadOnlyList<LineageEdge> Edges { get; }

    /// <summary>The node of an id; null where there is none.</summary>
    public LineageNode? Find(string id) => _nodes.GetValueOrDefault(id);

    /// <summary>The edges that lead from a node to what came of it.</summary>
    public IEnumerable<LineageEdge> Out(string id) => _out[id];

    /// <summary>The edges that lead to a node from what was first.</summary>
    public IEnumerable<LineageEdge> In(string id) => _in[id];

    /// <summary>Everything a node goes back to, nearest first; the node itself is not among it.</summary>
    public IReadOnlyList<LineageNode> Upstream(string id) => Reach(id, i => _in[i].Select(e => e.From));

    /// <summary>Everything that came of a node, nearest first; the node itself is not among it.</summary>
    public IReadOnlyList<LineageNode> Downstream(string id) => Reach(id, i => _out[i].Select(e => e.To));

    /// <summary>The shortest way from a node to what came of it; empty where there is none, or the two are one.</summary>
    public IReadOnlyList<LineageEdge> PathBetween(string from, string to)
    {
        var cameBy = new Dictionary<string, LineageEdge>(StringComparer.Ordinal);
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var at) && !cameBy.ContainsKey(to))
        {
            foreach (var edge in _out[at])
            {
                if (edge.To != from && cameBy.TryAdd(edge.To, edge))
                    queue.Enqueue(edge.To);
            }
        }

        var way = new List<LineageEdge>();
        for (var at = to; cameBy.TryGetValue(at, out var edge); at = edge.From)
            way.Add(edge);
        way.Reverse();
        return way;
    }

    /// <summary>The nodes that a test holds of and the edges among them. Where a left-out node stood between two kept ones, no edge is made.</summary>
    public LineageGraph Where(Func<LineageNode, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        return new(Nodes.Where(keep), Edges);
    }

    /// <summary>A node with everything before and after it.</summary>
    public LineageGraph Around(string id)
    {
        var near = Upstream(id).Concat(Downstream(id)).Select(n => n.Id).Append(id).ToHashSet(StringComparer.Ordinal);
        return Where(n => near.Contains(n.Id));
    }

    private List<LineageNode> Reach(string id, Func<string, IEnumerable<string>> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { id };
        var found = new List<LineageNode>();
        var queue = new Queue<string>([id]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var other in next(at))
            {
                if (!seen.Add(other))
                    continue;
                found.Add(_nodes[other]);
                queue.Enqueue(other);
            }
        }

        return found;
    }
}
