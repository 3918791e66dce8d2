using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>
/// Any number of keys with their rows, written down as they come and cut into 256 partitions by the first bits of their fingerprints: whether a
/// key repeats is then found partition by partition. What is more than a budget of memory goes to a temporary file.
/// </summary>
internal sealed class KeyStore(KeyBudget budget)
{
    internal const int Partitions = 256;
    private const int ChunkKeys = 128;
    private const int SlabKeys = 1 << 15;

    private readonly List<KeyRun>[] _runs = [.. Enumerable.Range(0, Partitions).Select(_ => new List<KeyRun>())];
    private readonly Chunk[] _open = new Chunk[Partitions];
    private readonly Stack<KeyEntry[]> _free = [];
    private List<KeyEntry[]> _own = [];
    private KeyFile? _file;
    private long _foreign;
    private int _left;

    internal void Add(KeyEntry entry)
    {
        ref var chunk = ref _open[entry.High >> 56];
        if (chunk.Left == 0)
            Open((int)(entry.High >> 56));
        chunk.Slab[chunk.End++] = entry;
        chunk.Left--;
    }

    /// <summary>Adds the keys of another store, which may go on to be used.</summary>
    /// <param name="other">The store.</param>
    /// <param name="sources">The numbers that its sources have here.</param>
    internal void Merge(KeyStore other, int[] sources)
    {
        for (var partition = 0; partition < Partitions; partition++)
        {
            foreach (var run in other.RunsOf(partition))
                _runs[partition].Add(run.Moved(sources));
        }

        // What was shared is not written to again.
        _foreign += other._own.Count + other._foreign;
        other._foreign += other._own.Count;
        other._own = [];
        other.CloseAll();
        if (Held > budget.Bytes)
            Spill();
    }

    internal int CountOf(int partition) => RunsOf(partition).Sum(run => run.Count);

    /// <summary>Copies the entries of a partition.</summary>
    internal void CopyTo(int partition, Span<KeyEntry> entries)
    {
        foreach (var run in RunsOf(partition))
        {
            run.CopyTo(entries);
            entries = entries[run.Count..];
        }
    }

    private long Held => (_own.Count + _foreign) * SlabKeys * KeyEntry.Size;

    private IEnumerable<KeyRun> RunsOf(int partition) => _open[partition].Run is { Count: > 0 } open ? _runs[partition].Append(open) : _runs[partition];

    private void Open(int partition)
    {
        Close(partition);
        if (_left == 0)
        {
            if (_free.Count == 0 && Held + (SlabKeys * KeyEntry.Size) > budget.Bytes && _own.Count > 0)
                Spill();
            _own.Add(_free.TryPop(out var free) ? free : GC.AllocateUninitializedArray<KeyEntry>(SlabKeys));
            _left = SlabKeys / ChunkKeys;
        }

        var start = SlabKeys - (_left-- * ChunkKeys);
        _open[partition] = new() { Slab = _own[^1], Start = start, End = start, Left = ChunkKeys };
    }

    private void Close(int partition)
    {
        if (_open[partition].Run is { Count: > 0 } run)
            _runs[partition].Add(run);
        _open[partition] = default;
    }

    private void CloseAll()
    {
        for (var partition = 0; partition < Partitions; partition++)
            Close(partition);
        _left = 0;
    }

    private void Spill()
    {
        CloseAll();
        _file ??= new(budget.Folder);
        var buffer = Array.Empty<KeyEntry>();
        foreach (var runs in _runs)
        {
            var inMemory = runs.FindAll(run => run.Memory is not null);
            var count = inMemory.Sum(run => run.Count);
            if (count == 0)
                continue;
            if (buffer.Length < count)
                buffer = new KeyEntry[count];
            var at = 0;
            foreach (var run in inMemory)
            {
                run.CopyTo(buffer.AsSpan(at));
                at += run.Count;
            }

            runs.RemoveAll(run => run.Memory is not null);
            runs.Add(new(null, _file, _file.Append(MemoryMarshal.AsBytes(buffer.AsSpan(0, count))), count, null));
        }

        foreach (var slab in _own)
            _free.Push(slab);
        _own.Clear();
        _foreign = 0;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Chunk
    {
        internal KeyEntry[] Slab;
        internal int Start;
        internal int End;
        internal int Left;

        internal readonly KeyRun? Run => Slab is null ? null : new KeyRun(Slab, null, Start, End - Start, null);
    }
}
