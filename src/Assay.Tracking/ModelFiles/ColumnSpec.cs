using System.Text.Json.Nodes;

namespace Assay.Tracking.ModelFiles;

/// <summary>Declared columns as MLflow's list of columns: the schema of a dataset, the signature of a model.</summary>
public static class ColumnSpec
{
    /// <summary>The list as JSON text: <c>[{"type": "double", "name": "depth", "required": true}]</c>, under the names that files store.</summary>
    public static string ToJson(IEnumerable<ColumnDescriptor> columns) => List(columns).ToJsonString();

    /// <summary>A dataset's schema as JSON text: <c>{"mlflow_colspec": […]}</c>.</summary>
    public static string ToSchema(IEnumerable<ColumnDescriptor> columns) => new JsonObject { ["mlflow_colspec"] = List(columns) }.ToJsonString();

    private static JsonArray List(IEnumerable<ColumnDescriptor> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return [.. columns.Select(column =>
        {
            var spec = Of(column);
            spec["name"] = column.StorageName;
            spec["required"] = !column.Nullable;
            return spec;
        })];
    }

    private static JsonObject Of(ColumnDescriptor column) => column switch
    {
        { Type: ColumnType.List, Element: { } element } => new() { ["type"] = "array", ["items"] = Of(element) },
        { Type: ColumnType.Struct, Fields: { } fields } => new() { ["type"] = "object", ["properties"] = Properties(fields) },
        _ => new() { ["type"] = TypeOf(column.Type) },
    };

    private static JsonObject Properties(IEnumerable<ColumnDescriptor> fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            var spec = Of(field);
            spec["required"] = !field.Nullable;
            properties[field.StorageName] = spec;
        }

        return properties;
    }

    // MLflow knows no decimal, no unsigned numbers and no time of day: the next wider type holds each value.
    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => "boolean",
        ColumnType.Int8 or ColumnType.Int16 or ColumnType.Int32 or ColumnType.UInt8 or ColumnType.UInt16 => "integer",
        ColumnType.Int64 or ColumnType.UInt32 or ColumnType.UInt64 => "long",
        ColumnType.Float => "float",
        ColumnType.Double or ColumnType.Decimal => "double",
        ColumnType.Timestamp or ColumnType.Instant or ColumnType.Date => "datetime",
        ColumnType.Binary => "binary",
        _ => "string",
    };
}
