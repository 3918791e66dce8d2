using Assay.CompilerServices;
using Assay.Validation.Batches;
using Assay.Validation.Parts;

namespace Assay.Validation;

/// <content>Validation in parts: each process observes its part, one merges the states and judges.</content>
public sealed partial class BatchValidation
{
    /// <summary>Observes one part of a batch: every n-th record batch of its rows. Tells neither log nor alert channels; judging does.</summary>
    /// <exception cref="SourceException">The rows can't be read; a fault of the data too, since there is no verdict yet.</exception>
    public async Task<DatasetValidator> ObserveAsync(
        DatasetPlan plan, DatasetReference batch, ValidationPart part, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(part);
        var validator = plan.CreateValidator(purpose);
        var rows = plan.Open(_sources, ForPurpose(batch, purpose));
        long number = 0;
        await foreach (var some in rows.ReadBatchesAsync(WantedColumns.Of(plan.Descriptor, purpose), cancellation).ConfigureAwait(false))
        {
            if (part.Holds(number++))
                validator.Observe(some);
        }

        return validator;
    }

    /// <summary>Judges a state that was merged of parts. Reads the datasets that rules refer to, and the rows once more where samples lack their values.</summary>
    /// <param name="plan">The dataset.</param>
    /// <param name="merged">The state.</param>
    /// <param name="batch">What the parts read; null where it is out of reach, so that some samples tell the row alone.</param>
    /// <param name="asOf">The time that freshness is measured against.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="SourceException">The rows or a dataset referred to can't be read.</exception>
    public async Task<Verdict> JudgeAsync(
        DatasetPlan plan, DatasetValidator merged, DatasetReference? batch, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(merged);
        return await ToldAsync(plan, batch is null ? null : plan.Open(_sources, ForPurpose(batch, merged.Purpose)), async rows =>
        {
            var context = new JudgeContext(asOf);
            foreach (var rule in merged.References)
                context.AddReferenceSet(rule, await _references.CollectAsync(rule, cancellation).ConfigureAwait(false));
            var verdict = merged.Judge(rows is null ? "merged states" : Place(rows), context);
            return rows is null
                ? verdict
                : await SampleValues.FillAsync(verdict, plan.Descriptor, rows, WantedColumns.Of(plan.Descriptor, merged.Purpose), cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
    }
}
