using System.Globalization;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Models;

/// <summary>ASY4008: the columns of a gated model don't give what its metrics are computed from.</summary>
internal static class GateColumnsRule
{
    public static void Check(ModelInquiry model)
    {
        if (model.Gates.Count == 0 || model.Input is not { } input || model.Output is not { } output)
            return;
        var first = model.Gates[0];
        if (model.Label is not { } label)
            Report(model, first, $"a column of '{input.Name}' marked [Label], and there is none");
        else if (!IsNumber(label))
            Report(model, first, $"a [Label] that is a boolean or a number, and '{label.Name}' of '{input.Name}' is {Shown(label)}");
        else if (!output.Columns.Any(static column => column.Score))
            Report(model, first, $"a column of '{output.Name}' marked [Score], and there is none");
        else if (output.Columns.First(static column => column.Score) is var score && !IsNumber(score))
            Report(model, first, $"a [Score] that is a boolean or a number, and '{score.Name}' of '{output.Name}' is {Shown(score)}");
        else
            CheckMetrics(model, input, label);
    }

    private static void CheckMetrics(ModelInquiry model, DatasetModel input, ColumnModel label)
    {
        foreach (var gate in model.Gates)
        {
            if (gate.Metric is { IsBinary: false } && label.Kind == ColumnKind.Boolean)
                Report(model, gate, $"a [Label] that is a number, and '{label.Name}' is a boolean");
            else if (gate.Metric is { IsBinary: true } && ExceedsOne(input, label))
                Report(model, gate, $"a [Label] of 0 and 1, and '{label.Name}' may be above 1");
        }
    }

    private static bool IsNumber(ColumnModel column) => column.IsNumber || column.Kind == ColumnKind.Boolean;

    // Zeros and ones are labels whatever their type; only a range says that there are others.
    private static bool ExceedsOne(DatasetModel input, ColumnModel label) => input.Rules.Any(rule =>
        rule.Kind == "range" && rule.Severity == "Error" && rule.Columns.Contains(label.Ordinal)
        && rule.Arguments.FirstOrDefault(static argument => argument.Name == "max") is { } most
        && double.TryParse(most.Json, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 1);

    private static string Shown(ColumnModel column) => column.Kind switch
    {
        ColumnKind.String => "text",
        ColumnKind.Enum => "an enum",
        _ => "no number",
    };

    private static void Report(ModelInquiry model, GateUnderRule gate, string needs) => model.Declaration.Report(
        Descriptors.GateWithoutColumns, Places.Argument(gate.Attribute, null, 0, model.Declaration.Cancellation), gate.Gate.Metric, needs);
}
