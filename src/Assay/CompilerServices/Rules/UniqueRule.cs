using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// No two rows with the same key. Keys are held as 128-bit fingerprints: two different keys meet with probability n²/2¹²⁹.
/// A failing row is each one after the first of its key. A row with a null in its key is out of scope.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UniqueRule(string id) : Rule(id)
{
    private readonly Dictionary<UInt128, (string Source, long Row)> _seen = [];
    private UInt128[] _keys = [];
    private bool[] _null = [];

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Begins a batch.</summary>
    public void Begin(ColumnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
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
                distinct[i] = Fingerprint.Of(column.Values[i]);
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
            if (!_seen.TryAdd(_keys[row], (batch.Source, batch.FirstRow + row + 1)))
                Fail(batch, row);
        }

        CountScope(counted, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        foreach (var (key, place) in ((UniqueRule)other)._seen)
        {
            if (!_seen.TryAdd(key, place))
                FailMerged(place.Source, place.Row);
        }
    }

    private void FailMerged(string source, long row)
    {
        CountFailures(1);
        Samples.Add(new RowSample(source, row, new Dictionary<string, string?>(StringComparer.Ordinal)));
    }
}
