using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>A check written in C#, called for each row in scope.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckRule(string id) : Rule(id)
{
    private RowAnswer[] _answers = [];

    /// <summary>What calls the check for each combination of values; null where it is called row by row.</summary>
    internal DistinctTest? Distinct { get; init; }

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
        var answers = Answers(batch);
        test(batch, scope, answers);
        Count(batch, answers);
    }

    /// <summary>Observes a batch that has the columns of the check, by combinations of values.</summary>
    internal void ObserveDistinct(ColumnBatch batch, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        var answers = Answers(batch);
        if (Distinct!.Run(batch, scope, answers))
            CountScope(batch.RowCount);
        else
            Count(batch, answers);
    }

    private Span<RowAnswer> Answers(ColumnBatch batch)
    {
        if (_answers.Length < batch.RowCount)
            _answers = new RowAnswer[batch.RowCount];
        var answers = _answers.AsSpan(0, batch.RowCount);
        answers.Clear();
        return answers;
    }

    private void Count(ColumnBatch batch, ReadOnlySpan<RowAnswer> answers)
    {
        var bytes = MemoryMarshal.AsBytes(answers);
        var nulls = bytes.Count((byte)RowAnswer.Null);
        for (var from = 0; bytes[from..].IndexOf((byte)RowAnswer.Fail) is >= 0 and var next; from += next + 1)
            Fail(batch, from + next);
        CountScope(bytes.Length - nulls - bytes.Count((byte)RowAnswer.None), nulls);
    }
}

/// <summary>A check written in C# over the statistics of the whole batch and those of another dataset.</summary>
internal sealed class BesideCheckRule(string id, Func<DatasetStatistics, DatasetStatistics, bool> check, Func<DatasetPlan> other) : Rule(id)
{
    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    internal override OtherDataset Beside => new(Id, other(), RowsOnly: false);

    internal void Observe(ColumnBatch batch)
    {
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
        if (context.Other(Id) is not { } statistics)
            return Outcome(descriptor, VerdictStatus.Skipped, "the other dataset was not read");
        var passed = check(context.Statistics, statistics);
        return Outcome(descriptor, passed ? VerdictStatus.Passed : FailureStatus(descriptor.Severity), passed ? "holds" : "does not hold");
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
