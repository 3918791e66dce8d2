using System.Collections.Immutable;
using Assay.Analyzers.Datasets;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Privacy;

/// <summary>ASY6003: a column's name says that people may not see its values. <c>[Sensitive]</c> answers it, with <c>Sensitivity.None</c> too.</summary>
internal static class UnclassifiedColumnRule
{
    /// <summary>The fact that names the member of <c>Sensitivity</c>.</summary>
    public const string Sensitivity = nameof(Sensitivity);

    public static void Check(DatasetInquiry dataset)
    {
        var inquiry = dataset.Declaration;
        foreach (var column in dataset.Model.Columns)
        {
            if (column.Sensitivity is not null || Of(column) is not { } name || IsAnsweredAtOrigin(dataset, column))
                continue;
            // One of a base type is told of there.
            if (inquiry.Type.GetMembers(column.Name).IsEmpty)
                continue;
            inquiry.Report(
                Descriptors.UnclassifiedColumn,
                dataset.PlaceOf(column),
                ImmutableDictionary<string, string?>.Empty.Add(Sensitivity, name.Sensitivity),
                column.Name, name.What, Mark(name.Sensitivity));
        }
    }

    /// <summary>The attribute that a class of sensitive data is marked with.</summary>
    public static string Mark(string sensitivity) => sensitivity == "Personal" ? "[Sensitive]" : $"[Sensitive(Sensitivity.{sensitivity})]";

    private static SensitiveName? Of(ColumnModel column) =>
        SensitiveName.Of(column.Name, column.Kind) ?? (column.StoredAs is { } stored ? SensitiveName.Of(stored, column.Kind) : null);

    // A column that is taken over as it stands is what it is where it comes from; what of it may flow on is another rule's.
    private static bool IsAnsweredAtOrigin(DatasetInquiry dataset, ColumnModel column) =>
        dataset.Model.Features?.Columns.FirstOrDefault(one => one.Column == column.Name)?.Identity is { } source
        && DatasetNames.FeaturesOf(dataset.Declaration.Type) is { } method
        && dataset.Declaration.Index.Dataset(method.Parameters[0].Type, dataset.Declaration.Cancellation) is { } origin
        && origin.Columns.FirstOrDefault(one => one.Name == source.Column) is { Sensitivity: not null };
}
