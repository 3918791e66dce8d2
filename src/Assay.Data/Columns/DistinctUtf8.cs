using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Assay.Data.Columns;

/// <summary>Distinct texts by their bytes: a string is made of each once. Those of up to eight bytes are compared as one number.</summary>
internal sealed class DistinctUtf8
{
    private const int FirstCapacity = 64;

    // Differs from process to process, as hashes of strings do: nobody can choose texts that collide.
    private static readonly ulong s_seed = ((ulong)(uint)string.GetHashCode("texts", StringComparison.Ordinal) << 1) | 1;

    private int[] _buckets = new int[FirstCapacity * 2];
    private Entry[] _entries = new Entry[FirstCapacity];
    private string[] _strings = new string[FirstCapacity];
    private byte[] _long = [];
    private int _longLength;

    public int Count { get; private set; }

    public ReadOnlySpan<string> Strings => _strings.AsSpan(0, Count);

    public void Clear()
    {
        Array.Clear(_buckets);
        Array.Clear(_strings, 0, Count);
        Count = 0;
        _longLength = 0;
    }

    /// <summary>The code of a text; -1 where it is not known.</summary>
    public int Find(ReadOnlySpan<byte> utf8)
    {
        var key = Key(utf8);
        return Find(utf8, key, Hash(key, utf8.Length), out _);
    }

    /// <summary>The code of a text, which is taken in where it is new.</summary>
    public int CodeOf(ReadOnlySpan<byte> utf8)
    {
        var key = Key(utf8);
        var hash = Hash(key, utf8.Length);
        var code = Find(utf8, key, hash, out var bucket);
        return code >= 0 ? code : Add(utf8, key, hash, bucket);
    }

    private int Find(ReadOnlySpan<byte> utf8, ulong key, uint hash, out int bucket)
    {
        var mask = _buckets.Length - 1;
        for (bucket = (int)hash & mask; _buckets[bucket] is var code and > 0; bucket = (bucket + 1) & mask)
        {
            ref var entry = ref _entries[code - 1];
            if (entry.Key == key && entry.Length == utf8.Length && (utf8.Length <= 8 || utf8.SequenceEqual(_long.AsSpan(entry.At, entry.Length))))
                return code - 1;
        }

        return -1;
    }

    private int Add(ReadOnlySpan<byte> utf8, ulong key, uint hash, int bucket)
    {
        if (Count == _entries.Length)
        {
            Grow();
            Find(utf8, key, hash, out bucket);
        }

        var at = 0;
        if (utf8.Length > 8)
        {
            if (_long.Length - _longLength < utf8.Length)
                Array.Resize(ref _long, checked((int)Math.Min(Array.MaxLength, Math.Max((long)_longLength + utf8.Length, Math.Max(4096L, _long.Length * 2L)))));
            at = _longLength;
            utf8.CopyTo(_long.AsSpan(at));
            _longLength += utf8.Length;
        }

        _entries[Count] = new Entry(key, utf8.Length, at);
        _strings[Count] = Encoding.UTF8.GetString(utf8);
        _buckets[bucket] = ++Count;
        return Count - 1;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, Count * 2);
        Array.Resize(ref _strings, Count * 2);
        _buckets = new int[Count * 4];
        var mask = _buckets.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var bucket = (int)Hash(_entries[code].Key, _entries[code].Length) & mask;
            while (_buckets[bucket] > 0)
                bucket = (bucket + 1) & mask;
            _buckets[bucket] = code + 1;
        }
    }

    // The bytes themselves where eight hold them, else their hash.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(ReadOnlySpan<byte> utf8)
    {
        switch (utf8.Length)
        {
            case 0:
                return 0;
            case < 4:
                return utf8[0] | ((ulong)utf8[utf8.Length >> 1] << 8) | ((ulong)utf8[^1] << 16);
            case <= 8:
                return BinaryPrimitives.ReadUInt32LittleEndian(utf8) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(utf8[^4..]) << 32);
            default:
                return XxHash3.HashToUInt64(utf8, (long)s_seed);
        }
    }

    private static uint Hash(ulong key, int length)
    {
        var product = (key ^ ((ulong)length << 59)) * (0x9E3779B97F4A7C15UL + (s_seed << 8));
        return (uint)(product >> 32) ^ (uint)BitOperations.RotateLeft(product, 11);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(ulong Key, int Length, int At);
}
