using Assay.CompilerServices;
using Assay.Profiling.Sketches;

namespace Assay.Profiling.Columns;

/// <summary>What is counted of a column while its rows pass. Its size doesn't grow with the number of rows but for the hashes of a key.</summary>
internal abstract class ColumnTally
{
    /// <summary>The greatest number of different values whose counts are kept.</summary>
    public const int MostValues = 1_000;

    /// <summary>How many of the most frequent values are shown.</summary>
    public const int Shown = 10;

    public static ColumnTally Of(ColumnType type, HashBudget budget) => type switch
    {
        ColumnType.Boolean => new ValueTally<bool, TruthKind>(budget),
        ColumnType.Int8 => new ValueTally<sbyte, NumberKind<sbyte>>(budget),
        ColumnType.UInt8 => new ValueTally<byte, NumberKind<byte>>(budget),
        ColumnType.Int16 => new ValueTally<short, NumberKind<short>>(budget),
        ColumnType.UInt16 => new ValueTally<ushort, NumberKind<ushort>>(budget),
        ColumnType.Int32 => new ValueTally<int, NumberKind<int>>(budget),
        ColumnType.UInt32 => new ValueTally<uint, NumberKind<uint>>(budget),
        ColumnType.Int64 => new ValueTally<long, NumberKind<long>>(budget),
        ColumnType.UInt64 => new ValueTally<ulong, NumberKind<ulong>>(budget),
        ColumnType.Float => new ValueTally<float, NumberKind<float>>(budget),
        ColumnType.Double => new ValueTally<double, NumberKind<double>>(budget),
        ColumnType.Decimal => new ValueTally<decimal, NumberKind<decimal>>(budget),
        ColumnType.Timestamp => new ValueTally<DateTime, TimeKind>(budget),
        ColumnType.Instant => new ValueTally<DateTimeOffset, InstantKind>(budget),
        ColumnType.Date => new ValueTally<DateOnly, DateKind>(budget),
        ColumnType.Guid => new ValueTally<Guid, UuidKind>(budget),
        _ => new TextTally(budget),
    };

    /// <summary>Hashes and numbers of the batch that was added last, row by row, for what compares columns.</summary>
    public CellTrace Trace { get; } = new();

    /// <summary>Adds a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="ordinal">The column.</param>
    /// <param name="parts">Per row 0 for the part that rules are learned on, 1 for the one that is held back.</param>
    public abstract void Add(ColumnBatch batch, int ordinal, ReadOnlySpan<byte> parts);

    /// <summary>What was counted.</summary>
    public abstract ColumnProfile Profile(ColumnDescriptor column, string stored, long rows);

    /// <summary>The two parts.</summary>
    public abstract IReadOnlyList<ColumnPart> Parts();
}
