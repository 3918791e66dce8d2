using Assay.CompilerServices;
using Assay.Validation.Batches;
using Assay.Validation.Observing;

namespace Assay.Validation;

/// <content>How rows are observed.</content>
public sealed partial class BatchValidation
{
    /// <summary>Observes pieces one after the other even with one thread: a reader of a whole Parquet file keeps what it has read.</summary>
    private async Task<PieceObserver> ObserverAsync(
        DatasetPlan plan, Rows rows, ValidationPurpose purpose, IReadOnlyList<(ReferencesRule Rule, object Set)> references, SourceAnswers? answers, bool keysKept, CancellationToken cancellation)
    {
        var pieces = await rows.SplitAsync(cancellation).ConfigureAwait(false);
        var apart = keysKept ? null : await PiecesApart.OfAsync(plan, pieces, cancellation).ConfigureAwait(false);
        return Observer(plan, pieces, purpose, references, answers, apart);
    }

    private PieceObserver Observer(DatasetPlan plan, IReadOnlyList<Rows> pieces, ValidationPurpose purpose, IReadOnlyList<(ReferencesRule Rule, object Set)> references, SourceAnswers? answers = null, IReadOnlyList<IReadOnlyDictionary<int, ColumnBounds>>? apart = null) => new(
        pieces,
        answers is null ? WantedColumns.Of(plan.Descriptor, purpose) : SourceRules.Left(plan, purpose, answers),
        thread =>
        {
            var state = new Observation(plan, purpose, _options.Budget.Share(Math.Min(_options.Threads, pieces.Count)), _options.Statistics);
            foreach (var (rule, (_, set)) in state.Validator.References.Zip(references))
                rule.Expect(set);
            if (answers is not null)
                state.Validator.Take(thread == 0 ? answers : SourceRules.Rest(answers));
            return state;
        })
        {
            Apart = apart,
        };
}
