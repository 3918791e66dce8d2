using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// Every value stands in a column of another dataset. The state holds the distinct values with their counts and first rows, so that it
/// can be made and merged without that dataset; a saved one holds those of a sensitive column as fingerprints.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReferencesRule<T>(string id, Func<DatasetPlan> target, string targetColumn) : ReferencesRule(id, target, targetColumn)
    where T : notnull
{
    private readonly Dictionary<T, SeenValue> _values = [];
    private readonly Dictionary<UInt128, SeenValue> _hidden = [];
    private HashSet<T>? _expected;
    private bool _isSensitive;
    private int[] _counts = [];

    /// <summary>Observes a column.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!Active)
            return;
        var (inScope, nulls) = Scope.Count(column, scope);
        if (column.IsDictionary)
            ObserveDictionary(batch, column, scope);
        else
            ObservePlain(batch, column, scope);
        CountScope(inScope, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        var theirs = (ReferencesRule<T>)other;
        foreach (var (value, seen) in theirs._values)
            Add(Of(value), seen);
        foreach (var (value, seen) in theirs._hidden)
            Add(Hidden(_hidden, value), seen);
    }

    /// <inheritdoc/>
    public override object NewSet() => new HashSet<T>();

    /// <inheritdoc/>
    public override void Expect(object set) => _expected = (HashSet<T>)set;

    /// <inheritdoc/>
    public override bool Knows(object set, ColumnBatch batch, int ordinal, int row)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return ((HashSet<T>)set).Contains(batch.Column<T>(ordinal)[row]);
    }

    /// <inheritdoc/>
    public override void Collect(object set, ColumnBatch batch, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var values = (HashSet<T>)set;
        var column = batch.Column<T>(ordinal);
        for (var row = 0; row < column.Length; row++)
        {
            if (!column.IsNull(row))
                values.Add(column[row]);
        }
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(context);
        if (InScope == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no value" : "not read");
        if (Answered)
            return JudgeRows(descriptor, Failing, Samples);
        if (context.ReferenceSet(this) is not HashSet<T> parents)
            return Outcome(descriptor, VerdictStatus.Skipped, $"the values of {Target.Descriptor.Name} were not read");
        HashSet<UInt128> hidden = _hidden.Count == 0 ? [] : [.. parents.Select(Fingerprint.Of)];
        var failing = _values.Where(one => !parents.Contains(one.Key)).Select(one => one.Value)
            .Concat(_hidden.Where(one => !hidden.Contains(one.Key)).Select(one => one.Value)).ToList();
        var samples = NewSamples();
        foreach (var seen in failing)
        {
            if (seen.Samples is not null)
                samples.Merge(seen.Samples);
        }

        return JudgeRows(descriptor, failing.Sum(seen => seen.Count), samples);
    }

    internal override void Bind(RuleDescriptor rule, DatasetDescriptor dataset)
    {
        base.Bind(rule, dataset);
        _isSensitive = rule.Columns.Any(column => dataset.Columns[dataset.OrdinalOf(column)].Sensitivity != Sensitivity.None);
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        if (_isSensitive)
        {
            var all = new Dictionary<UInt128, SeenValue>();
            foreach (var (value, seen) in _values.Select(one => (Fingerprint.Of(one.Key), one.Value)).Concat(_hidden.Select(one => (one.Key, one.Value))))
                Add(Hidden(all, value), seen);
            Save(writer, all.OrderBy(one => one.Key), static (writer, value) => writer.UInt128(value));
            return;
        }

        Save(writer, _values, StateValue.Write);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        if (_isSensitive && reader.Version > 1)
            Load(reader, _hidden, static reader => reader.UInt128());
        else
            Load(reader, _values, StateValue.Read<T>);
    }

    private void ObserveDictionary(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        if (_counts.Length < column.Values.Length)
            _counts = new int[column.Values.Length];
        var counts = _counts.AsSpan(0, column.Values.Length);
        counts.Clear();
        if (scope.IsEmpty && column.NullCount == 0)
        {
            foreach (var code in column.Codes)
                counts[code]++;
        }
        else
        {
            for (var row = 0; row < column.Length; row++)
            {
                if ((scope.IsEmpty || scope[row]) && !column.IsNull(row))
                    counts[column.Codes[row]]++;
            }
        }

        var unknown = new SeenValue?[counts.Length];
        var any = false;
        for (var code = 0; code < counts.Length; code++)
        {
            if (counts[code] == 0)
                continue;
            var seen = Of(column.Values[code]);
            seen.Count += counts[code];
            any |= seen.Samples is not null;
            unknown[code] = seen.Samples is null ? null : seen;
        }

        for (var row = 0; any && row < column.Length; row++)
        {
            if ((scope.IsEmpty || scope[row]) && !column.IsNull(row) && unknown[column.Codes[row]] is { } seen)
                Offer(seen, batch, row);
        }
    }

    private void ObservePlain(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        for (var row = 0; row < column.Length; row++)
        {
            if ((!scope.IsEmpty && !scope[row]) || column.IsNull(row))
                continue;
            var seen = Of(column.Values[row]);
            seen.Count++;
            if (seen.Samples is not null)
                Offer(seen, batch, row);
        }
    }

    private void Offer(SeenValue seen, ColumnBatch batch, int row)
    {
        if (_expected is null)
        {
            seen.Samples!.OfferWithoutValues(RowPlace.Of(batch, row));
            return;
        }

        seen.Samples!.Offer(batch, row);
        Tell(batch, row);
    }

    private SeenValue Of(T value)
    {
        if (!_values.TryGetValue(value, out var seen))
            _values[value] = seen = new() { Samples = _expected?.Contains(value) == true ? null : NewSamples() };
        return seen;
    }

    private static SeenValue Hidden(Dictionary<UInt128, SeenValue> values, UInt128 value)
    {
        if (!values.TryGetValue(value, out var seen))
            values[value] = seen = new();
        return seen;
    }

    private void Add(SeenValue ours, SeenValue theirs)
    {
        ours.Count = checked(ours.Count + theirs.Count);
        if (theirs.Samples is not null)
            (ours.Samples ??= NewSamples()).Merge(theirs.Samples);
    }

    private static void Save<TKey>(StateWriter writer, IEnumerable<KeyValuePair<TKey, SeenValue>> values, Action<StateWriter, TKey> write)
    {
        var all = values.ToList();
        writer.Int64(all.Count);
        foreach (var (value, seen) in all)
        {
            write(writer, value);
            writer.Int64(seen.Count);
            writer.Bool(seen.Samples is not null);
            seen.Samples?.Save(writer);
        }
    }

    private void Load<TKey>(StateReader reader, Dictionary<TKey, SeenValue> values, Func<StateReader, TKey> read)
        where TKey : notnull
    {
        long total = 0;
        for (var left = reader.Count(10); left > 0; left--)
        {
            var value = read(reader);
            var seen = new SeenValue { Count = reader.Rows() };
            total = checked(total + seen.Count);
            if (reader.Bool())
                (seen.Samples = NewSamples()).Load(reader);
            if (!values.TryAdd(value, seen))
                throw reader.Damaged("one value twice");
        }

        if (total != InScope)
            throw reader.Damaged("counts that contradict each other");
    }
}

/// <summary>What was seen of a value that refers to another dataset.</summary>
internal sealed class SeenValue
{
    internal long Count { get; set; }

    /// <summary>The first rows with the value; null where the value is known to stand in the target.</summary>
    internal SampleSet? Samples { get; set; }
}
