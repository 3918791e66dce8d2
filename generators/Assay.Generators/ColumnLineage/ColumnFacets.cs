using Assay.Generators.Artifacts;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.ColumnLineage;

/// <summary>Writes where columns come from as OpenLineage's <c>columnLineage</c>, and as <c>assay_opaque</c> what couldn't be read.</summary>
internal static class ColumnFacets
{
    /// <summary>Adds them to the facets of a dataset.</summary>
    /// <param name="json">The facets.</param>
    /// <param name="project">The project.</param>
    /// <param name="origins">Where the columns come from.</param>
    /// <param name="datasetOf">The dataset that a parameter brings rows of.</param>
    public static void Write(JsonText json, string project, RowsOrigins origins, Func<string, LineageNode> datasetOf)
    {
        var traced = origins.Columns.Where(static column => column.Origins.Count > 0).ToEquatableArray();
        if (traced.Count > 0 || origins.Whole.Count > 0)
        {
            Lineage.Facet(json, "columnLineage", "ColumnLineageDatasetFacet", "1-2-0", facet =>
            {
                facet.Object("fields", fields =>
                {
                    foreach (var column in traced)
                        fields.Object(column.StorageName, field => Inputs(field, "inputFields", project, column.Origins, datasetOf));
                });
                Inputs(facet, "dataset", project, origins.Whole, datasetOf);
            });
        }

        if (!origins.IsWhole)
        {
            Lineage.OwnFacet(json, "assay_opaque", facet => facet
                .List("fields", origins.Columns.Where(static column => column.Opaque is not null).ToEquatableArray(), static (item, column) => item
                    .Member("field", column.StorageName).Member("unread", column.Opaque))
                .Member("dataset", origins.Opaque));
        }
    }

    /// <summary>OpenLineage's name of a kind.</summary>
    public static string Subtype(OriginKind kind) => Names.Snake(kind.ToString()).ToUpperInvariant();

    private static void Inputs(JsonText json, string member, string project, IEnumerable<OriginModel> origins, Func<string, LineageNode> datasetOf)
    {
        // One column may be both taken and asked.
        var columns = origins.GroupBy(origin => (Dataset: origin.IsDeclared ? new LineageNode(origin.Input, origin.Project) : datasetOf(origin.Input), origin.StorageName)).ToList();
        json.List(member, columns, (input, column) => input
            .Member("namespace", Lineage.Namespace(column.Key.Dataset.Project ?? project))
            .Member("name", column.Key.Dataset.Name)
            .Member("field", column.Key.StorageName)
            .List("transformations", column.Select(static origin => origin with { Input = "", Column = "" }).Distinct().ToList(), static (item, origin) => item
                .Member("type", origin.IsDirect ? "DIRECT" : "INDIRECT")
                .Member("subtype", Subtype(origin.Kind))
                .Member("description", origin.IsDeclared ? "as declared" : null)
                .Flag("masking", origin.IsMasked)));
    }
}
