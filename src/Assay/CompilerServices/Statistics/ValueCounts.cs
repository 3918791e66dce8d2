namespace Assay.CompilerServices;

/// <summary>
/// How often each value comes, by 64 bits of its fingerprint, for up to a million different values. Beyond them nothing is known, and that is
/// said: what was counted so far would depend on the order of the rows.
/// </summary>
internal sealed class ValueCounts(int most = ValueCounts.Usual)
{
    internal const int Usual = 1_000_000;

    private Dictionary<ulong, long>? _counts = [];

    /// <summary>Rows with a value.</summary>
    internal long Total { get; private set; }

    /// <summary>Rows per fingerprint; null where there are too many different ones.</summary>
    internal IReadOnlyDictionary<ulong, long>? Counts => _counts;

    internal void Add(ulong hash, long times = 1)
    {
        Total += times;
        if (_counts is null)
            return;
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, hash, out _) += times;
        if (_counts.Count > most)
            _counts = null;
    }

    internal void Merge(ValueCounts other)
    {
        if (other._counts is null)
        {
            _counts = null;
            Total += other.Total;
            return;
        }

        foreach (var (hash, times) in other._counts)
            Add(hash, times);
    }

    internal void Save(StateWriter writer)
    {
        writer.Bool(_counts is not null);
        writer.Int64(Total);
        if (_counts is null)
            return;
        writer.Int64(_counts.Count);
        foreach (var (hash, times) in _counts.OrderBy(one => one.Key))
        {
            writer.Int64((long)hash);
            writer.Int64(times);
        }
    }

    internal void Load(StateReader reader)
    {
        var isKnown = reader.Bool();
        var total = reader.Rows();
        for (var left = isKnown ? reader.Count(16) : 0; left > 0; left--)
        {
            var hash = (ulong)reader.Int64();
            Add(hash, reader.Rows());
        }

        if (isKnown && Total != total)
            throw reader.Damaged("counts that add up to another number");
        Total = total;
        _counts = isKnown ? _counts : null;
    }
}
