using Assay.Catalog.Lineage;

namespace Assay.Catalog.Folding;

/// <summary>Turns what events tell of columns into the names of declarations.</summary>
internal static class ColumnTracing
{
    /// <summary>The pairs of columns that the events' column lineage tells of, among datasets that the catalog knows.</summary>
    public static IEnumerable<(ColumnRef From, ColumnRef To)> Edges(
        SortedDictionary<LineageName, DatasetFold> datasets, GraphBuilder graph, IReadOnlyDictionary<string, Asset> assets)
    {
        foreach (var (name, fold) in datasets)
        {
            if (Resolve(name, graph, assets) is not { } made)
                continue;
            foreach (var (column, sources) in fold.ColumnLineage.Pairs)
            {
                foreach (var source in sources)
                {
                    if (Resolve(new(source.Namespace, source.Name), graph, assets) is { } from)
                        yield return (Ref(from, source.Field), Ref(made, column));
                }
            }
        }
    }

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
        graph.IdOf(name) is { } id && assets.GetValueOrDefault(id) is DatasetAsset dataset ? dataset : null;

    // Events carry storage names, declarations C# names.
    private static ColumnRef Ref(DatasetAsset dataset, string stored) => new(
        dataset.Urn,
        dataset.Descriptor.Columns.FirstOrDefault(c => c.StorageName == stored || c.Name == stored)?.Name ?? stored);
}
