using Assay.Catalog.Lineage;

namespace Assay.Catalog.Site;

/// <summary>Where a node stands.</summary>
internal sealed record PlacedNode(LineageNode Node, double X, double Y);

/// <summary>The way of an edge: through the middles of the columns between its ends.</summary>
internal sealed record PlacedEdge(LineageEdge Edge, IReadOnlyList<(double X, double Y)> Points);

/// <summary>
/// Places a graph in columns from left to right, each node right of everything it comes from (Sugiyama's method: longest path for the columns,
/// barycentres for the order in them). The same graph is placed the same way always.
/// </summary>
internal sealed class LineageLayout
{
    public const double NodeWidth = 184, NodeHeight = 46, Between = 108, Row = 64, Margin = 12;

    private readonly List<List<Slot>> _columns = [];

    public LineageLayout(LineageGraph graph)
    {
        var forward = Forward(graph);
        var rank = Ranks(graph, forward);
        var slots = graph.Nodes.ToDictionary(n => n.Id, n => new Slot(n.Id, rank[n.Id]), StringComparer.Ordinal);
        foreach (var slot in slots.Values.OrderBy(s => s.Column).ThenBy(s => s.Id, StringComparer.Ordinal))
            Put(slot);
        var ways = forward.Select(edge => (edge, Way: Connect(slots[edge.From], slots[edge.To]))).ToList();
        Order();
        Align();
        Nodes = [.. graph.Nodes.Select(n => new PlacedNode(n, X(slots[n.Id]), slots[n.Id].Y))];
        Edges = [.. ways.Select(w => new PlacedEdge(w.edge, Points(w.Way)))];
        var backward = graph.Edges.Except(forward);
        Edges = [.. Edges, .. backward.Select(e => new PlacedEdge(e, [Right(slots[e.From]), Left(slots[e.To])]))];
        Width = (2 * Margin) + (_columns.Count * NodeWidth) + (Math.Max(0, _columns.Count - 1) * Between);
        Height = (2 * Margin) + _columns.SelectMany(c => c).Select(s => s.Y).DefaultIfEmpty(0).Max() + NodeHeight - Margin;
    }

    public IReadOnlyList<PlacedNode> Nodes { get; }

    public IReadOnlyList<PlacedEdge> Edges { get; }

    public double Width { get; }

    public double Height { get; }

    private static List<LineageEdge> Forward(LineageGraph graph)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<LineageEdge>();
        foreach (var root in graph.Nodes.OrderBy(n => graph.In(n.Id).Any()).ThenBy(n => n.Id, StringComparer.Ordinal))
        {
            var stack = new Stack<(string Id, IEnumerator<LineageEdge> Edges)>();
            Enter(root.Id);
            while (stack.TryPeek(out var at))
            {
                if (!at.Edges.MoveNext())
                {
                    open.Remove(at.Id);
                    stack.Pop();
                    continue;
                }

                // An edge back to a node that is still open closes a cycle.
                if (open.Contains(at.Edges.Current.To))
                    continue;
                kept.Add(at.Edges.Current);
                Enter(at.Edges.Current.To);
            }

            void Enter(string id)
            {
                if (!done.Add(id))
                    return;
                open.Add(id);
                stack.Push((id, graph.Out(id).GetEnumerator()));
            }
        }

