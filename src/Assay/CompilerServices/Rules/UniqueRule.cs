using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>
/// No two rows with the same key. Keys are held as 128-bit fingerprints: among n keys two different ones meet with probability n²/2¹²⁹.
/// Of the rows with one key, the first by (source, row) is the good one and each other is an excess row; excess rows fail. A row with a
/// null in its key is out of scope. −0 equals 0, and every NaN equals every other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UniqueRule(string id) : Rule(id)
{
    private readonly Dictionary<UInt128, Entry> _seen = [];
    private readonly List<string> _sources = [];
    private UInt128[] _keys = [];
    private bool[] _null = [];
    private (long Distinct, long Repeated) _answered;

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Begins a batch.</summary>
    public void Begin(ColumnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!Active)
            return;
        if (_keys.Length < batch.RowCount)
        {
            _keys = new UInt128[batch.RowCount];
            _null = new bool[batch.RowCount];
        }

        _keys.AsSpan(0, batch.RowCount).Clear();
        _null.AsSpan(0, batch.RowCount).Clear();
    }

    /// <summary>Adds a column to the keys of the batch.</summary>
    public void Add<T>(in ColumnView<T> column)
    {
        if (!Active)
            return;
        UInt128[] distinct = [];
        if (column.IsDictionary)
        {
            distinct = new UInt128[column.Values.Length];
            for (var i = 0; i < distinct.Length; i++)
                distinct[i] = column.Values[i] is null ? default : Fingerprint.Of(column.Values[i]);
        }

        for (var row = 0; row < column.Length; row++)
        {
            if (column.IsNull(row))
                _null[row] = true;
            else
                _keys[row] = Fingerprint.Combine(_keys[row], column.IsDictionary ? distinct[column.Codes[row]] : Fingerprint.Of(column.Values[row]));
        }
    }

    /// <summary>Ends a batch.</summary>
    public void End(ColumnBatch batch, ReadOnlySpan<bool> scope = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!Active)
            return;
        long counted = 0;
        long nulls = 0;
        for (var row = 0; row < batch.RowCount; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (_null[row])
            {
                nulls++;
                continue;
            }

            counted++;
            See(batch, row);
        }

        CountScope(counted, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        var unique = (UniqueRule)other;
        foreach (var (key, theirs) in unique._seen)
        {
            var place = new RowPlace(unique._sources[theirs.Source], theirs.Row);
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, key, out var known);
            if (!known)
            {
                entry = new Entry(SourceOf(place.Source), place.Row, theirs.Repeated);
                continue;
            }

            FailElsewhere(KeepFirst(ref entry, place));
        }
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        writer.Int64(_sources.Count);
        foreach (var source in _sources)
            writer.Text(source);
        writer.Int64(_seen.Count);
        foreach (var (key, entry) in _seen)
        {
            writer.UInt128(key);
            writer.Int64(entry.Source);
            writer.Int64(entry.Row);
            writer.Bool(entry.Repeated);
        }
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        for (var left = reader.Count(10); left > 0; left--)
            _sources.Add(reader.Text() ?? throw reader.Damaged("a source without a name"));
        for (var left = reader.Count(33); left > 0; left--)
        {
            var key = reader.UInt128();
            var source = reader.Rows();
            if (source >= _sources.Count)
                throw reader.Damaged("a row of an unknown source");
            if (!_seen.TryAdd(key, new Entry((int)source, reader.Rows(), reader.Bool())))
                throw reader.Damaged("one key twice");
        }

        if (_seen.Count + Failing != InScope)
            throw reader.Damaged("counts that contradict each other");
    }

    private protected override void TakeOwn(RuleAnswer answer) => _answered = answer.Keys;

    private protected override string Describe(long failing)
    {
        var (keys, groups) = Answered ? _answered : (_seen.Count, 0);
        if (failing == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{base.Describe(0)}: {keys:N0} distinct keys");
        foreach (var entry in _seen.Values)
            groups += entry.Repeated ? 1 : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{base.Describe(failing)}: {keys:N0} distinct keys, {groups:N0} duplicate groups, {groups + failing:N0} rows in duplicate groups, {failing:N0} excess rows");
    }

    private void See(ColumnBatch batch, int row)
    {
        var place = RowPlace.Of(batch, row);
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, _keys[row], out var known);
        if (!known)
        {
            entry = new Entry(SourceOf(place.Source), place.Row, Repeated: false);
            return;
        }

        var excess = KeepFirst(ref entry, place);
        if (excess == place)
            Fail(batch, row);
        else
            FailElsewhere(excess);
    }

    private RowPlace KeepFirst(ref Entry entry, RowPlace place)
    {
        var first = new RowPlace(_sources[entry.Source], entry.Row);
        if (first.CompareTo(place) <= 0)
        {
            entry = entry with { Repeated = true };
            return place;
        }

        entry = new Entry(SourceOf(place.Source), place.Row, Repeated: true);
        return first;
    }

    private int SourceOf(string name)
    {
        for (var i = _sources.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_sources[i], name, StringComparison.Ordinal))
                return i;
        }

        _sources.Add(name);
        return _sources.Count - 1;
    }

    private readonly record struct Entry(int Source, long Row, bool Repeated);
}
