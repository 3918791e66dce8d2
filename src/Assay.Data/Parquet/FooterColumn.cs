using Apache.Arrow.Types;
using Assay.CompilerServices;
using Assay.Data.Arrow.Mapping;
using ParquetSharp;

namespace Assay.Data.Parquet;

/// <summary>
/// What the footers of all files say of a column. Extremes are kept of whole numbers, times in UTC and dates alone, which footers hold exactly: those of text may be
/// cut off, and those of floating-point numbers leave out NaN.
/// </summary>
internal sealed class FooterColumn(ColumnDescriptor declared)
{
    private long _values;
    private bool _hasNulls = true;
    private bool _hasExtremes = true;

    public ColumnDescriptor Declared => declared;

    /// <summary>The nulls; null where a footer doesn't say.</summary>
    public long? Nulls { get => _hasNulls ? field : null; private set; }

    /// <summary>The least and the greatest value as numbers, ticks or days; null where a footer doesn't say, or there is none.</summary>
    public (long Least, long Greatest)? Extremes { get => _hasNulls && _hasExtremes && _values > 0 ? field : null; private set; }

    /// <summary>Whether every cell is one of the declared type, or null.</summary>
    public bool Fits { get; private set; } = true;

    /// <summary>Nothing is known of the column in one of the files.</summary>
    public void Forget() => (_hasNulls, _hasExtremes, Fits) = (false, false, false);

    /// <summary>Adds what is said of a row group.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="nulls">The nulls among them; negative where nothing is said.</param>
    /// <param name="statistics">Least and greatest; null where nothing is said.</param>
    /// <param name="type">What Arrow makes of the column.</param>
    public void Add(long rows, long nulls, Statistics? statistics, IArrowType type)
    {
        if (nulls < 0 || nulls > rows)
        {
            Forget();
            return;
        }

        Nulls = (Nulls ?? 0) + nulls;
        Fits &= IsSame(type) || Measure(type, 0) is not null;
        if (nulls == rows)
            return;
        _values += rows - nulls;
        var (least, greatest) = statistics switch
        {
            Statistics<int> { HasMinMax: true } whole => (Measure(type, whole.Min), Measure(type, whole.Max)),
            Statistics<long> { HasMinMax: true } whole => (Measure(type, whole.Min), Measure(type, whole.Max)),
            _ => default,
        };
        if (least is { } low && greatest is { } high && low <= high)
            Extremes = Extremes is { } known ? (Math.Min(known.Least, low), Math.Max(known.Greatest, high)) : (low, high);
        else
            _hasExtremes = false;
        Fits &= (least is not null && greatest is not null) || IsSame(type);
    }

    /// <summary>A stored value as the declared type has it; null where it has none.</summary>
    private long? Measure(IArrowType type, long stored) => (declared.Type, type) switch
    {
        (ColumnType.Timestamp, TimestampType time) => Ticks(time, stored),
        (ColumnType.Instant, TimestampType { Timezone.Length: > 0 } time) => Ticks(time, stored),
        (ColumnType.Date, Date32Type) when stored is > -700_000 and < 2_900_000 => stored + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber,
        (_, Int8Type or Int16Type or Int32Type or Int64Type or UInt8Type or UInt16Type) when ViewTypes.IsWhole(declared.Type) && declared.Type != ColumnType.UInt64 => Range(declared.Type) is var (min, max) && stored >= min && stored <= max ? stored : null,
        _ => null,
    };

    // A tick is less than nothing that Parquet stores but nanoseconds, which both readers round down.
    private static long? Ticks(TimestampType type, long stored) => EpochTicks.Of(type.Unit).TryTicks(stored, out var ticks) ? ticks : null;

    private static (long Min, long Max) Range(ColumnType type) => type switch
    {
        ColumnType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ColumnType.UInt8 => (byte.MinValue, byte.MaxValue),
        ColumnType.Int16 => (short.MinValue, short.MaxValue),
        ColumnType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ColumnType.Int32 => (int.MinValue, int.MaxValue),
        ColumnType.UInt32 => (uint.MinValue, uint.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    private bool IsSame(IArrowType type) => (declared.Type, type.TypeId) switch
    {
        (ColumnType.String, _) => Utf8Cells.IsText(type),
        (ColumnType.Double, ArrowTypeId.Double) or (ColumnType.Float, ArrowTypeId.Float) or (ColumnType.Boolean, ArrowTypeId.Boolean) => true,
        _ => false,
    };
}
