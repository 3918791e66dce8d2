using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Assay.Data.Parquet;

/// <summary>Values and validity as Arrow lays them out, in memory that is used again for the next batch.</summary>
internal sealed class NullableBuffer<T> : IDisposable
    where T : unmanaged
{
    private byte[] _values = [];
    private byte[] _bits = [];
    private int _rows;

    public int NullCount { get; private set; }

    public ArrowBuffer Values => new(_values.AsMemory(0, _rows * Unsafe.SizeOf<T>()));

    public ArrowBuffer Validity => NullCount == 0 ? ArrowBuffer.Empty : new(_bits.AsMemory(0, (_rows + 7) / 8));

    /// <summary>Starts with rows that are all there; their values are then written to the span returned.</summary>
    public Span<T> Start(int rows)
    {
        (_rows, NullCount) = (rows, 0);
        Pooled.MakeRoom(ref _values, rows * Unsafe.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(_values.AsSpan())[..rows];
    }

    /// <summary>Moves values that stand one after the other to the rows that have one.</summary>
    /// <param name="first">The row of the first level.</param>
    /// <param name="levels">Per row 1 where it has a value, else 0.</param>
    /// <param name="present">How many values there are.</param>
    public void Spread(int first, ReadOnlySpan<short> levels, int present)
    {
        Pooled.MakeRoom(ref _bits, (_rows + 7) / 8);
        if (NullCount == 0)
            _bits.AsSpan().Fill(0xFF);
        NullCount += levels.Length - present;
        var values = MemoryMarshal.Cast<byte, T>(_values.AsSpan())[first..];
        for (var row = levels.Length - 1; row >= 0; row--)
        {
            if (levels[row] != 0)
            {
                values[row] = values[--present];
                continue;
            }

            values[row] = default;
            _bits[(first + row) >> 3] &= (byte)~(1 << ((first + row) & 7));
        }
    }
    public void Dispose()
    {
        Pooled.Return(ref _values);
        Pooled.Return(ref _bits);
    }
}

/// <summary>Arrays that one reader after the other uses: a file of many row groups is opened for each of them.</summary>
internal static class Pooled
{
    /// <summary>Makes an array long enough; what it held is lost.</summary>
    public static void MakeRoom<T>(ref T[] array, int length)
    {
        if (array.Length >= length)
            return;
        Return(ref array);
        array = ArrayPool<T>.Shared.Rent(length);
    }

    public static void Return<T>(ref T[] array)
    {
        if (array.Length > 0)
            ArrayPool<T>.Shared.Return(array);
        array = [];
    }
}
