using Assay.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Assay.ML.DataViews;

/// <summary>The schema that ML.NET sees: a column per property, at the place of its ordinal.</summary>
internal static class ViewSchema
{
    public static DataViewSchema Of(DatasetDescriptor descriptor)
    {
        var schema = new DataViewSchema.Builder();
        foreach (var column in descriptor.Columns)
            schema.AddColumn(column.Name, TypeOf(column));
        return schema.ToSchema();
    }

    public static DataViewType TypeOf(ColumnDescriptor column) => column.Type switch
    {
        ColumnType.Boolean => column.Nullable ? NumberDataViewType.Single : BooleanDataViewType.Instance,
        // A key of 64 bits without a sign is a name that only text holds whole.
        ColumnType.UInt64 when IsName(column) => TextDataViewType.Instance,
        _ when IsName(column) && ViewTypes.IsWhole(column.Type) && !column.Nullable => NumberDataViewType.Int64,
        _ when IsName(column) && ViewTypes.IsNumber(column.Type) && column.Type != ColumnType.Float => NumberDataViewType.Double,
        _ when ViewTypes.IsNumber(column.Type) => NumberDataViewType.Single,
        ColumnType.String or ColumnType.Enum or ColumnType.Guid or ColumnType.Time => TextDataViewType.Instance,
        ColumnType.Timestamp or ColumnType.Date => DateTimeDataViewType.Instance,
        ColumnType.Instant => DateTimeOffsetDataViewType.Instance,
        _ => throw new NotSupportedException($"ML.NET has no columns of type {column.Type}, which {column.Name} is. Leave it out of the model's features."),
    };

    private static bool IsName(ColumnDescriptor column) => column.RowKey || column.Id;
}
