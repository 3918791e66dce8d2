using Assay.CompilerServices;

namespace Assay.Profiling.Sketches;

/// <summary>
/// Counts different values by their 64-bit hashes. While none came twice, up to four million are remembered, so that a key can be told; afterwards
/// up to ten thousand, and beyond them, or beyond what all columns may remember together, the number is estimated.
/// </summary>
internal sealed class DistinctCount(HashBudget budget)
{
    private const int MostUnique = 4_000_000;
    private const int MostRepeated = 10_000;

    private HashTable? _all = new();
    private HyperLogLog? _estimate;
    private bool _repeated;

    public bool IsExact => _all is not null;

    /// <summary>Whether no value came twice. Two values of one hash would say no, never yes.</summary>
    public bool IsUnique => _all is not null && !_repeated;

    public long Count => _all?.Count ?? _estimate!.Count;

    public void Add(ulong hash, bool several = false)
    {
        if (_estimate is not null)
        {
            _estimate.Add(hash);
            return;
        }

        var isNew = _all!.Add(hash);
        _repeated |= several || !isNew;
        if (_all.Count > (_repeated ? MostRepeated : MostUnique) || (isNew && !budget.TryTake()))
            Estimate();
    }

    private void Estimate()
    {
        _estimate = new HyperLogLog();
        foreach (var hash in _all!.All())
            _estimate.Add(hash);
        budget.Return(_all.Count - 1);
        _all = null;
    }
}
