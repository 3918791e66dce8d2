namespace Assay.CompilerServices;

/// <summary>
/// The keys of a piece of rows of which one column's values lie where no other piece has any. As long as that column doesn't fall from row to row, equal keys
/// can only stand in one run of equal values: they are compared there, and nothing of them outlives the piece. They are written down all the same, for the row that falls.
/// </summary>
internal sealed class OrderedKeys
{
    private const int SlabBits = 15;
    private const int MostInRun = 32;

    private readonly List<KeyEntry[]> _slabs = [];
    private readonly KeyEntry[] _run = new KeyEntry[MostInRun];
    private readonly List<long> _excess = [];
    private long _count;
    private int _inRun;
    private long _value;
    private long _place;

    /// <summary>Whether the column has not fallen yet, and no run was too long to be compared one by one.</summary>
    internal bool IsOrdered { get; private set; }

    /// <summary>Different keys.</summary>
    internal long Distinct => _count - _excess.Count;

    /// <summary>Keys of several rows.</summary>
    internal long Repeated { get; private set; }

    /// <summary>The rows whose key an earlier one has.</summary>
    internal IReadOnlyList<long> Excess => _excess;

    /// <summary>The memory of the keys.</summary>
    internal long Bytes => ((_count >> SlabBits) + 1) * KeyEntry.Size << SlabBits;

    /// <summary>Begins a piece.</summary>
    internal void Begin()
    {
        (_count, _inRun, _value, _place, Repeated, IsOrdered) = (0, 0, long.MinValue, 0, 0, true);
        _excess.Clear();
    }

    /// <summary>Adds a row.</summary>
    /// <param name="value">The value of the column that orders the rows.</param>
    /// <param name="key">The key.</param>
    /// <param name="place">The row.</param>
    internal void Add(long value, UInt128 key, long place)
    {
        var entry = new KeyEntry(key, place);
        var slab = (int)(_count >> SlabBits);
        if (slab == _slabs.Count)
            _slabs.Add(GC.AllocateUninitializedArray<KeyEntry>(1 << SlabBits));
        _slabs[slab][_count++ & ((1 << SlabBits) - 1)] = entry;
        if (value != _value)
            _inRun = 0;
        IsOrdered &= value >= _value && place > _place && _inRun < MostInRun;
        (_value, _place) = (value, place);
        if (IsOrdered)
            Compare(entry);
    }

    /// <summary>All keys, in order of their rows.</summary>
    internal IEnumerable<KeyEntry> Entries()
    {
        for (long at = 0; at < _count; at++)
            yield return _slabs[(int)(at >> SlabBits)][at & ((1 << SlabBits) - 1)];
    }

    private void Compare(in KeyEntry entry)
    {
        for (var i = 0; i < _inRun; i++)
        {
            if (!_run[i].Has(entry))
                continue;
            Repeated += KeyPlace.IsRepeated(_run[i].Place) ? 0 : 1;
            _run[i].Place = KeyPlace.AsRepeated(_run[i].Place);
            _excess.Add(entry.Place);
            return;
        }

        _run[_inRun++] = entry;
    }
}
