namespace Assay.CompilerServices;

/// <summary>
/// Keys with their first rows, as a mergeable state. The first hundred thousand or so are looked up row by row; from then on keys are written
/// down, within a budget of memory, and compared when somebody asks.
/// </summary>
internal sealed class KeySet(KeyBudget budget)
{
    private readonly List<string> _sources = [];
    private KeyTable? _table = new();
    private KeyStore? _store;
    private KeyFindings? _found;

    /// <summary>What a state may use of which nobody said how much.</summary>
    internal static KeyBudget Unlimited { get; } = new(long.MaxValue, "");

    /// <summary>What may be used; set before the first key.</summary>
    internal KeyBudget Budget { get; set; } = budget;

    /// <summary>The number of a source.</summary>
    internal int SourceOf(string name)
    {
        for (var i = _sources.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_sources[i], name, StringComparison.Ordinal))
                return i;
        }

        _sources.Add(name);
        return _sources.Count - 1;
    }

    /// <summary>Adds a row; the row that is in excess by it, where that is known at once.</summary>
    internal RowPlace? Add(UInt128 key, long place)
    {
        _found = null;
        if (_table is null)
        {
            _store!.Add(new(key, place));
            return null;
        }

        ref var entry = ref _table.Find(key, out var known);
        if (known)
            return KeepFirst(ref entry, place);
        entry.Place = place;
        if (_table.Count >= Budget.Eager)
            WriteDown();
        return null;
    }

    /// <summary>Adds the keys of other rows.</summary>
    internal void Merge(KeySet other, Action<RowPlace> excess)
    {
        _found = null;
        int[] sources = [.. other._sources.Select(SourceOf)];
        if (other._table is { } table)
        {
            foreach (var entry in table.Entries)
            {
                if (Add(entry.Key, KeyPlace.Moved(entry.Place, sources)) is { } found)
                    excess(found);
            }

            return;
        }

        if (_table is not null)
            WriteDown();
        _store!.Merge(other._store!, sources);
    }

    internal KeyFindings Found() => _found ??= _table is { } table
        ? new(table.Count, table.Entries.LongCount(entry => KeyPlace.IsRepeated(entry.Place)), 0, [])
        : Find(null);

    /// <summary>Compares the keys that were written down.</summary>
    /// <param name="told">Told of each row that is found to be in excess.</param>
    internal KeyFindings Find(Action<RowPlace>? told)
    {
        if (_table is not null)
            return Found();
        var (names, ranks) = Order();
        var first = new SortedSet<long>();
        var all = new List<KeyGroups>();
        var gate = new Lock();
        Parallel.For(
            0,
            KeyStore.Partitions,
            new ParallelOptions { MaxDegreeOfParallelism = told is null ? Math.Max(1, Budget.Threads) : 1 },
            () => new KeyGroups(),
            (partition, _, groups) =>
            {
                groups.Find(_store!, partition, ranks, Excess);
                return groups;
            },
            groups =>
            {
                lock (gate)
                    all.Add(groups);
            });
        return _found = new(all.Sum(one => one.Distinct), all.Sum(one => one.Repeated), all.Sum(one => one.Excess), [.. first.Select(Place)]);

        RowPlace Place(long place) => new(names[KeyPlace.SourceOf(place)], KeyPlace.RowOf(place));

        void Excess(long place)
        {
            told?.Invoke(Place(place));
            lock (gate)
            {
                first.Add(place);
                if (first.Count > RuleOutcome.SampleLimit)
                    first.Remove(first.Max);
            }
        }
    }

    internal void Save(StateWriter writer)
    {
        var count = Found().Distinct;
        var (names, ranks) = Order();
        writer.Int64(names.Length);
        foreach (var source in names)
            writer.Text(source);
        writer.Int64(count);
        foreach (var entry in Keys(ranks))
        {
            writer.UInt128(entry.Key);
            writer.Int64(KeyPlace.SourceOf(entry.Place));
            writer.Int64(KeyPlace.RowOf(entry.Place));
            writer.Bool(KeyPlace.IsRepeated(entry.Place));
        }
    }

    internal void Load(StateReader reader)
    {
        for (var left = reader.Count(10); left > 0; left--)
            _sources.Add(reader.Text() ?? throw reader.Damaged("a source without a name"));
        var count = reader.Count(33);
        for (var left = count; left > 0; left--)
        {
            var key = reader.UInt128();
            var source = reader.Rows();
            if (source >= _sources.Count)
                throw reader.Damaged("a row of an unknown source");
            var (row, repeated) = (reader.Rows(), reader.Bool());
            if (row >> 40 != 0)
                throw reader.Damaged("a row beyond all rows");
            if (Add(key, KeyPlace.Of((int)source, row, repeated)) is not null)
                throw reader.Damaged("one key twice");
        }

        if (Found().Distinct != count)
            throw reader.Damaged("one key twice");
    }

    private IEnumerable<KeyEntry> Keys(int[] ranks)
    {
        if (_table is { } table)
            return table.Entries.OrderBy(entry => entry.Key).Select(entry => entry with { Place = KeyPlace.Moved(entry.Place, ranks) });
        var groups = new KeyGroups();
        return Enumerable.Range(0, KeyStore.Partitions).SelectMany(partition =>
        {
            groups.Find(_store!, partition, ranks, static _ => { });
            return groups.Keys();
        });
    }

    private RowPlace KeepFirst(ref KeyEntry entry, long place)
    {
        var (known, found) = (PlaceOf(entry.Place), PlaceOf(place));
        var isFirst = known.CompareTo(found) <= 0;
        entry.Place = KeyPlace.AsRepeated(isFirst ? entry.Place : place);
        return isFirst ? found : known;
    }

    internal RowPlace PlaceOf(long place) => new(_sources[KeyPlace.SourceOf(place)], KeyPlace.RowOf(place));

    private void WriteDown()
    {
        _store = new(Budget);
        foreach (var entry in _table!.Entries)
            _store.Add(entry);
        _table = null;
    }

    /// <summary>The sources in their order, and the place in it of each.</summary>
    private (string[] Names, int[] Ranks) Order()
    {
        string[] names = [.. _sources.Order(StringComparer.Ordinal)];
        return (names, [.. _sources.Select(source => Array.BinarySearch(names, source, StringComparer.Ordinal))]);
    }
}
