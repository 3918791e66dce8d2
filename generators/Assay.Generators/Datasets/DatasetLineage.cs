using System.Globalization;
using Assay.Generators.Artifacts;
using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets;

/// <summary>The design-time OpenLineage event of a dataset: its columns, owner, place, and what its columns are made of.</summary>
internal static class DatasetLineage
{
    public static string Write(DatasetModel model, string project) => Lineage.DatasetEvent(project, model.Name, json =>
    {
        Lineage.Facet(json, "schema", "SchemaDatasetFacet", "1-2-0", facet => facet.List("fields", model.Columns, static (field, column) => Field(field, column, column.StorageName)
            .Member("ordinal_position", column.Ordinal + 1L)));
        Lineage.Documentation(json, model.Documentation);
        Lineage.Ownership(json, model.Owner);
        ColumnFacets.Write(json, project, Origins(model), _ => new LineageNode(model.Features!.From, model.Features.Project));
        if (model.Source is { } source)
        {
            Lineage.Facet(json, "symlinks", "SymlinksDatasetFacet", "1-0-1", facet => facet.List("identifiers", [source], static (item, place) => item
                .Member("namespace", NamespaceOf(place)).Member("name", NameOf(place)).Member("type", "LOCATION")));
        }

        Tags(json, model);
    });

    // A list's elements are a field called _element, as the facet's schema says.
    private static JsonText Field(JsonText field, ColumnModel column, string name)
    {
        field.Member("name", name).Member("type", Names.Camel(column.Kind.ToString())).Member("description", column.Documentation);
        return column.Element is { } element ? field.List("fields", [element], static (item, inner) => Field(item, inner, "_element"))
            : column.Kind == ColumnKind.Struct ? field.List("fields", column.Fields, static (item, inner) => Field(item, inner, inner.StorageName))
            : field;
    }

    // Rows that no method makes here come from where their columns say.
    private static RowsOrigins Origins(DatasetModel model) => new(
        model.Features?.Columns ?? [.. model.Columns.Select(static column => new ColumnOrigins(column.Name, column.StorageName, column.DerivedFrom, null))],
        [],
        null);

    private static void Tags(JsonText json, DatasetModel model)
    {
        var sensitive = model.Columns.Where(static column => column.Sensitivity is not null and not "None").ToEquatableArray();
        if (sensitive.Count > 0)
        {
            Lineage.Facet(json, "tags", "TagsDatasetFacet", "1-0-0", facet => facet.List("tags", sensitive, static (tag, column) => tag
                .Member("key", "sensitivity").Member("value", Names.Camel(column.Sensitivity!)).Member("field", column.StorageName).Member("source", "ASSAY")));
        }
    }

    private static string NamespaceOf(string source)
    {
        var scheme = source.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return "file";
        var end = source.IndexOf('/', scheme + 3);
        return end < 0 ? source : source.Substring(0, end);
    }

    private static string NameOf(string source)
    {
        var scheme = source.IndexOf("://", StringComparison.Ordinal);
        var end = scheme < 0 ? -1 : source.IndexOf('/', scheme + 3);
        return end < 0 ? source : source.Substring(end + 1);
    }
}
