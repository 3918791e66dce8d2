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
        return Outcome(
            descriptor,
            InScope >= min && InScope <= max ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
            string.Create(CultureInfo.InvariantCulture, $"{InScope:N0} rows"),
            InScope);
    }
}
