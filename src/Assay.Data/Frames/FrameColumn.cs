using Assay.CompilerServices;
using Assay.Data.Columns;
using Microsoft.Data.Analysis;

namespace Assay.Data.Frames;

/// <summary>A column of a data frame that is being filled.</summary>
internal abstract class FrameColumn
{
    public abstract DataFrameColumn Column { get; }

    public abstract void Append(ColumnBatch batch);

    public static FrameColumn Of(ColumnDescriptor column, int ordinal) => column.Type switch
    {
        ColumnType.Boolean => new Plain<bool>(new BooleanDataFrameColumn(column.Name), ordinal),
        ColumnType.Int8 => new Plain<sbyte>(new SByteDataFrameColumn(column.Name), ordinal),
        ColumnType.UInt8 => new Plain<byte>(new ByteDataFrameColumn(column.Name), ordinal),
        ColumnType.UInt16 => new Plain<ushort>(new UInt16DataFrameColumn(column.Name), ordinal),
        ColumnType.UInt32 => new Plain<uint>(new UInt32DataFrameColumn(column.Name), ordinal),
        ColumnType.UInt64 => new Plain<ulong>(new UInt64DataFrameColumn(column.Name), ordinal),
        ColumnType.Int16 => new Plain<short>(new Int16DataFrameColumn(column.Name), ordinal),
        ColumnType.Int32 => new Plain<int>(new Int32DataFrameColumn(column.Name), ordinal),
        ColumnType.Int64 => new Plain<long>(new Int64DataFrameColumn(column.Name), ordinal),
        ColumnType.Float => new Plain<float>(new SingleDataFrameColumn(column.Name), ordinal),
        ColumnType.Double => new Plain<double>(new DoubleDataFrameColumn(column.Name), ordinal),
        ColumnType.Decimal => new Plain<decimal>(new DecimalDataFrameColumn(column.Name), ordinal),
        ColumnType.Timestamp => new Plain<DateTime>(new DateTimeDataFrameColumn(column.Name), ordinal),
        ColumnType.Instant => new Time<DateTimeOffset>(new DateTimeDataFrameColumn(column.Name), ordinal, static time => time.UtcDateTime),
        ColumnType.Date => new Time<DateOnly>(new DateTimeDataFrameColumn(column.Name), ordinal, static date => date.ToDateTime(TimeOnly.MinValue)),
        ColumnType.String or ColumnType.Enum => new Text<string>(new StringDataFrameColumn(column.Name), ordinal, static text => text),
        ColumnType.Guid => new Text<Guid>(new StringDataFrameColumn(column.Name), ordinal, static id => id.ToString()),
        ColumnType.Time => new Text<TimeOnly>(new StringDataFrameColumn(column.Name), ordinal, static time => CellText.Of(time)!),
        _ => throw new NotSupportedException($"A data frame has no columns of {ColumnTypeNames.Of(column)}, which {column.Name} is. Leave the column out, or make rows of another record."),
    };

    private sealed class Plain<T>(PrimitiveDataFrameColumn<T> column, int ordinal) : FrameColumn
        where T : unmanaged
    {
        public override DataFrameColumn Column => column;

        public override void Append(ColumnBatch batch)
        {
            var view = batch.Column<T>(ordinal);
            for (var row = 0; row < view.Length; row++)
                column.Append(view.IsNull(row) ? null : view[row]);
        }
    }

    private sealed class Time<T>(DateTimeDataFrameColumn column, int ordinal, Func<T, DateTime> convert) : FrameColumn
    {
        public override DataFrameColumn Column => column;

        public override void Append(ColumnBatch batch)
        {
            var view = batch.Column<T>(ordinal);
            for (var row = 0; row < view.Length; row++)
                column.Append(view.IsNull(row) ? null : convert(view[row]));
        }
    }

    private sealed class Text<T>(StringDataFrameColumn column, int ordinal, Func<T, string> convert) : FrameColumn
    {
        public override DataFrameColumn Column => column;

        public override void Append(ColumnBatch batch)
        {
            var view = batch.Column<T>(ordinal);
            for (var row = 0; row < view.Length; row++)
                column.Append(view.IsNull(row) ? null : convert(view[row]));
        }
    }
}
