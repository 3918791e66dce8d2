using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Assay.CompilerServices;

/// <summary>Writes states: fixed-width little-endian numbers and length-prefixed UTF-8.</summary>
internal sealed class StateWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    internal void Byte(byte value) => _buffer.Write([value]);

    internal void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    internal void Int64(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _buffer.Write(bytes);
    }

    internal void Double(double value) => Int64(BitConverter.DoubleToInt64Bits(value));

    internal void UInt128(UInt128 value)
    {
        Int64((long)(ulong)value);
        Int64((long)(ulong)(value >> 64));
    }

    internal void Text(string? value)
    {
        Bool(value is not null);
        if (value is null)
            return;
        // A UTF-16 string may hold half a surrogate pair, which UTF-8 can't carry: the units themselves are written then.
        var exact = !HasLoneSurrogate(value);
        Bool(exact);
        var bytes = exact ? Encoding.UTF8.GetBytes(value) : Encoding.Unicode.GetBytes(value);
        Int64(bytes.Length);
        _buffer.Write(bytes);
    }

    internal void Bytes(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    internal ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    internal byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
