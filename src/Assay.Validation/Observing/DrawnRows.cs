using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;
using Assay.CompilerServices;

namespace Assay.Validation.Observing;

/// <summary>
/// Rows drawn at random, of which distributions are drawn: those with the least hashes of (source, row). The same rows whatever the order
/// and the split in which they were observed; all rows of a batch that has no more.
/// </summary>
internal sealed class DrawnRows(DrawnColumns columns)
{
    /// <summary>The most rows that are kept: a bar of a histogram is then within 3 of 100 rows of its true share, 19 times in 20.</summary>
    public const int Limit = 1_000;

    private readonly PriorityQueue<DrawnRow, ulong> _rows = new(Comparer<ulong>.Create((left, right) => right.CompareTo(left)));

    public IEnumerable<DrawnRow> Rows => _rows.UnorderedItems.Select(item => item.Element).OrderBy(row => row.Hash);

    private ulong Threshold => _rows.Count < Limit || !_rows.TryPeek(out _, out var greatest) ? ulong.MaxValue : greatest;

    public void Observe(ColumnBatch batch)
    {
        var seed = XxHash64.HashToUInt64(MemoryMarshal.AsBytes(batch.Source.AsSpan()));
        var threshold = Threshold;
        var candidates = new List<(ulong Hash, int Row)>();
        var first = batch.RowCount == 0 ? 0 : batch.PlaceOf(0);
        // Places ascend: where first and last are as far apart as they are rows, none is left out between them.
        var isDense = batch.RowCount > 0 && batch.PlaceOf(batch.RowCount - 1) == first + batch.RowCount - 1;
        for (var row = 0; row < batch.RowCount; row++)
        {
            if (isDense && row + Vector<ulong>.Count <= batch.RowCount && !AnyBelow(seed + (ulong)(first + row), threshold))
            {
                row += Vector<ulong>.Count - 1;
                continue;
            }

            var hash = Mix(seed + (ulong)(isDense ? first + row : batch.PlaceOf(row)));
            if (hash < threshold)
                candidates.Add((hash, row));
        }

        if (candidates.Count == 0)
            return;
        candidates.Sort();
        if (candidates.Count > Limit)
            candidates.RemoveRange(Limit, candidates.Count - Limit);
        foreach (var row in columns.Read(batch, candidates))
            Add(row);
    }

    public void Merge(DrawnRows other)
    {
        foreach (var row in other.Rows)
            Add(row);
    }

    // Column by column, since neighbours of one column compress.
    public void Save(BinaryWriter writer)
    {
        var rows = Rows.ToList();
        writer.Write(rows.Count);
        foreach (var row in rows)
            writer.Write(row.Hash);
        for (var column = 0; column < columns.Count; column++)
        {
            foreach (var row in rows)
                writer.Write(row.Numbers[column]);
            foreach (var row in rows)
                writer.Write(row.Texts[column] is { } text ? "=" + text : "");
        }
    }

    public void Load(BinaryReader reader)
    {
        var rows = new DrawnRow[Math.Clamp(reader.ReadInt32(), 0, Limit)];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new(reader.ReadUInt64(), new double[columns.Count], new string?[columns.Count]);
        for (var column = 0; column < columns.Count; column++)
        {
            foreach (var row in rows)
                row.Numbers[column] = reader.ReadDouble();
            foreach (var row in rows)
                row.Texts[column] = reader.ReadString() is { Length: > 0 } text ? text[1..] : null;
        }

        foreach (var row in rows)
            Add(row);
    }

    private void Add(DrawnRow row)
    {
        if (_rows.Count < Limit)
            _rows.Enqueue(row, row.Hash);
        else if (row.Hash < Threshold)
            _rows.EnqueueDequeue(row, row.Hash);
    }

    /// <summary>Whether of as many values in a row as fill a vector one has a hash below a threshold.</summary>
    private static bool AnyBelow(ulong first, ulong threshold)
    {
        var values = (new Vector<ulong>(first) + Vector<ulong>.Indices) * new Vector<ulong>(0x9E3779B97F4A7C15);
        values = (values ^ (values >>> 30)) * new Vector<ulong>(0xBF58476D1CE4E5B9);
        values = (values ^ (values >>> 27)) * new Vector<ulong>(0x94D049BB133111EB);
        return Vector.LessThanAny(values ^ (values >>> 31), new Vector<ulong>(threshold));
    }

    // The finalizer of SplitMix64 (G. Steele, D. Lea, C. Flood: Fast Splittable Pseudorandom Number Generators, 2014).
    private static ulong Mix(ulong value)
    {
        value = unchecked(value * 0x9E3779B97F4A7C15);
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return value ^ (value >> 31);
    }
}

/// <summary>A drawn row.</summary>
/// <param name="Hash">Decides whether it is kept.</param>
/// <param name="Numbers">Per column a number: the value, ticks of a time; NaN for null and for text.</param>
/// <param name="Texts">Per column a text; null for null and for numbers.</param>
internal sealed record DrawnRow(ulong Hash, double[] Numbers, string?[] Texts);
