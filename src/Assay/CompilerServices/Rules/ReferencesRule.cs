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
}

/// <summary>Every value stands in a column of another dataset. The state holds the distinct values with their counts and first rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReferencesRule<T>(string id, Func<DatasetPlan> target, string targetColumn) : ReferencesRule(id, target, targetColumn)
    where T : notnull
{
    private readonly Dictionary<T, Seen> _values = [];

    /// <summary>Observes a column.</summary>
    public void Observe(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope = default)
    {
        if (!Active)
            return;
        long inScope = 0;
        long nulls = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (column.IsNull(row))
            {
                nulls++;
                continue;
            }

            inScope++;
            var value = column[row];
            if (!_values.TryGetValue(value, out var seen))
                _values[value] = seen = new Seen(NewSamples());
            seen.Count++;
            if (seen.Samples.Count < RuleOutcome.SampleLimit)
                seen.Samples.Offer(batch, row);
        }

        CountScope(inScope, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        foreach (var (value, theirs) in ((ReferencesRule<T>)other)._values)
        {
            if (!_values.TryGetValue(value, out var ours))
                _values[value] = ours = new Seen(NewSamples());
            ours.Count += theirs.Count;
            ours.Samples.Merge(theirs.Samples);
        }
    }

    /// <inheritdoc/>
    public override object NewSet() => new HashSet<T>();

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
        ArgumentNullException.ThrowIfNull(context);
        if (InScope == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no value" : "not read");
        if (context.ReferenceSet(this) is not HashSet<T> parents)
            return Outcome(descriptor, VerdictStatus.Skipped, $"the values of {Target.Descriptor.Name} were not read");
        ResetFailures();
        foreach (var (value, seen) in _values)
        {
            if (parents.Contains(value))
                continue;
            CountFailures(seen.Count);
            Samples.Merge(seen.Samples);
        }

        return base.Judge(descriptor, context);
    }

    private sealed class Seen(SampleSet samples)
    {
        public long Count { get; set; }

        public SampleSet Samples { get; } = samples;
    }
}
