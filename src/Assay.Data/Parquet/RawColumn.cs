using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.Data.Arrow.Mapping;
using ParquetSharp;

namespace Assay.Data.Parquet;

/// <summary>
/// A flat column that is decoded into buffers which the next batch uses again: Arrow's reader makes new ones for each batch, tells the garbage collector of
/// them, and has it run again and again over a heap in which nothing has changed.
/// </summary>
internal abstract class RawColumn : IDisposable
{
    /// <summary>The column of a leaf; null where Arrow's reader has to make something else of what is stored.</summary>
    /// <param name="file">The file.</param>
    /// <param name="groups">The row groups that are read, one after the other.</param>
    /// <param name="leaf">The place of the column among all leaves.</param>
    /// <param name="type">What Arrow makes of it.</param>
    public static RawColumn? Of(ParquetFileReader file, IReadOnlyList<int> groups, int leaf, IArrowType type)
    {
        var stored = file.FileMetaData.Schema.Column(leaf);
        if (stored.MaxRepetitionLevel > 0 || stored.MaxDefinitionLevel > 1)
            return null;
        return (stored.PhysicalType, type.TypeId) switch
        {
            (PhysicalType.Int32, ArrowTypeId.Int32 or ArrowTypeId.UInt32 or ArrowTypeId.Date32 or ArrowTypeId.Time32) => new RawNumbers<int>(new(file, groups, leaf), type),
            (PhysicalType.Int64, ArrowTypeId.Int64 or ArrowTypeId.UInt64 or ArrowTypeId.Timestamp or ArrowTypeId.Time64) => new RawNumbers<long>(new(file, groups, leaf), type),
            (PhysicalType.Float, ArrowTypeId.Float) => new RawNumbers<float>(new(file, groups, leaf), type),
            (PhysicalType.Double, ArrowTypeId.Double) => new RawNumbers<double>(new(file, groups, leaf), type),
            (PhysicalType.ByteArray, _) when Utf8Cells.IsText(type) => new RawText(new(file, groups, leaf)),
            _ => null,
        };
    }

    /// <summary>The type of the arrays.</summary>
    public abstract IArrowType Type { get; }

    /// <summary>The next rows; good until the rows after them are read.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public abstract IArrowArray Read(int rows);

    public abstract void Dispose();
}

/// <summary>Numbers and times, which are stored as Arrow holds them.</summary>
internal sealed class RawNumbers<T>(RowGroupCells<T> stored, IArrowType type) : RawColumn
    where T : unmanaged
{
    private readonly NullableBuffer<T> _cells = new();

    public override IArrowType Type => type;

    public override IArrowArray Read(int rows)
    {
        var values = _cells.Start(rows);
        for (var at = 0; at < rows;)
        {
            var (read, present) = stored.Read(values[at..]);
            if (present < read)
                _cells.Spread(at, stored.Levels[..read], present);
            at += read;
        }

        return ArrowArrayFactory.BuildArray(new ArrayData(type, rows, _cells.NullCount, 0, [_cells.Validity, _cells.Values]));
    }

    public override void Dispose()
    {
        stored.Dispose();
        _cells.Dispose();
    }
}
