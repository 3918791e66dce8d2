namespace Assay.Catalog.Lineage;

/// <summary>A column.</summary>
/// <param name="Dataset">The URN of its dataset.</param>
/// <param name="Column">Its name in C#; the name events give it, where no declaration has it.</param>
public sealed record ColumnRef(string Dataset, string Column);

/// <summary>From which columns columns are made. Never changes.</summary>
public sealed class ColumnLineage
{
    private readonly ILookup<ColumnRef, ColumnRef> _into;
    private readonly ILookup<ColumnRef, ColumnRef> _from;

    internal ColumnLineage(IEnumerable<(ColumnRef From, ColumnRef To)> edges)
    {
        Edges = [.. edges.Distinct().OrderBy(e => (e.From.Dataset, e.From.Column, e.To.Dataset, e.To.Column))];
        _into = Edges.ToLookup(e => e.From, e => e.To);
        _from = Edges.ToLookup(e => e.To, e => e.From);
    }

    /// <summary>All pairs of a column and one that is made from it.</summary>
    public IReadOnlyList<(ColumnRef From, ColumnRef To)> Edges { get; }

    /// <summary>The columns that a column is made from.</summary>
    public IEnumerable<ColumnRef> From(ColumnRef column) => _from[column];

    /// <summary>The columns that are made from a column.</summary>
    public IEnumerable<ColumnRef> Into(ColumnRef column) => _into[column];

    /// <summary>All columns that come of a column, nearest first, itself not among them.</summary>
    public IReadOnlyList<ColumnRef> Downstream(ColumnRef column)
    {
        var seen = new HashSet<ColumnRef> { column };
        var found = new List<ColumnRef>();
        var queue = new Queue<ColumnRef>([column]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var next in _into[at].Where(seen.Add))
            {
                found.Add(next);
                queue.Enqueue(next);
            }
        }

        return found;
    }
}
