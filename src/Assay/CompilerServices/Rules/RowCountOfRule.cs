using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>The number of rows lies between two multiples of that of another dataset, both included. No row at all is zero rows, not skipped.</summary>
internal sealed class RowCountOfRule(string id, Func<DatasetPlan> other, double least, double greatest) : Rule(id)
{
    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    internal override OtherDataset Beside => new(Id, other(), RowsOnly: true);

    internal void Observe(ColumnBatch batch, ReadOnlySpan<bool> scope)
    {
        if (Active)
            CountScope(scope.IsEmpty ? batch.RowCount : scope.Count(true));
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(context);
        var culture = CultureInfo.InvariantCulture;
        if (context.Other(Id) is not { } statistics)
            return Outcome(descriptor, VerdictStatus.Skipped, string.Create(culture, $"{InScope:N0} rows; the other dataset was not read"));
        var passes = InScope >= least * statistics.Rows && InScope <= greatest * statistics.Rows;
        return Outcome(
            descriptor,
            passes ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
            string.Create(culture, $"{InScope:N0} rows, {other().Descriptor.Name} has {statistics.Rows:N0}"),
            statistics.Rows == 0 ? null : (double)InScope / statistics.Rows);
    }
}
