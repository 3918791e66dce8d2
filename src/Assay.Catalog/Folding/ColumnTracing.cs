using Assay.Catalog.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Catalog.Folding;

/// <summary>Turns what events tell of columns into the names of declarations.</summary>
internal static class ColumnTracing
{
    /// <summary>What the events' column lineage tells of datasets that the catalog knows. Rows that steps make count as the columns they are of.</summary>
    public static ColumnLineage Trace(SortedDictionary<LineageName, DatasetFold> datasets, GraphBuilder graph, IReadOnlyDictionary<string, Asset> assets)
    {
        var (edges, rows, unread) = (new List<ColumnEdge>(), new List<RowsEdge>(), new List<(ColumnRef, string)>());
        foreach (var (name, fold) in datasets)
        {
            if (Resolve(name, graph, assets) is not { } made)
                continue;
            foreach (var (column, sources) in fold.ColumnLineage.Pairs)
                edges.AddRange(Sources(sources).Select(source => Edge(source.From, Ref(made, column), source.How)).Where(edge => edge.From != edge.To));
            var last = fold.Described["columns"];
            rows.AddRange(Sources(last?.ColumnLineage?.Dataset ?? []).Where(source => source.From.Dataset != made.Urn)
                .Select(source => new RowsEdge(source.From, made.Urn, [.. source.How.Select(how => how.Subtype).OfType<string>()])));
            foreach (var field in last?.Custom("assay_opaque")?.Items("fields") ?? [])
            {
                if (field.Text("field") is { } column)
                    unread.Add((Ref(made, column), field.Text("unread") ?? ""));
            }
        }

        return new(edges, rows, unread);

        IEnumerable<(ColumnRef From, IReadOnlyList<Transformation> How)> Sources(IEnumerable<InputField> fields) =>
            from field in fields
            let dataset = Resolve(new(field.Namespace, field.Name), graph, assets)
            where dataset is not null
            select (Ref(dataset, field.Field), field.Transformations ?? []);
    }

    // Who doesn't say how means that the value goes into it.
    private static ColumnEdge Edge(ColumnRef from, ColumnRef to, IReadOnlyList<Transformation> how) => new(
        from, to, [.. how.Select(one => one.Subtype).OfType<string>()], how.Count == 0 || how.Any(one => one.Type == "DIRECT"));

    /// <summary>The columns of a dataset that only events know; those of a type that ours don't have count as text.</summary>
    public static IReadOnlyList<ColumnDescriptor> Columns(DatasetFold fold) =>
    [
        .. (fold.Described["schema"]?.Schema?.Fields ?? []).Select(field => new ColumnDescriptor
        {
            Name = field.Name,
            StoredAs = field.Name,
            Type = Enum.TryParse<ColumnType>(field.Type, ignoreCase: true, out var type) ? type : ColumnType.String,
            Nullable = true,
            Documentation = field.Description,
        }),
    ];

    private static DatasetAsset? Resolve(LineageName name, GraphBuilder graph, IReadOnlyDictionary<string, Asset> assets) =>
        graph.DatasetOf(name) is { } id && assets.GetValueOrDefault(id) is DatasetAsset dataset ? dataset : null;

    // Events carry storage names, declarations C# names.
    private static ColumnRef Ref(DatasetAsset dataset, string stored) => new(
        dataset.Urn,
        dataset.Descriptor.Columns.FirstOrDefault(c => c.StorageName == stored || c.Name == stored)?.Name ?? stored);
}
