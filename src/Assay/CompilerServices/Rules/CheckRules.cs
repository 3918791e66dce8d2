using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>A check written in C#, called for each row in scope.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckRule(string id) : Rule(id)
{
    private RowAnswer[] _answers = [];

    /// <summary>Observes a batch that has the columns of the check.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="test">What calls the check.</param>
    /// <param name="scope">Per row whether it is in scope; empty for all.</param>
    public void Observe(ColumnBatch batch, RowTest test, ReadOnlySpan<bool> scope = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(test);
        if (!Active)
            return;
        if (_answers.Length < batch.RowCount)
            _answers = new RowAnswer[batch.RowCount];
        var answers = _answers.AsSpan(0, batch.RowCount);
        answers.Clear();
        test(batch, scope, answers);
        long rows = 0;
        long nulls = 0;
        for (var row = 0; row < answers.Length; row++)
        {
            if (answers[row] is RowAnswer.Null)
                nulls++;
            else if (answers[row] is not RowAnswer.None)
                rows++;
            if (answers[row] is RowAnswer.Fail)
                Fail(batch, row);
        }

        CountScope(rows, nulls);
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
