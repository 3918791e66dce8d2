using System.ComponentModel;
using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>
/// No two rows with the same key. Keys are held as 128-bit fingerprints: among n keys two different ones meet with probability n²/2¹²⁹.
/// Of the rows with one key, the first by (source, row) is the good one and each other is an excess row; excess rows fail. A row with a
/// null in its key is out of scope. −0 equals 0, and every NaN equals every other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class UniqueRule(string id) : Rule(id)
{
    // Of no value: fingerprints of values are mixed.
    private static readonly UInt128 NullMark = UInt128.MaxValue;

    private readonly KeySet _seen = new(KeySet.Unlimited);
    private UInt128[] _keys = [];
    private bool[] _null = [];
    private (long Distinct, long Repeated) _answered;

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <inheritdoc/>
    public override long Failing => base.Failing + Found().Excess;

    /// <summary>Whether a null is a value that equals another null, instead of putting its row out of scope.</summary>
    internal bool NullsEqual { get; init; }

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

        _part = 0;
        _keys.AsSpan(0, batch.RowCount).Clear();
        _null.AsSpan(0, batch.RowCount).Clear();
    }

    /// <summary>Adds a column to the keys of the batch.</summary>
    public void Add<T>(in ColumnView<T> column)
    {
        if (!Active)
            return;
        if (_isApart && _part++ == _lead)
            ReadLead(column);
        FingerprintTail[] distinct = [];
        if (column.IsDictionary)
        {
            distinct = new FingerprintTail[column.Values.Length];
            for (var i = 0; i < distinct.Length; i++)
                distinct[i] = column.Values[i] is null ? default : new(Fingerprint.Of(column.Values[i]));
        }

        var keys = _keys.AsSpan(0, column.Length);
        if (column.NullCount == 0)
        {
            AddAll(keys, column, distinct);
            return;
        }

        for (var row = 0; row < keys.Length; row++)
        {
            if (column.IsNull(row) && NullsEqual)
                _keys[row] = Fingerprint.Combine(_keys[row], NullMark);
            else if (column.IsNull(row))
                _null[row] = true;
            else
                keys[row] = (column.IsDictionary ? distinct[column.Codes[row]] : new(Fingerprint.Of(column.Values[row]))).After(keys[row]);
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
        var source = _seen.SourceOf(batch.Source);
        // Rows ascend: where the last is as far from the first as there are rows, none is left out between them.
        var (first, last) = batch.RowCount == 0 ? (0, 0) : (KeyPlace.Of(source, batch.PlaceOf(0)), KeyPlace.Of(source, batch.PlaceOf(batch.RowCount - 1)));
        var isDense = last - first == batch.RowCount - 1;
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
            var place = isDense ? first + row : KeyPlace.Of(source, batch.PlaceOf(row));
            if (_isApart && TakeApart(batch, row, place))
                continue;
            if (_seen.Add(_keys[row], place) is not { } excess)
                continue;
            if (excess == RowPlace.Of(batch, row))
                Fail(batch, row);
            else
                FailElsewhere(excess);
        }

        CountScope(counted, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        AddApart(((UniqueRule)other)._apart);
        _seen.Merge(((UniqueRule)other)._seen, FailElsewhere);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context) => JudgeRows(descriptor, Failing, AllSamples());

    internal override void Allow(KeyBudget budget) => _seen.Budget = budget;

    internal override void Bind(RuleDescriptor rule, DatasetDescriptor dataset)
    {
        base.Bind(rule, dataset);
        _ordinals = [.. rule.Columns.Select(dataset.OrdinalOf)];
    }

    internal override void Complete()
    {
        if (IsWatched)
            _seen.Find(Tell);
    }

    internal override SampleSet AllSamples()
    {
        var samples = NewSamples();
        samples.Merge(Samples);
        foreach (var place in Found().First)
            samples.OfferWithoutValues(place);
        return samples;
    }

    internal override void Save(StateWriter writer)
    {
        if (_apart.Distinct > 0)
            throw new InvalidOperationException("Keys of pieces that lie apart were not kept: the state can't be saved.");
        SaveCounts(writer, Failing, AllSamples());
        _seen.Save(writer);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        _seen.Load(reader);
        if (_seen.Found().Distinct + Failing != InScope)
            throw reader.Damaged("counts that contradict each other");
    }

    private protected override void TakeOwn(RuleAnswer answer) => _answered = answer.Keys;

    private protected override string Describe(long failing)
    {
        var found = Answered ? new(_answered.Distinct, _answered.Repeated, 0, []) : Found();
        return failing == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{base.Describe(0)}: {found.Distinct:N0} distinct keys")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{base.Describe(failing)}: {found.Distinct:N0} distinct keys, {found.Repeated:N0} duplicate groups, {found.Repeated + failing:N0} rows in duplicate groups, {failing:N0} excess rows");
    }

    private KeyFindings Found() => _seen.Found() is var found && _apart.Distinct == 0
        ? found
        : found with { Distinct = found.Distinct + _apart.Distinct, Repeated = found.Repeated + _apart.Repeated };

    private static void AddAll<T>(Span<UInt128> keys, in ColumnView<T> column, FingerprintTail[] distinct)
    {
        if (column.IsDictionary)
        {
            var codes = column.Codes;
            for (var row = 0; row < keys.Length; row++)
                keys[row] = distinct[codes[row]].After(keys[row]);
            return;
        }

        var values = column.Values;
        for (var row = 0; row < keys.Length; row++)
            keys[row] = new FingerprintTail(Fingerprint.Of(values[row])).After(keys[row]);
    }
}
