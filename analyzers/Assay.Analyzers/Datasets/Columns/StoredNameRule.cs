using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Datasets.Columns;

/// <summary>ASY1026: two columns that one stored name can stand for.</summary>
internal static class StoredNameRule
{
    public static void Check(DatasetInquiry dataset)
    {
        var columns = dataset.Model.Columns;
        var names = new Dictionary<string, ColumnModel>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            foreach (var name in Names(column))
            {
                if (!names.TryGetValue(name, out var other))
                {
                    names.Add(name, column);
                }
                else if (other != column)
                {
                    // Equal names are an error of their own.
                    if (other.StorageName != column.StorageName)
                        dataset.Declaration.Report(Descriptors.AmbiguousName, dataset.PlaceOf(column), column.Name, other.Name, name);
                    break;
                }
            }
        }
    }

    // As reading matches them: a stated name alone, else the property's, else the same in snake_case.
    private static IEnumerable<string> Names(ColumnModel column) => column.StoredAs is { } stated ? [stated] : [column.Name, column.StorageName];
}
