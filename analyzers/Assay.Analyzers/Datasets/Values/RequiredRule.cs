using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets.Values;

/// <summary>ASY1025: <c>[Required]</c> on a column whose type takes no null.</summary>
internal static class RequiredRule
{
    public static void Check(DatasetInquiry dataset)
    {
        foreach (var column in dataset.Model.Columns)
        {
            if (column.TakesNull || !column.Required || RefusesEmptyText(dataset.Model, column) || dataset.AttributeOf(column, KnownAttributes.Required) is not { } required)
                continue;
            var instead = column.Kind == ColumnKind.String ? "; what refuses the empty string is [LengthBetween(1, …)]" : "";
            dataset.Declaration.Report(Descriptors.IdleRequired, Places.Of(required, dataset.Declaration.Cancellation), column.Name, instead);
        }
    }

    // Then the attribute, which other frameworks read too, promises no more than is checked.
    private static bool RefusesEmptyText(DatasetModel model, ColumnModel column) => column.Kind == ColumnKind.String && model.Rules.Any(rule =>
        rule.Columns.Contains(column.Ordinal) && rule.Severity == "Error"
        && (rule.Kind is "pattern" or "one_of" or "references" or "not_blank" or "starts_with" or "ends_with" or "contains" or "date_text"
            || (rule.Kind == "length" && rule.Arguments.Any(static argument => argument.Name == "min" && argument.Json is not ("0" or "null")))));
}
