using Assay.CompilerServices;
using Assay.Validation.Batches;
using Assay.Validation.Observing;

namespace Assay.Validation;

/// <content>Every batch of a dataset, and what holds over all of them.</content>
public sealed partial class BatchValidation
{
    /// <summary>
    /// Validates every batch that a source falls into, one after the other. Where rules hold over the whole dataset
    /// (<see cref="RuleScope.Dataset"/>) and there are several batches, a last verdict judges those rules over the merged states; it is left
    /// out where a batch could not be read.
    /// </summary>
    /// <param name="plan">The dataset.</param>
    /// <param name="reference">What to read.</param>
    /// <param name="asOf">The time that freshness is measured against.</param>
    /// <param name="purpose">Which rules count.</param>
    /// <param name="cancellation">Stops between record batches.</param>
    /// <exception cref="SourceException">The environment is at fault: missing, unreadable or truncated.</exception>
    public async Task<IReadOnlyList<Verdict>> ValidateAllAsync(
        DatasetPlan plan, DatasetReference reference, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(reference);
        var batches = _sources.Batches(plan, reference);
        var spans = batches.Count > 1 && plan.Descriptor.Rules.Any(DatasetScope.Spans);
        var verdicts = new List<Verdict>();
        var merged = new Observation(plan, purpose, _options.Budget, _options.Statistics);
        var readable = true;
        foreach (var batch in batches)
        {
            var rows = plan.Open(_sources, ForPurpose(batch, purpose));
            verdicts.Add(await ToldAsync(
                plan,
                rows,
                async _ =>
                {
                    var (verdict, state) = await JudgeAsync(plan, rows, Context(batch, asOf), purpose, !spans, ask: !spans, cancellation).ConfigureAwait(false);
                    readable &= state is not null;
                    if (spans && state is not null)
                        merged.Merge(state);
                    return verdict;
                },
                cancellation).ConfigureAwait(false));
        }

        if (spans && readable)
            verdicts.Add(await WholeAsync(plan, reference, merged, asOf, cancellation).ConfigureAwait(false));
        return verdicts;
    }

    private Task<Verdict> WholeAsync(DatasetPlan plan, DatasetReference reference, Observation merged, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var purpose = merged.Validator.Purpose;
        var rows = plan.Open(_sources, ForPurpose(reference, purpose));
        return ToldAsync(
            plan,
            rows,
            async _ =>
            {
                var verdict = DatasetScope.OnlySpanning(merged.Judge(Place(rows), new JudgeContext(asOf)), plan.Descriptor);
                return await SampleValues.FillAsync(verdict, plan.Descriptor, rows, WantedColumns.Of(plan.Descriptor, purpose), cancellation).ConfigureAwait(false);
            },
            cancellation,
            spans: true);
    }
}
