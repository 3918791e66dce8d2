namespace Assay.CompilerServices;

/// <summary>Looks for repeated keys in one partition after the other. Not thread-safe: one per thread.</summary>
internal sealed class KeyGroups
{
    private KeyEntry[] _entries = [];
    private int[] _slots = [];
    private int _count;

    /// <summary>Distinct keys of the partitions looked at.</summary>
    internal long Distinct { get; private set; }

    /// <summary>Keys of several rows.</summary>
    internal long Repeated { get; private set; }

    /// <summary>Rows whose key an earlier one has.</summary>
    internal long Excess { get; private set; }

    /// <summary>Finds groups of one key in a partition.</summary>
    /// <param name="store">The keys.</param>
    /// <param name="partition">Which.</param>
    /// <param name="ranks">The places of sources in their order.</param>
    /// <param name="excess">Told of each excess row, its source being given by rank.</param>
    internal void Find(KeyStore store, int partition, int[] ranks, Action<long> excess)
    {
        _count = store.CountOf(partition);
        if (_count == 0)
            return;
        MakeRoom();
        store.CopyTo(partition, _entries.AsSpan(0, _count));
        var mask = _slots.Length - 1;
        for (var i = 0; i < _count; i++)
        {
            ref var entry = ref _entries[i];
            entry.Place = KeyPlace.Moved(entry.Place, ranks);
            var at = (int)entry.Low & mask;
            while (_slots[at] != 0 && !_entries[_slots[at] - 1].Has(entry))
                at = (at + 1) & mask;
            if (_slots[at] == 0)
            {
                _slots[at] = i + 1;
                Distinct++;
                Repeated += KeyPlace.IsRepeated(entry.Place) ? 1 : 0;
                continue;
            }

            ref var first = ref _entries[_slots[at] - 1];
            var (one, two) = (KeyPlace.AsFirst(first.Place), KeyPlace.AsFirst(entry.Place));
            Excess++;
            Repeated += KeyPlace.IsRepeated(first.Place) ? 0 : 1;
            first.Place = KeyPlace.AsRepeated(Math.Min(one, two));
            entry.Place = 0;
            excess(Math.Max(one, two));
        }
    }

    /// <summary>The keys of the partition looked at last, in their order, each with its first row.</summary>
    internal IEnumerable<KeyEntry> Keys()
    {
        var keys = new List<KeyEntry>(_count);
        for (var i = 0; i < _count; i++)
        {
            if (_entries[i].Place != 0)
                keys.Add(_entries[i]);
        }

        keys.Sort(static (left, right) => left.Key.CompareTo(right.Key));
        return keys;
    }

    private void MakeRoom()
    {
        if (_entries.Length < _count)
            _entries = GC.AllocateUninitializedArray<KeyEntry>(_count + (_count / 8));
        var slots = 1;
        while (slots < 2 * _count)
            slots *= 2;
        if (_slots.Length != slots)
            _slots = new int[slots];
        else
            Array.Clear(_slots);
    }
}
