using Assay.CompilerServices;

namespace Assay.Validation.Batches;

/// <summary>Of which pieces the values of a key's column lie where no other piece has any, as far as the source knows beforehand.</summary>
internal static class PiecesApart
{
    /// <summary>Per piece the bounds of such columns, by ordinal.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<int, ColumnBounds>>> OfAsync(DatasetPlan plan, IReadOnlyList<Rows> pieces, CancellationToken cancellation)
    {
        var dataset = plan.Descriptor;
        int[] columns = [.. dataset.Rules.Where(rule => rule is { Kind: "unique" or "rows_distinct", By: null }).SelectMany(rule => rule.Columns).Select(dataset.OrdinalOf).Distinct()];
        var apart = pieces.Select(_ => new Dictionary<int, ColumnBounds>()).ToArray();
        if (columns.Length == 0)
            return apart;
        var bounds = new List<IReadOnlyDictionary<int, ColumnBounds>>();
        foreach (var piece in pieces)
            bounds.Add(await piece.BoundsAsync(columns, cancellation).ConfigureAwait(false));
        foreach (var column in columns.Where(column => bounds.TrueForAll(piece => piece.ContainsKey(column))))
            Add(column, [.. bounds.Select(piece => piece[column])], apart);
        return apart;
    }

    private static void Add(int column, ColumnBounds[] bounds, Dictionary<int, ColumnBounds>[] apart)
    {
        int[] order = [.. Enumerable.Range(0, bounds.Length).OrderBy(piece => bounds[piece].Least).ThenBy(piece => bounds[piece].Greatest)];
        var greatest = long.MinValue;
        for (var i = 0; i < order.Length; i++)
        {
            var own = bounds[order[i]];
            if (greatest <= own.Least && (i == order.Length - 1 || own.Greatest <= bounds[order[i + 1]].Least))
                apart[order[i]][column] = own;
            greatest = Math.Max(greatest, own.Greatest);
        }
    }
}