        return kept;
    }

    private static Dictionary<string, int> Ranks(LineageGraph graph, List<LineageEdge> forward)
    {
        var rank = graph.Nodes.ToDictionary(n => n.Id, _ => 0, StringComparer.Ordinal);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var edge in forward.Where(e => rank[e.To] <= rank[e.From]))
            {
                rank[edge.To] = rank[edge.From] + 1;
                changed = true;
            }
        }

        // What comes from nothing stands just before what it goes into, from the right to the left so that chains follow.
        foreach (var node in graph.Nodes.OrderByDescending(n => rank[n.Id]).ThenBy(n => n.Id, StringComparer.Ordinal))
        {
            var next = forward.Where(e => e.From == node.Id).Select(e => rank[e.To]).DefaultIfEmpty(0).Min();
            if (next > rank[node.Id] + 1 && forward.TrueForAll(e => e.To != node.Id || rank[e.From] == 0 && !forward.Exists(o => o.To == e.From)))
                rank[node.Id] = next - 1;
        }

        return rank;
    }

    private List<Slot> Connect(Slot from, Slot to)
    {
        var way = new List<Slot> { from };
        for (var column = from.Column + 1; column < to.Column; column++)
        {
            var bend = new Slot($"{from.Id}>{to.Id}", column) { IsBend = true };
            Put(bend);
            way.Add(bend);
        }

        way.Add(to);
        for (var i = 1; i < way.Count; i++)
        {
            way[i - 1].After.Add(way[i]);
            way[i].Before.Add(way[i - 1]);
        }

        return way;
    }

    private void Order()
    {
        for (var sweep = 0; sweep < 12; sweep++)
        {
            var rightwards = sweep % 2 == 0;
            foreach (var column in rightwards ? _columns : Enumerable.Reverse(_columns))
            {
                var ordered = column.OrderBy(s => Centre(rightwards ? s.Before : s.After, s.Index)).ThenBy(s => s.Index).ToList();
                for (var i = 0; i < ordered.Count; i++)
                    ordered[i].Index = i;
                column.Clear();
                column.AddRange(ordered);
            }
        }

        static double Centre(List<Slot> near, int self) => near.Count == 0 ? self : near.Average(n => n.Index);
    }

    /// <summary>Pulls nodes towards the height of their neighbours, keeping order and distance.</summary>
    private void Align()
    {
        foreach (var slot in _columns.SelectMany(c => c))
            slot.Y = slot.Index * Row;
        for (var pass = 0; pass < 16; pass++)
        {
            foreach (var column in pass % 2 == 0 ? _columns : Enumerable.Reverse(_columns))
            {
                var wanted = column.Select(s => s.Before.Concat(s.After).Select(n => n.Y).DefaultIfEmpty(s.Y).Average()).ToList();
                for (var i = 0; i < column.Count; i++)
                    column[i].Y = i == 0 ? wanted[i] : Math.Max(wanted[i], column[i - 1].Y + Distance(column[i - 1], column[i]));
                var over = column.Count == 0 ? 0 : column.Zip(wanted, (s, w) => s.Y - w).Average();
                foreach (var slot in column)
                    slot.Y -= over;
            }
        }

        var top = _columns.SelectMany(c => c).Select(s => s.Y).DefaultIfEmpty(0).Min();
        foreach (var slot in _columns.SelectMany(c => c))
            slot.Y = Math.Round(slot.Y - top + Margin);
    }

    private static double Distance(Slot above, Slot below) => above.IsBend && below.IsBend ? Row / 3 : above.IsBend || below.IsBend ? Row * 0.75 : Row;

    private void Put(Slot slot)
    {
        while (_columns.Count <= slot.Column)
            _columns.Add([]);
        slot.Index = _columns[slot.Column].Count;
        _columns[slot.Column].Add(slot);
    }

    private static List<(double X, double Y)> Points(List<Slot> way)
    {
        var points = new List<(double X, double Y)> { Right(way[0]) };
        foreach (var bend in way.Skip(1).SkipLast(1))
            points.AddRange([Left(bend), Right(bend)]);
        points.Add(Left(way[^1]));
        return points;
    }

    private static double X(Slot slot) => Margin + (slot.Column * (NodeWidth + Between));

    private static (double X, double Y) Right(Slot slot) => (X(slot) + NodeWidth, slot.Y + (NodeHeight / 2));

    private static (double X, double Y) Left(Slot slot) => (X(slot), slot.Y + (NodeHeight / 2));

    private sealed class Slot(string id, int column)
    {
        public string Id { get; } = id;

        public int Column { get; } = column;

        public bool IsBend { get; init; }

        public int Index { get; set; }

        public double Y { get; set; }

        public List<Slot> Before { get; } = [];

        public List<Slot> After { get; } = [];
    }
}
