using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>A set of hashes that takes eight to sixteen bytes for each: open addressing, zero kept apart.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HashTable
{
    private ulong[] _slots = new ulong[16];
    private bool _zero;
    private int _count;

    /// <summary>How many hashes there are.</summary>
    public int Count => _count + (_zero ? 1 : 0);

    /// <summary>Adds a hash.</summary>
    /// <returns>False where the hash was there.</returns>
    public bool Add(ulong hash)
    {
        if (hash == 0)
        {
            var first = !_zero;
            _zero = true;
            return first;
        }

        var slots = _slots;
        var mask = (uint)slots.Length - 1;
        for (var at = (uint)(hash >> 20) & mask; ; at = (at + 1) & mask)
        {
            if (slots[at] == hash)
                return false;
            if (slots[at] != 0)
                continue;
            slots[at] = hash;
            if (++_count > slots.Length / 4 * 3)
                Grow();
            return true;
        }
    }

    /// <summary>Every hash once.</summary>
    public IEnumerable<ulong> All()
    {
        if (_zero)
            yield return 0;
        foreach (var hash in _slots)
        {
            if (hash != 0)
                yield return hash;
        }
    }

    private void Grow()
    {
        var former = _slots;
        _slots = new ulong[former.Length * 2];
        var mask = (uint)_slots.Length - 1;
        foreach (var hash in former)
        {
            if (hash == 0)
                continue;
            var at = (uint)(hash >> 20) & mask;
            while (_slots[at] != 0)
                at = (at + 1) & mask;
            _slots[at] = hash;
        }
    }
}
