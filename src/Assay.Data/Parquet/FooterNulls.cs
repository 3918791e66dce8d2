namespace Assay.Data.Parquet;

/// <summary>
/// How many nulls a Parquet footer says that a column of a row group holds. The library tells zero where the writer said nothing, so that this is read of the
/// footer itself: Thrift's compact protocol, of which everything else is passed over (parquet-format, parquet.thrift: FileMetaData).
/// </summary>
internal ref struct FooterNulls
{
    private const int Deepest = 32;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;

    private FooterNulls(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Per row group and leaf the nulls; −1 where nothing is said.</summary>
    /// <exception cref="InvalidDataException">It is no footer.</exception>
    public static List<long[]> Read(ReadOnlySpan<byte> footer)
    {
        var groups = new List<long[]>();
        var reader = new FooterNulls(footer);
        for (short id = 0; reader.Field(ref id, out var type);)
        {
            if (id != 4 || type != Kind.List)
            {
                reader.Skip(type, 0);
                continue;
            }

            for (var left = reader.ListOf(Kind.Struct); left > 0; left--)
                groups.Add(reader.RowGroup());
        }

        return groups;
    }

    private long[] RowGroup()
    {
        long[] nulls = [];
        for (short id = 0; Field(ref id, out var type);)
        {
            if (id != 1 || type != Kind.List)
            {
                Skip(type, 0);
                continue;
            }

            nulls = new long[ListOf(Kind.Struct)];
            for (var leaf = 0; leaf < nulls.Length; leaf++)
                nulls[leaf] = Within(3, inner: 12);
        }

        return nulls;
    }

    /// <summary>Of a chunk its metadata, of these their statistics, of these the third field.</summary>
    private long Within(short wanted, short inner)
    {
        long nulls = -1;
        for (short id = 0; Field(ref id, out var type);)
        {
            if (id == wanted && type == Kind.Struct && inner > 0)
                nulls = Within(inner, 0);
            else if (id == wanted && type == Kind.Struct)
                nulls = Statistics();
            else
                Skip(type, 0);
        }

        return nulls;
    }

    private long Statistics()
    {
        long nulls = -1;
        for (short id = 0; Field(ref id, out var type);)
        {
            if (id == 3 && type == Kind.Int64)
                nulls = Signed();
            else
                Skip(type, 0);
        }

        return nulls;
    }

    private bool Field(ref short id, out Kind type)
    {
        var head = Byte();
        type = (Kind)(head & 0xF);
        if (head == 0)
            return false;
        id = (head >> 4) == 0 ? (short)Signed() : (short)(id + (head >> 4));
        return true;
    }

    private int ListOf(Kind wanted)
    {
        var head = Byte();
        if ((Kind)(head & 0xF) != wanted)
            throw Broken();
        return Size(head >> 4);
    }

    private int Size(int size)
    {
        var found = size == 15 ? Varint() : (ulong)size;
        return found <= (ulong)(_bytes.Length - _at) ? (int)found : throw Broken();
    }

    private void Skip(Kind type, int depth)
    {
        if (depth > Deepest)
            throw Broken();
        switch (type)
        {
            case Kind.True or Kind.False:
                break;
            case Kind.Byte:
                Pass(1);
                break;
            case Kind.Int16 or Kind.Int32 or Kind.Int64:
                Varint();
                break;
            case Kind.Double:
                Pass(8);
                break;
            case Kind.Binary:
                Pass(Size(15));
                break;
            case Kind.List or Kind.Set:
                var head = Byte();
                for (var left = Size(head >> 4); left > 0; left--)
                    SkipElement((Kind)(head & 0xF), depth);
                break;
            case Kind.Map:
                SkipMap(depth);
                break;
            case Kind.Struct:
                for (short id = 0; Field(ref id, out var inner);)
                    Skip(inner, depth + 1);
                break;
            default:
                throw Broken();
        }
    }

    private void SkipMap(int depth)
    {
        var left = Size(15);
        var kinds = left == 0 ? 0 : Byte();
        for (; left > 0; left--)
        {
            SkipElement((Kind)(kinds >> 4), depth);
            SkipElement((Kind)(kinds & 0xF), depth);
        }
    }

    // Within a collection a truth takes a byte; as a field it stands in the field's head.
    private void SkipElement(Kind type, int depth)
    {
        if (type is Kind.True or Kind.False)
            Pass(1);
        else
            Skip(type, depth + 1);
    }

    private byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Broken();

    private void Pass(int bytes) => _at = bytes <= _bytes.Length - _at ? _at + bytes : throw Broken();

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Broken();
    }

    private long Signed()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private static InvalidDataException Broken() => new("The footer is no Thrift.");

    private enum Kind : byte
    {
        True = 1,
        False = 2,
        Byte = 3,
        Int16 = 4,
        Int32 = 5,
        Int64 = 6,
        Double = 7,
        Binary = 8,
        List = 9,
        Set = 10,
        Map = 11,
        Struct = 12,
    }
}
