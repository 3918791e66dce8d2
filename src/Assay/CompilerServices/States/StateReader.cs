using System.Buffers.Binary;
using System.Text;

namespace Assay.CompilerServices;

/// <summary>
/// Reads states written by <see cref="StateWriter"/>. Every number is checked against what is left, so that no bytes, however made, lead
/// to more memory than they are long.
/// </summary>
internal sealed class StateReader(ReadOnlyMemory<byte> bytes, string source)
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private int _at;

    /// <summary>The schema version of the state.</summary>
    internal int Version { get; set; } = DatasetValidator.StateSchemaVersion;

    internal int Remaining => bytes.Length - _at;

    internal byte Byte() => Take(1)[0];

    internal bool Bool() => Byte() switch
    {
        0 => false,
        1 => true,
        _ => throw Damaged("a flag that is neither 0 nor 1"),
    };

    internal long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>A number of rows: never negative.</summary>
    internal long Rows()
    {
        var value = Int64();
        return value >= 0 ? value : throw Damaged("a negative number of rows");
    }

    /// <summary>The number of things that follow, each of which takes at least <paramref name="bytesEach"/>.</summary>
    internal int Count(int bytesEach)
    {
        var value = Int64();
        return value >= 0 && value <= Remaining / bytesEach ? (int)value : throw Damaged("more entries than bytes");
    }

    internal double Double() => BitConverter.Int64BitsToDouble(Int64());

    internal UInt128 UInt128()
    {
        var low = (ulong)Int64();
        return new UInt128((ulong)Int64(), low);
    }

    internal string? Text()
    {
        if (!Bool())
            return null;
        var utf8 = Bool();
        var taken = Take(Count(1));
        if (utf8)
        {
            try
            {
                return s_strict.GetString(taken);
            }
            catch (DecoderFallbackException)
            {
                throw Damaged("text that is not UTF-8");
            }
        }

        if (taken.Length % 2 != 0)
            throw Damaged("half a UTF-16 unit");
        var units = new char[taken.Length / 2];
        for (var i = 0; i < units.Length; i++)
            units[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(taken[(2 * i)..]);
        return new string(units);
    }

    internal ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Remaining)
            throw Damaged("the end of the state");
        var taken = bytes.Span.Slice(_at, count);
        _at += count;
        return taken;
    }

    internal SourceException Damaged(string found) => new(
        SourceFault.Truncated, source, $"{found} at byte {_at}", "a validation state as it was written", "Run that part of the validation again.");

    internal SourceException Foreign(string found, string expected) => new(
        SourceFault.Schema, source, found, expected, "Merge only states that the same build of the same project made.");
}
