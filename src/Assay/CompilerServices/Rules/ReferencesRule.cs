using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>A rule whose judgement needs the values of a column of another dataset.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReferencesRule(string id, Func<DatasetPlan> target, string targetColumn) : Rule(id)
{
    /// <summary>The dataset referred to.</summary>
    public DatasetPlan Target => target();

    /// <summary>The column referred to, by its name in C#.</summary>
    public string TargetColumn { get; } = targetColumn;

    /// <summary>Collects the values of a batch of the target into a set made by <see cref="NewSet"/>.</summary>
    public abstract void Collect(object set, ColumnBatch batch, int ordinal);

    /// <summary>An empty set of values of the target.</summary>
    public abstract object NewSet();

    /// <summary>Whether a cell of the referring column, not null, stands among the values of the target.</summary>
    public abstract bool Knows(object set, ColumnBatch batch, int ordinal, int row);

    /// <summary>
    /// Tells the state that the values of the target are known already, so that samples of failing rows get their values while their
    /// batch is at hand. Counts and places are the same without.
    /// </summary>
    public abstract void Expect(object set);
}

/// <summary>
/// Every value stands in a column of another dataset. The state holds the distinct values with their counts and first rows, so that it
/// can be made and merged without that dataset.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReferencesRule<T>(string id, Func<DatasetPlan> target, string targetColumn) : ReferencesRule(id, target, targetColumn)
    where T : notnull
{
    private readonly Dictionary<T, Seen> _values = [];
    private HashSet<T>? _expected;

    /// <summary>Observes a column.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!Active)
            return;
        var (inScope, nulls) = Scope.Count(column, scope);
        var byCode = column.IsDictionary ? new Seen?[column.Values.Length] : [];
        for (var row = 0; row < column.Length; row++)
        {
            if ((!scope.IsEmpty && !scope[row]) || column.IsNull(row))
                continue;
            var seen = column.IsDictionary ? byCode[column.Codes[row]] ??= Of(column[row]) : Of(column.Values[row]);
            seen.Count++;
            if (seen.Samples is null)
                continue;
            if (_expected is null)
            {
                seen.Samples.OfferWithoutValues(RowPlace.Of(batch, row));
                continue;
            }

            seen.Samples.Offer(batch, row);
            Tell(batch, row);
        }

        CountScope(inScope, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        foreach (var (value, theirs) in ((ReferencesRule<T>)other)._values)
        {
            var ours = Of(value);
            ours.Count = checked(ours.Count + theirs.Count);
            if (theirs.Samples is not null)
                (ours.Samples ??= NewSamples()).Merge(theirs.Samples);
        }
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
        long failing = 0;
        var samples = Samples.NewLike();
        foreach (var (value, seen) in _values)
        {
            if (parents.Contains(value))
                continue;
            failing += seen.Count;
            if (seen.Samples is not null)
                samples.Merge(seen.Samples);
        }

        return JudgeRows(descriptor, failing, samples);
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        writer.Int64(_values.Count);
        foreach (var (value, seen) in _values)
        {
            StateValue.Write(writer, value);
            writer.Int64(seen.Count);
            writer.Bool(seen.Samples is not null);
            seen.Samples?.Save(writer);
        }
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        long total = 0;
        for (var left = reader.Count(10); left > 0; left--)
        {
            var value = StateValue.Read<T>(reader);
            var seen = new Seen { Count = reader.Rows() };
            total = checked(total + seen.Count);
            if (reader.Bool())
                (seen.Samples = NewSamples()).Load(reader);
            if (!_values.TryAdd(value, seen))
                throw reader.Damaged("one value twice");
        }

        if (total != InScope)
            throw reader.Damaged("counts that contradict each other");
    }

    private Seen Of(T value)
    {
        if (!_values.TryGetValue(value, out var seen))
            _values[value] = seen = new Seen { Samples = _expected?.Contains(value) == true ? null : NewSamples() };
        return seen;
    }

    private sealed class Seen
    {
        internal long Count { get; set; }

        /// <summary>The first rows with the value; null where the value is known to stand in the target.</summary>
        internal SampleSet? Samples { get; set; }
    }
}
