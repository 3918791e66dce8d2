using System.ComponentModel;
using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>The number of rows of a batch lies between two bounds, both included. No row at all is zero rows, not skipped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowCountRule(string id, long min, long max) : Rule(id)
{
    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Observes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="scope">Per row whether it is counted; empty for all.</param>
    public void Observe(ColumnBatch batch, ReadOnlySpan<bool> scope = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (Active)
            CountScope(scope.IsEmpty ? batch.RowCount : scope.Count(true));
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return Outcome(
            descriptor,
            InScope >= min && InScope <= max ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
            string.Create(CultureInfo.InvariantCulture, $"{InScope:N0} rows"),
            InScope);
    }
}
