using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>Count, extremes, sum and sum of squares of the whole numbers of one batch: exact, whatever the numbers.</summary>
/// <typeparam name="T">A whole number of at most 64 bits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Auto)]
public struct WholeSums<T>
    where T : struct, INumber<T>
{
    // 1,024 squares of numbers below 2²⁶ add up to less than 2⁶³.
    private const int Block = BlockOf<T>.Length;
    private const long Small = 1 << 26;

    /// <summary>How many numbers there are.</summary>
    public long Count { get; private set; }

    /// <summary>The least; zero without any.</summary>
    public T Min { get; private set; }

    /// <summary>The greatest; zero without any.</summary>
    public T Max { get; private set; }

    /// <summary>The sum.</summary>
    public Int128 Sum { get; private set; }

    /// <summary>The sum of squares modulo 2¹²⁸.</summary>
    public UInt128 Squares { get; private set; }

    /// <summary>How often 2¹²⁸ goes into the sum of squares.</summary>
    public ulong Carries { get; private set; }

    /// <summary>The sums of a column, nulls left out.</summary>
    public static WholeSums<T> Of(in ColumnView<T> column)
    {
        var sums = default(WholeSums<T>);
        var room = default(BlockOf<T>);
        Span<T> gathered = room;
        for (var start = 0; start < column.Length; start += Block)
        {
            var block = column.Block(start, Math.Min(Block, column.Length - start), gathered);
            if (!block.IsEmpty)
                sums.Add(block);
        }

        return sums;
    }

    /// <summary>The sum of squared differences from the mean: the exact number, rounded once.</summary>
    public readonly double SquaredDifferences()
    {
        if (Count == 0)
            return 0;
        var magnitude = (UInt128)Int128.Abs(Sum);
        if (Carries == 0 && magnitude < UInt128.One << 63 && Squares < UInt128.One << 96 && Count < int.MaxValue)
            return (double)((Squares * (UInt128)Count) - (magnitude * magnitude)) / Count;
        BigInteger sum = Sum;
        return (double)(((((BigInteger)Carries << 128) + Squares) * Count) - (sum * sum)) / Count;
    }

    private void Add(ReadOnlySpan<T> block)
    {
        var (least, greatest) = Extremes(block);
        Min = Count == 0 ? least : T.Min(Min, least);
        Max = Count == 0 ? greatest : T.Max(Max, greatest);
        Count += block.Length;
        if (least >= T.CreateSaturating(-Small) && greatest <= T.CreateSaturating(Small))
            AddSmall(block);
        else
            AddLarge(block);
    }

    private void AddSmall(ReadOnlySpan<T> block)
    {
        var (sum, squares, done) = typeof(T) == typeof(int) ? InLanes(MemoryMarshal.Cast<T, int>(block)) : default;
        foreach (var number in block[done..])
        {
            var value = long.CreateTruncating(number);
            sum += value;
            squares += value * value;
        }

        Sum += sum;
        Squares = unchecked(Squares + (ulong)squares);
        Carries += Squares < (ulong)squares ? 1UL : 0;
    }

    private static (long Sum, long Squares, int Done) InLanes(ReadOnlySpan<int> block)
    {
        var lanes = MemoryMarshal.Cast<int, Vector<int>>(block);
        var (sums, squares) = (Vector<long>.Zero, Vector<long>.Zero);
        foreach (var some in lanes)
        {
            Vector.Widen(some, out var low, out var high);
            sums += low + high;
            squares += (low * low) + (high * high);
        }

        return (Vector.Sum(sums), Vector.Sum(squares), lanes.Length * Vector<int>.Count);
    }

    private void AddLarge(ReadOnlySpan<T> block)
    {
        foreach (var number in block)
        {
            var value = Int128.CreateTruncating(number);
            Sum += value;
            var square = (UInt128)(value * value);
            Squares = unchecked(Squares + square);
            Carries += Squares < square ? 1UL : 0;
        }
    }

    private static (T Least, T Greatest) Extremes(ReadOnlySpan<T> block)
    {
        var (least, greatest) = (block[0], block[0]);
        var at = 0;
        if (Vector<T>.IsSupported && Vector.IsHardwareAccelerated && block.Length >= Vector<T>.Count)
        {
            var (lows, highs) = (new Vector<T>(block), new Vector<T>(block));
            for (; at <= block.Length - Vector<T>.Count; at += Vector<T>.Count)
            {
                var some = new Vector<T>(block[at..]);
                lows = Vector.Min(lows, some);
                highs = Vector.Max(highs, some);
            }

            for (var lane = 0; lane < Vector<T>.Count; lane++)
                (least, greatest) = (T.Min(least, lows[lane]), T.Max(greatest, highs[lane]));
        }

        for (; at < block.Length; at++)
            (least, greatest) = (T.Min(least, block[at]), T.Max(greatest, block[at]));
        return (least, greatest);
    }
}
