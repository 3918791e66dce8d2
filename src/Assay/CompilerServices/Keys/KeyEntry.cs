using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>A key by its fingerprint, and the row that has it. 24 bytes, since a <see cref="UInt128"/> would make it 32.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct KeyEntry(UInt128 key, long place)
{
    internal const int Size = 24;

    internal ulong Low = (ulong)key;
    internal ulong High = (ulong)(key >> 64);

    /// <summary>The row as <see cref="KeyPlace"/> packs it; zero for no entry.</summary>
    internal long Place = place;

    internal readonly UInt128 Key => new(High, Low);

    internal readonly bool Has(in KeyEntry other) => Low == other.Low && High == other.High;
}

/// <summary>
/// A row in 62 bits, ordered by (source, row) where sources are numbered in their order; and whether its key was found again.
/// </summary>
internal static class KeyPlace
{
    private const int RowBits = 40;
    private const long Repeated = 1L << 62;
    private const long Present = 1L << 61;
    private const int SourceBits = 21;

    internal static long Of(int source, long row, bool repeated = false) => source < 1 << SourceBits && row < 1L << RowBits
        ? Present | ((long)source << RowBits) | row | (repeated ? Repeated : 0)
        : throw new OverflowException("Rows of more than two million files, or of a file with more than a trillion rows, can't be told apart.");

    internal static int SourceOf(long place) => (int)(place >> RowBits) & ((1 << SourceBits) - 1);

    internal static long RowOf(long place) => place & ((1L << RowBits) - 1);

    internal static bool IsRepeated(long place) => (place & Repeated) != 0;

    internal static long AsRepeated(long place) => place | Repeated;

    internal static long AsFirst(long place) => place & ~Repeated;

    /// <summary>The same row where its source has another number.</summary>
    internal static long Moved(long place, int[] sources) =>
        (place & (Present | Repeated | ((1L << RowBits) - 1))) | ((long)sources[SourceOf(place)] << RowBits);
}
