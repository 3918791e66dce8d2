using System.Buffers.Binary;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Assay.CompilerServices;

/// <summary>128-bit fingerprints of values: equal values have equal ones, on every machine and in every process.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Fingerprint
{
    internal const ulong First = 0x9E3779B97F4A7C15;
    internal const ulong Second = 0xC2B2AE3D27D4EB4F;

    /// <summary>The fingerprint of a value. −0 equals 0, and every NaN equals every other.</summary>
    public static UInt128 Of<T>(T value)
    {
        if (typeof(T) == typeof(string))
            return OfText((string)(object)value!);
        if (typeof(T) == typeof(double))
            return OfDouble((double)(object)value!);
        if (typeof(T) == typeof(float))
            return OfDouble((float)(object)value!);
        if (typeof(T) == typeof(DateTime))
            return Mix((ulong)((DateTime)(object)value!).Ticks, 0);
        if (typeof(T) == typeof(DateTimeOffset))
            return Mix((ulong)((DateTimeOffset)(object)value!).UtcTicks, 0);
        if (typeof(T) == typeof(decimal))
            return OfDecimal((decimal)(object)value!);
        if (typeof(T) == typeof(int))
            return Mix((ulong)(int)(object)value!, 0);
        if (typeof(T) == typeof(long))
            return Mix((ulong)(long)(object)value!, 0);
        if (typeof(T) == typeof(short))
            return Mix((ulong)(short)(object)value!, 0);
        if (typeof(T) == typeof(sbyte))
            return Mix((ulong)(sbyte)(object)value!, 0);
        if (typeof(T) == typeof(byte))
            return Mix((byte)(object)value!, 0);
        if (typeof(T) == typeof(ushort))
            return Mix((ushort)(object)value!, 0);
        if (typeof(T) == typeof(uint))
            return Mix((uint)(object)value!, 0);
        if (typeof(T) == typeof(ulong))
            return Mix((ulong)(object)value!, 0);
        if (typeof(T) == typeof(bool))
            return Mix((bool)(object)value! ? 1UL : 0, 0);
        if (typeof(T) == typeof(DateOnly))
            return Mix((ulong)((DateOnly)(object)value!).DayNumber, 0);
        if (typeof(T) == typeof(TimeOnly))
            return Mix((ulong)((TimeOnly)(object)value!).Ticks, 0);
        if (typeof(T) == typeof(byte[]))
            return OfBytes((byte[])(object)value!);
        if (typeof(T) == typeof(Guid))
        {
            Span<byte> bytes = stackalloc byte[16];
            ((Guid)(object)value!).TryWriteBytes(bytes);
            return Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
        }

        if (typeof(T) == typeof(NestedCell))
            return ((NestedCell)(object)value!).Fingerprint();
        throw new NotSupportedException($"A column of {typeof(T)} can't be part of a key.");
    }

    /// <summary>The fingerprint of a sequence; order matters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt128 Combine(UInt128 first, UInt128 second)
    {
        var low = Mix((ulong)first ^ First, (ulong)second);
        var high = Mix((ulong)(first >> 64) ^ Second, (ulong)(second >> 64));
        return low ^ ((high << 64) | (high >> 64));
    }

    private static UInt128 OfDouble(double value)
    {
        if (value == 0)
            value = 0;
        if (double.IsNaN(value))
            value = double.NaN;
        return Mix(BitConverter.DoubleToUInt64Bits(value), 0);
    }

    private static UInt128 OfDecimal(decimal value)
    {
        if (value == 0)
            return OfText("0");
        // Dividing by a one with 28 decimals leaves the number with as few decimals as it needs: 1.50 and 1.5 become the same text.
        return OfText((value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));
    }

    private static UInt128 OfText(string text)
    {
        var hash = Mix((ulong)text.Length, First);
        var units = text.AsSpan();
        while (units.Length >= 4)
        {
            var four = units[0] | ((ulong)units[1] << 16) | ((ulong)units[2] << 32) | ((ulong)units[3] << 48);
            hash = Combine(hash, Mix(four, Second));
            units = units[4..];
        }

        ulong rest = 0;
        foreach (var unit in units)
            rest = (rest << 16) | unit;
        return units.IsEmpty ? hash : Combine(hash, Mix(rest, (ulong)units.Length));
    }

    private static UInt128 OfBytes(ReadOnlySpan<byte> bytes)
    {
        var hash = Mix((ulong)bytes.Length, Second);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = Combine(hash, Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes), First));
        ulong rest = 0;
        foreach (var one in bytes)
            rest = (rest << 8) | one;
        return bytes.IsEmpty ? hash : Combine(hash, Mix(rest, (ulong)bytes.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static UInt128 Mix(ulong low, ulong high)
    {
        unchecked
        {
            var a = Final(low + First) ^ Final(high + Second);
            var b = Final(a + (high * First) + Second);
            return new UInt128(b, a);
        }
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): a bijection of 64 bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Final(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
