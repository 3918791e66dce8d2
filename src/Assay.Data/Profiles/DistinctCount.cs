namespace Assay.Data.Profiles;

/// <summary>
/// Counts different values by their hashes. While none came twice, up to four million are remembered, so that a key can be told; afterwards up
/// to ten thousand, and beyond them the number is estimated from the 1,024 least hashes (Bar-Yossef et al. 2002).
/// </summary>
internal sealed class DistinctCount
{
    private const int MostUnique = 4_000_000;
    private const int MostRepeated = 10_000;
    private const int Least = 1_024;

    private readonly SortedSet<ulong> _least = [];
    private HashSet<ulong>? _all = [];
    private bool _repeated;

    public bool IsExact => _all is not null;

    /// <summary>Whether no value came twice. Two values of one hash would say no, never yes.</summary>
    public bool IsUnique => _all is not null && !_repeated;

    public long Count => _all?.Count ?? (_least.Count < Least ? _least.Count : (long)((Least - 1) / ((double)_least.Max / ulong.MaxValue)));

    public void Add(ulong hash)
    {
        if (_all is null)
        {
            AddLeast(hash);
            return;
        }

        _repeated |= !_all.Add(hash);
        if (_all.Count <= (_repeated ? MostRepeated : MostUnique))
            return;
        foreach (var known in _all)
            AddLeast(known);
        _all = null;
    }

    private void AddLeast(ulong hash)
    {
        if (_least.Count == Least && hash >= _least.Max)
            return;
        _least.Add(hash);
        if (_least.Count > Least)
            _least.Remove(_least.Max);
    }
}
