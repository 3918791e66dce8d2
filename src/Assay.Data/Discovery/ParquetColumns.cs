using Apache.Arrow.Types;
using Assay.Data.Arrow;
using Assay.Data.Arrow.Mapping;
using Assay.Data.Parquet;

namespace Assay.Data.Discovery;

/// <summary>The columns of a Parquet file and their types, as its footer says.</summary>
internal static class ParquetColumns
{
    public static IReadOnlyList<FoundColumn> Find(DataFile file) => Find(ParquetFile.Fields(file));

    /// <summary>The columns of an Arrow file, as its schema says.</summary>
    public static async Task<IReadOnlyList<FoundColumn>> FindArrowAsync(DataFile file, SourceSpec spec, CancellationToken cancellation)
    {
        using var open = await IpcFile.OpenAsync(file, spec, cancellation).ConfigureAwait(false);
        return Find([.. open.Schema.FieldsList.Select(field => (field.Name, field.DataType, field.DataType is not NestedType))]);
    }

    private static IReadOnlyList<FoundColumn> Find(IReadOnlyList<(string Name, IArrowType Type, bool IsLeaf)> fields) =>
    [
        .. fields.Select(field => !field.IsLeaf
            ? new FoundColumn(field.Name, null, "it is nested: flatten it, one value a column")
            : Of(field.Type) is { } type ? new FoundColumn(field.Name, type) : new FoundColumn(field.Name, null, $"a property can't be of Arrow's type {field.Type.Name}")),
    ];

    private static ColumnType? Of(IArrowType type) => type switch
    {
        BooleanType => ColumnType.Boolean,
        Int8Type or UInt8Type or Int16Type => ColumnType.Int16,
        UInt16Type or Int32Type => ColumnType.Int32,
        UInt32Type or Int64Type or UInt64Type => ColumnType.Int64,
        FloatType => ColumnType.Float,
        DoubleType => ColumnType.Double,
        Decimal128Type or Decimal256Type => ColumnType.Decimal,
        TimestampType { Timezone: null or "" } => ColumnType.Timestamp,
        TimestampType => ColumnType.Instant,
        Date32Type or Date64Type => ColumnType.Date,
        FixedSizeBinaryType { ByteWidth: 16 } => ColumnType.Guid,
        NullType => ColumnType.String,
        DictionaryType { ValueType: var values } when Utf8Cells.IsText(values) => ColumnType.String,
        _ when Utf8Cells.IsText(type) => ColumnType.String,
        _ => null,
    };
}
