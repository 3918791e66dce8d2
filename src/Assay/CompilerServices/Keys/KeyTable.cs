namespace Assay.CompilerServices;

/// <summary>Keys by open addressing: for as many as fit the processor's caches, where each row is known at once to repeat a key or not.</summary>
internal sealed class KeyTable
{
    private KeyEntry[] _slots = new KeyEntry[64];

    internal int Count { get; private set; }

    internal IEnumerable<KeyEntry> Entries => _slots.Where(slot => slot.Place != 0);

    /// <summary>The entry of a key; a new one has no place yet and must be given one.</summary>
    internal ref KeyEntry Find(UInt128 key, out bool known)
    {
        if (2 * (Count + 1) > _slots.Length)
            Grow();
        var wanted = new KeyEntry(key, 0);
        ref var slot = ref _slots[Slot(wanted)];
        known = slot.Place != 0;
        if (!known)
        {
            slot = wanted;
            Count++;
        }

        return ref slot;
    }

    private int Slot(in KeyEntry key)
    {
        var mask = _slots.Length - 1;
        for (var at = (int)key.Low & mask; ; at = (at + 1) & mask)
        {
            if (_slots[at].Place == 0 || _slots[at].Has(key))
                return at;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new KeyEntry[old.Length * 2];
        foreach (ref var entry in old.AsSpan())
        {
            if (entry.Place != 0)
                _slots[Slot(entry)] = entry;
        }
    }
}
