using System.Collections.Immutable;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets.Columns;

/// <summary>ASY1005 and 1016: a measurement without a unit, and one whose unit differs from where it meets its like.</summary>
internal static class UnitRules
{
    /// <summary>The fact that holds the unit to write.</summary>
    public const string Unit = nameof(Unit);

    public static void Check(DatasetInquiry dataset)
    {
        foreach (var column in dataset.Model.Columns)
        {
            if (column.Unit is not null)
                Compare(dataset, column, column.Unit);
            else if (Measurements.UnitOf(column) is { } unit && !dataset.RulesByColumn[column.Ordinal].Any(Measurements.SaysOtherwise) && dataset.OriginOf(column)?.Unit is null)
                dataset.Declaration.Report(Descriptors.NoUnit, dataset.PlaceOf(column), Facts(unit), column.Name, unit);
        }
    }

    private static void Compare(DatasetInquiry dataset, ColumnModel column, string unit)
    {
        if (dataset.OriginOf(column) is { Unit: { } original } origin)
        {
            if (original != unit)
                Report(dataset, column, original, $"'{origin.Name}' of dataset '{dataset.Origin!.Name}', which it is taken from,", Facts(original));
            return;
        }

        var inquiry = dataset.Declaration;
        foreach (var (step, other) in inquiry.Index.RowsTogether(inquiry.Cancellation).With(dataset.Model.Name))
        {
            // Of two that meet, one is told of.
            if (string.CompareOrdinal(other.Name, dataset.Model.Name) < 0
                && other.Columns.FirstOrDefault(one => one.Name == column.Name) is { Unit: { } met } && met != unit)
            {
                Report(dataset, column, met, $"the column of dataset '{other.Name}', which step '{step}' reads as well,", ImmutableDictionary<string, string?>.Empty);
                return;
            }
        }
    }

    private static void Report(DatasetInquiry dataset, ColumnModel column, string other, string whose, ImmutableDictionary<string, string?> facts)
    {
        if (dataset.AttributeOf(column, KnownAttributes.Unit) is { } attribute)
        {
            dataset.Declaration.Report(
                Descriptors.OtherUnit, Places.Argument(attribute, null, 0, dataset.Declaration.Cancellation), facts, column.Name, column.Unit!, whose, other);
        }
    }

    private static ImmutableDictionary<string, string?> Facts(string unit) => ImmutableDictionary<string, string?>.Empty.Add(Unit, unit);
}
