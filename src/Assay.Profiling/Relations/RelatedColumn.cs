using Assay.Profiling.Columns;

namespace Assay.Profiling.Relations;

/// <summary>A column as what compares columns sees it.</summary>
/// <param name="Index">Its place among the profiled columns.</param>
/// <param name="Type">Its type.</param>
/// <param name="Trace">Its cells in the batch that came last.</param>
internal sealed record RelatedColumn(int Index, ColumnType Type, CellTrace Trace)
{
    /// <summary>The greatest number of columns that are compared with each other; more are left alone.</summary>
    public const int Most = 48;

    public bool IsNumber => Type is ColumnType.Int8 or ColumnType.UInt8 or ColumnType.Int16 or ColumnType.UInt16 or ColumnType.Int32 or ColumnType.UInt32
        or ColumnType.Int64 or ColumnType.UInt64 or ColumnType.Float or ColumnType.Double or ColumnType.Decimal;

    public bool IsTime => Type is ColumnType.Timestamp or ColumnType.Instant or ColumnType.Date;

    public bool IsFloating => Type is ColumnType.Float or ColumnType.Double;
}
