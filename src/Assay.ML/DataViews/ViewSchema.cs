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
        ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64 when IsName(column) && !column.Nullable => NumberDataViewType.Int64,
        ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64 or ColumnType.Double or ColumnType.Decimal when IsName(column) => NumberDataViewType.Double,
        ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64 or ColumnType.Float or ColumnType.Double or ColumnType.Decimal => NumberDataViewType.Single,
        ColumnType.String or ColumnType.Enum or ColumnType.Guid => TextDataViewType.Instance,
        ColumnType.Timestamp or ColumnType.Date => DateTimeDataViewType.Instance,
        ColumnType.Instant => DateTimeOffsetDataViewType.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, null),
    };

    private static bool IsName(ColumnDescriptor column) => column.RowKey || column.Id;
}
