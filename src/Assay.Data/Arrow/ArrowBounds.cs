using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Assay.Data.Arrow;

/// <summary>
/// Whether an array's buffers hold what its length, offsets and codes point at. A file can claim anything; Arrow's arrays believe it until a cell
/// is asked for, and a code outside its dictionary would be some other row's value.
/// </summary>
internal static class ArrowBounds
{
    private const int MostDigits = 76;

    /// <exception cref="InvalidDataException">They point outside.</exception>
    public static void Demand(ArrayData array)
    {
        Demand(array.Length >= 0 && array.Offset >= 0 && array.NullCount <= array.Length);
        var end = (long)array.Offset + array.Length;
        if (array.DataType.TypeId is not (ArrowTypeId.Null or ArrowTypeId.Union) && array.Buffers.Length > 0 && (array.NullCount > 0 || array.Buffers[0].Length > 0))
            Demand(array.Buffers[0].Length * 8L >= end);
        switch (array.DataType)
        {
            case DictionaryType dictionary:
                DemandCodes(array, (FixedWidthType)dictionary.IndexType, end);
                break;
            case ListType or MapType:
                DemandOffsets<int>(array, array.Children[0].Length);
                break;
            case LargeListType:
                DemandOffsets<long>(array, array.Children[0].Length);
                break;
            case StringType or BinaryType:
                DemandOffsets<int>(array, array.Buffers[2].Length);
                break;
            case LargeStringType or LargeBinaryType:
                DemandOffsets<long>(array, array.Buffers[2].Length);
                break;
            case StringViewType or BinaryViewType:
                DemandViews(array, end);
                break;
            case FixedSizeListType list:
                Demand(array.Children[0].Length >= end * list.ListSize);
                break;
            case StructType:
                Demand(array.Children.All(child => child.Length >= end));
                break;
            case FixedWidthType fixedWidth:
                Demand(fixedWidth.BitWidth > 0 && array.Buffers[1].Length * 8L >= end * fixedWidth.BitWidth && Math.Abs((long)ScaleOf(fixedWidth)) <= MostDigits);
                break;
        }

        foreach (var child in array.Children ?? [])
            Demand(child);
    }

    // A power of ten with a damaged exponent takes minutes.
    private static int ScaleOf(FixedWidthType type) => type switch
    {
        Decimal32Type number => number.Scale,
        Decimal64Type number => number.Scale,
        Decimal128Type number => number.Scale,
        Decimal256Type number => number.Scale,
        _ => 0,
    };

    private static void DemandOffsets<T>(ArrayData array, long size)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        if (array.Length == 0)
            return;
        var offsets = MemoryMarshal.Cast<byte, T>(array.Buffers[1].Span);
        Demand(offsets.Length > (long)array.Offset + array.Length);
        offsets = offsets.Slice(array.Offset, array.Length + 1);
        Demand(offsets[0] >= T.Zero && long.CreateTruncating(offsets[^1]) <= size);
        for (var row = 1; row < offsets.Length; row++)
            Demand(offsets[row] >= offsets[row - 1]);
    }

    private static void DemandViews(ArrayData array, long end)
    {
        const int size = 16;
        const int inline = 12;
        var views = array.Buffers[1].Span;
        Demand(views.Length >= end * size);
        for (var row = array.Offset; row < end; row++)
        {
            var view = views.Slice(row * size, size);
            var length = BinaryPrimitives.ReadInt32LittleEndian(view);
            Demand(length >= 0);
            if (length <= inline)
                continue;
            var buffer = BinaryPrimitives.ReadInt32LittleEndian(view[8..]);
            var at = BinaryPrimitives.ReadInt32LittleEndian(view[inline..]);
            Demand(buffer >= 0 && buffer < array.Buffers.Length - 2 && at >= 0 && (long)at + length <= array.Buffers[buffer + 2].Length);
        }
    }

    private static void DemandCodes(ArrayData array, FixedWidthType codes, long end)
    {
        Demand(array.Dictionary is not null && array.Buffers[1].Length * 8L >= end * codes.BitWidth);
        Demand(array.Dictionary!);
        var bytes = array.Buffers[1].Span;
        var validity = array.Buffers[0].Span;
        var size = array.Dictionary!.Length;
        for (var row = array.Offset; row < end; row++)
        {
            if (array.NullCount != 0 && validity.Length > 0 && !BitUtility.GetBit(validity, row))
                continue;
            long code = codes.TypeId switch
            {
                ArrowTypeId.Int8 => (sbyte)bytes[row],
                ArrowTypeId.UInt8 => bytes[row],
                ArrowTypeId.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes[(row * 2)..]),
                ArrowTypeId.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes[(row * 2)..]),
                ArrowTypeId.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes[(row * 4)..]),
                ArrowTypeId.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes[(row * 4)..]),
                _ => BinaryPrimitives.ReadInt64LittleEndian(bytes[(row * 8)..]),
            };
            Demand(code >= 0 && code < size);
        }
    }

    private static void Demand(bool holds)
    {
        if (!holds)
            throw new InvalidDataException("An array points outside its buffers.");
    }
}
