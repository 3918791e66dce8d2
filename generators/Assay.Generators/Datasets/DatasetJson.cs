using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets;

/// <summary>The manifest's entry of a dataset: members in the order of <c>DatasetDescriptor</c>, defaults left out.</summary>
internal static class DatasetJson
{
    public static string Write(DatasetModel model) => JsonText.Object(json =>
    {
        json.Member("name", model.Name)
            .Member("typeName", model.Type.FullName)
            .Member("documentation", model.Documentation)
            .Member("owner", model.Owner)
            .Member("source", model.Source)
            .Member("batchBy", model.BatchBy is { } batch ? Names.Camel(batch) : null)
            .Raw("columns", JsonText.Array(model.Columns, Column))
            .List("rules", model.Rules, (item, rule) => Rule(item, rule, model));
        if (model.Versioned is { } version)
        {
            json.Object("versioned", item => item
                .Member("strategy", Names.Camel(version.Strategy)).Member("keep", version.Keep).Member("why", version.Why));
        }

        json.Member("notVersioned", model.NotVersioned);
        json.Member("noRowKey", model.NoRowKey);
        json.Member("noEventTime", model.NoEventTime);
        if (model.Features is { } features)
            json.Object("features", item => item.Member("method", features.Method).Member("from", features.From));
    });

    private static void Column(JsonText json, ColumnModel column)
    {
        Type(json, column);
        Said(json, column);
    }

    private static void Type(JsonText json, ColumnModel column)
    {
        json.Member("name", column.Name)
            .Member("storedAs", column.StoredAs)
            .Member("type", Names.Camel(column.Kind.ToString()))
            .Flag("nullable", column.Nullable)
            .Texts("enumValues", column.EnumMembers.Select(static member => member.Name).ToEquatableArray());
        if (column.Element is { } element)
            json.Object("element", item => Column(item, element));
        if (column.Kind == ColumnKind.Struct)
            json.List("fields", column.Fields, Column);
    }

    private static void Said(JsonText json, ColumnModel column) => json
        .Member("documentation", column.Documentation)
        .Member("unit", column.Unit)
        .Flag("rowKey", column.RowKey)
        .Flag("eventTime", column.EventTime)
        .Member("zone", column.Zone)
        .Member("knownAfter", column.KnownAfter)
        .Member("sensitivity", column.Sensitivity is { } sensitivity and not "None" ? Names.Camel(sensitivity) : null)
        .Member("unvalidated", column.Unvalidated)
        .Flag("label", column.Label)
        .Flag("score", column.Score)
        .Flag("predicted", column.Predicted)
        .Flag("id", column.Id);

    private static void Rule(JsonText json, RuleModel rule, DatasetModel model)
    {
        json.Member("id", rule.Id)
            .Member("kind", rule.Kind)
            .Texts("columns", rule.Columns.Select(ordinal => model.Columns[ordinal].Name).ToEquatableArray())
            .Member("severity", Names.Camel(rule.Severity))
            .Member("mostly", rule.Mostly == 1 ? null : (double?)rule.Mostly)
            .Member("when", rule.When)
            .Member("by", rule.By)
            .Member("expectation", rule.Expectation);
        if (rule.Arguments.Count > 0)
        {
            json.Object("arguments", item =>
            {
                foreach (var argument in rule.Arguments)
                    item.Raw(argument.Name, argument.Json);
            });
        }
    }
}
