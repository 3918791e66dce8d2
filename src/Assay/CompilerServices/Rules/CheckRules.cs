using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>A check written in C#: the generated loop calls the method and reports each row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckRule(string id) : Rule(id)
{
    private long _rows;
    private long _skipped;

    /// <summary>Reports a row in which a column is null that the check can't take as null.</summary>
    public void Null() => _skipped++;

    /// <summary>Reports a row.</summary>
    public void Record(ColumnBatch batch, int row, bool passes)
    {
        _rows++;
        if (!passes && Active)
            Fail(batch, row);
    }

    /// <summary>Ends a batch.</summary>
    public void EndBatch()
    {
        if (Active)
            CountScope(_rows, _skipped);
        _rows = 0;
        _skipped = 0;
    }
}

/// <summary>A check written in C# over the statistics of the whole batch, which the validator keeps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchCheckRule(string id, Func<DatasetStatistics, bool> check) : Rule(id)
{
    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Observes a batch.</summary>
    public void Observe(ColumnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (Active)
            CountScope(batch.RowCount);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(context);
        if (!Observed)
            return Outcome(descriptor, VerdictStatus.Skipped, "not read");
        var passed = check(context.Statistics);
        return Outcome(descriptor, passed ? VerdictStatus.Passed : FailureStatus(descriptor.Severity), passed ? "holds" : "does not hold");
    }
}
