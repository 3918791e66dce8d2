using Assay.CompilerServices;
using Assay.Validation.Batches;
using Assay.Validation.Observing;
using Assay.Validation.Parts;

namespace Assay.Validation;

/// <content>Validation in parts: each process observes its part, one merges the states and judges.</content>
public sealed partial class BatchValidation
{
    /// <summary>
    /// Observes one part of a dataset: every n-th piece (row group of Parquet, else file) of all its batches, counted through. Tells neither
    /// log nor alert channels; judging does.
    /// </summary>
    /// <param name="plan">The dataset.</param>
    /// <param name="reference">What to read: the same for all parts.</param>
    /// <param name="part">Which part.</param>
    /// <param name="purpose">Which rules count.</param>
    /// <param name="cancellation">Stops between record batches.</param>
    /// <exception cref="SourceException">The rows can't be read; a fault of the data too, since there is no verdict yet.</exception>
    public async Task<PartialValidation> ObservePartAsync(
        DatasetPlan plan, DatasetReference reference, ValidationPart part, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(part);
        var batches = new List<PartBatch>();
        var counted = 0;
        foreach (var batch in _sources.Batches(plan, reference))
        {
            var rows = plan.Open(_sources, ForPurpose(batch, purpose));
            var pieces = await rows.SplitAsync(cancellation).ConfigureAwait(false);
            var held = pieces.Where((_, i) => part.Holds(counted + i)).ToList();
            counted += pieces.Count;
            var look = await rows.LookAsync(cancellation).ConfigureAwait(false);
            var state = held.Count == 0
                ? null
                : await Observer(plan, held, purpose, await ReferencesAsync(plan, purpose, cancellation).ConfigureAwait(false)).RunAsync(_options.Threads, cancellation).ConfigureAwait(false);
            batches.Add(new(Place(rows), look?.Print, batch, state));
        }

        return new(plan, reference, part, purpose, batches);
    }

    /// <summary>
    /// Judges all parts together: the verdicts are those of a single pass. Reads the datasets that rules refer to, and the rows once more
    /// where samples lack their values; samples of rows that are out of reach tell the place alone.
    /// </summary>
    /// <param name="parts">All parts of a validation, in any order.</param>
    /// <param name="asOf">The time that freshness is measured against.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="PartsException">The parts don't belong together, or not all are there.</exception>
    /// <exception cref="SourceException">A dataset referred to can't be read.</exception>
    public async Task<IReadOnlyList<Verdict>> JudgePartsAsync(IReadOnlyList<PartialValidation> parts, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        PartSet.Check(parts);
        var (plan, purpose) = (parts[0].Plan, parts[0].Purpose);
        var ordered = parts.OrderBy(part => part.Part.Index).ToList();
        var spans = ordered[0].Batches.Count > 1 && plan.Descriptor.Rules.Any(DatasetScope.Spans);
        var merged = new Observation(plan, purpose, _options.Budget, _options.Statistics);
        var verdicts = new List<Verdict>();
        for (var i = 0; i < ordered[0].Batches.Count; i++)
        {
            var batch = ordered[0].Batches[i];
            var state = new Observation(plan, purpose, _options.Budget, _options.Statistics);
            foreach (var part in ordered)
            {
                if (part.Batches[i].State is { } found)
                    state.Merge(found);
            }

            var rows = plan.Open(_sources, ForPurpose(batch.Reference, purpose));
            await CheckUnchangedAsync(rows, batch, cancellation).ConfigureAwait(false);
            if (spans)
                merged.Merge(state);
            verdicts.Add(await ToldAsync(
                plan,
                rows,
                async _ =>
                {
                    var context = Context(batch.Reference, asOf);
                    foreach (var (rule, set) in await ReferencesAsync(plan, purpose, cancellation).ConfigureAwait(false))
                        context.AddReferenceSet(rule, set);
                    return await VerdictAsync(plan, rows, state, context, !spans, cancellation, outOfReach: true).ConfigureAwait(false);
                },
                cancellation).ConfigureAwait(false));
        }

        if (spans)
            verdicts.Add(await WholeAsync(plan, ordered[0].Whole, merged, asOf, cancellation).ConfigureAwait(false));
        return verdicts;
    }

    /// <summary>Rows that can't be looked at here are taken on trust: parts may be merged where the files are out of reach.</summary>
    private static async Task CheckUnchangedAsync(Rows rows, PartBatch batch, CancellationToken cancellation)
    {
        try
        {
            if (batch.Print is not null && await rows.LookAsync(cancellation).ConfigureAwait(false) is { Print: { } print } && print != batch.Print)
                throw new PartsException($"{batch.Place} has changed since the parts looked at it; make all parts again.");
        }
        catch (SourceException)
        {
        }
    }
}
