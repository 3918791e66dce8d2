using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// A rule with its mergeable state: counts, and the first failing rows as samples. Not thread-safe: one per thread, then <see cref="Merge"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Rule(string id)
{
    private long _inScope;
    private long _failing;
    private long _nulls;

    /// <summary>The id of the <see cref="RuleDescriptor"/>.</summary>
    public string Id { get; } = id;

    /// <summary>Whether the rule belongs to whole batches, so that requests and monitor windows leave it out.</summary>
    public virtual bool IsBatchRule => false;

    /// <summary>Rows that the rule looked at.</summary>
    public long InScope => _inScope;

    /// <summary>Rows that failed.</summary>
    public long Failing => _failing;

    /// <summary>Rows left out because a value is null.</summary>
    public long Nulls => _nulls;

    /// <summary>The first failing rows.</summary>
    public SampleSet Samples { get; } = new();

    /// <summary>Whether any batch was observed.</summary>
    public bool Observed { get; private set; }

    /// <summary>Whether the rule counts for the validator's purpose; an inactive rule observes nothing and is not judged.</summary>
    public bool Active { get; internal set; } = true;

    /// <summary>Adds the state of the same rule over other rows. Commutative and associative.</summary>
    public virtual void Merge(Rule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        checked
        {
            _inScope += other._inScope;
            _failing += other._failing;
            _nulls += other._nulls;
        }

        Observed |= other.Observed;
        Samples.Merge(other.Samples);
    }

    /// <summary>What became of the rule.</summary>
    public virtual RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (!Observed || _inScope == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no row in scope" : "not read");
        var share = (double)(_inScope - _failing) / _inScope;
        var status = share >= descriptor.Mostly ? VerdictStatus.Passed : FailureStatus(descriptor.Severity);
        return Outcome(descriptor, status, Counts.Describe(_failing, _inScope));
    }

    /// <summary>Marks the rule as observed and counts rows in scope.</summary>
    protected void CountScope(long rows, long nulls = 0)
    {
        Observed = true;
        checked
        {
            _inScope += rows;
            _nulls += nulls;
        }
    }

    /// <summary>Counts a failing row and keeps it as a sample while there is room.</summary>
    protected void Fail(ColumnBatch batch, int row)
    {
        _failing++;
        Samples.Offer(batch, row);
    }

    /// <summary>Counts failing rows that were found while merging or judging.</summary>
    protected void CountFailures(long rows) => _failing = checked(_failing + rows);

    /// <summary>Forgets failures and samples, for rules that find them only when judged.</summary>
    protected void ResetFailures()
    {
        _failing = 0;
        Samples.Clear();
    }

    /// <summary>An empty sample set that shows and masks columns as <see cref="Samples"/> does.</summary>
    protected SampleSet NewSamples() => Samples.NewLike();

    /// <summary>Makes the outcome.</summary>
    protected RuleOutcome Outcome(RuleDescriptor descriptor, VerdictStatus status, string observed, double? value = null) => new()
    {
        Id = descriptor.Id,
        Kind = descriptor.Kind,
        Columns = descriptor.Columns,
        Severity = descriptor.Severity,
        Status = status,
        Expectation = descriptor.Expectation,
        Observed = observed,
        InScope = _inScope,
        Failing = _failing,
        Nulls = _nulls,
        Value = value,
        Mostly = descriptor.Mostly,
        Samples = status == VerdictStatus.Skipped ? [] : Samples.ToList(),
    };

    /// <summary>The status of a failed rule.</summary>
    protected static VerdictStatus FailureStatus(Severity severity) => severity switch
    {
        Severity.Info => VerdictStatus.Noted,
        Severity.Warning => VerdictStatus.Warned,
        _ => VerdictStatus.Failed,
    };
}
