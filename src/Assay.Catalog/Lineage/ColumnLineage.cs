namespace Assay.Catalog.Lineage;

/// <summary>A column.</summary>
/// <param name="Dataset">The URN of its dataset.</param>
/// <param name="Column">Its name in C#; the name events give it, where no declaration has it.</param>
public sealed record ColumnRef(string Dataset, string Column);

/// <summary>That a column goes into another, or decides on it.</summary>
/// <param name="From">The column that was first.</param>
/// <param name="To">The column that comes of it.</param>
/// <param name="How">How, in OpenLineage's words (<c>IDENTITY</c>, <c>CONDITIONAL</c>), in ordinal order; empty where nobody said.</param>
/// <param name="IsDirect">Whether its value goes into the other; false where it only decides.</param>
public sealed record ColumnEdge(ColumnRef From, ColumnRef To, IReadOnlyList<string> How, bool IsDirect);

/// <summary>That a column decides which rows of a dataset there are, or in which order.</summary>
/// <param name="From">The column.</param>
/// <param name="Dataset">The URN of the dataset.</param>
/// <param name="How">How, in OpenLineage's words (<c>FILTER</c>, <c>JOIN</c>), in ordinal order.</param>
public sealed record RowsEdge(ColumnRef From, string Dataset, IReadOnlyList<string> How);

/// <summary>From which columns columns are made. Never changes.</summary>
public sealed class ColumnLineage
{
    private readonly ILookup<ColumnRef, ColumnEdge> _into;
    private readonly ILookup<ColumnRef, ColumnEdge> _from;
    private readonly ILookup<ColumnRef, RowsEdge> _deciding;
    private readonly ILookup<string, RowsEdge> _decided;
    private readonly Dictionary<ColumnRef, string> _unread;

    internal ColumnLineage(IEnumerable<ColumnEdge> edges, IEnumerable<RowsEdge> rows, IEnumerable<(ColumnRef Column, string Unread)> unread)
    {
        Edges =
        [
            .. edges.GroupBy(e => (e.From, e.To)).Select(e => new ColumnEdge(e.Key.From, e.Key.To, Words(e.SelectMany(one => one.How)), e.Any(one => one.IsDirect)))
                .OrderBy(e => (e.From.Dataset, e.From.Column, e.To.Dataset, e.To.Column)),
        ];
        Rows =
        [
            .. rows.GroupBy(e => (e.From, e.Dataset)).Select(e => new RowsEdge(e.Key.From, e.Key.Dataset, Words(e.SelectMany(one => one.How))))
                .OrderBy(e => (e.From.Dataset, e.From.Column, e.Dataset)),
        ];
        _into = Edges.ToLookup(e => e.From);
        _from = Edges.ToLookup(e => e.To);
        _deciding = Rows.ToLookup(e => e.From);
        _decided = Rows.ToLookup(e => e.Dataset, StringComparer.Ordinal);
        _unread = unread.DistinctBy(u => u.Column).ToDictionary(u => u.Column, u => u.Unread);
    }

    /// <summary>All pairs of a column and one that comes of it.</summary>
    public IReadOnlyList<ColumnEdge> Edges { get; }

    /// <summary>All pairs of a column and a dataset whose rows it decides on.</summary>
    public IReadOnlyList<RowsEdge> Rows { get; }

    /// <summary>How a column comes of others.</summary>
    public IEnumerable<ColumnEdge> Into(string dataset, string column) => _from[new(dataset, column)];

    /// <summary>The columns that decide which rows of a dataset there are.</summary>
    public IEnumerable<RowsEdge> Deciding(string dataset) => _decided[dataset];

    /// <summary>The datasets whose rows a column decides on.</summary>
    public IEnumerable<string> DecidedBy(ColumnRef column) => _deciding[column].Select(e => e.Dataset);

    /// <summary>What couldn't be read of the code that makes a column; null where all was, so that all that it comes from is known.</summary>
    public string? Unread(ColumnRef column) => _unread.GetValueOrDefault(column);

    /// <summary>The columns that a column is made from.</summary>
    public IEnumerable<ColumnRef> From(ColumnRef column) => _from[column].Select(e => e.From);

    /// <summary>The columns that are made from a column.</summary>
    public IEnumerable<ColumnRef> Into(ColumnRef column) => _into[column].Select(e => e.To);

    /// <summary>All columns that come of a column, nearest first, itself not among them.</summary>
    public IReadOnlyList<ColumnRef> Downstream(ColumnRef column)
    {
        var seen = new HashSet<ColumnRef> { column };
        var found = new List<ColumnRef>();
        var queue = new Queue<ColumnRef>([column]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var next in Into(at).Where(seen.Add))
            {
                found.Add(next);
                queue.Enqueue(next);
            }
        }

        return found;
    }

    private static IReadOnlyList<string> Words(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
