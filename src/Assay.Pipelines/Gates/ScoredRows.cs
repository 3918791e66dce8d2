using Assay.CompilerServices;

namespace Assay.Pipelines.Gates;

/// <summary>Labels and scores of the rows whose label is known.</summary>
/// <param name="Labels">The labels; 0 and 1 for a binary one.</param>
/// <param name="Candidate">The candidate's scores.</param>
/// <param name="Champion">The champion's; null where there is none.</param>
/// <param name="Unlabelled">The rows left out.</param>
/// <param name="IsBinary">Whether the label is a boolean.</param>
internal sealed record ScoredRows(double[] Labels, double[] Candidate, double[]? Champion, long Unlabelled, bool IsBinary);

/// <summary>Predicts rows with candidate and champion.</summary>
/// <param name="candidate">The candidate.</param>
/// <param name="champion">The champion, where there is one.</param>
/// <param name="rows">The model's feature rows.</param>
/// <param name="cancellation">Stops between chunks.</param>
internal sealed class Scoring(object candidate, object? champion, Rows rows, CancellationToken cancellation) : IModelPlanVisitor<Task<ScoredRows>>
{
    public async Task<ScoredRows> Visit<TModel, TRequest, TInput, TOutput>(ModelPlan<TModel, TRequest, TInput, TOutput> plan)
        where TModel : IModel<TInput, TOutput>
    {
        var label = Find(plan.Descriptor, plan.Input.Descriptor, "[Label]", static column => column.Label);
        var score = Find(plan.Descriptor, plan.Output.Descriptor, "[Score]", static column => column.Score);
        var labels = new List<double>();
        var ours = new List<double>();
        var theirs = new List<double>();
        var outputs = Array.Empty<TOutput>();
        await foreach (var chunk in ((Rows<TInput>)rows).ReadChunksAsync(cancellation).ConfigureAwait(false))
        {
            if (outputs.Length < chunk.Length)
                outputs = new TOutput[chunk.Length];
            NumberColumn.AddTo(labels, MemoryColumnBatch.Of(plan.Input, chunk.Span), plan.Input.Descriptor, label);
            await PredictAsync((TModel)candidate, ours).ConfigureAwait(false);
            if (champion is not null)
                await PredictAsync((TModel)champion, theirs).ConfigureAwait(false);

            async Task PredictAsync(TModel model, List<double> scores)
            {
                var made = outputs.AsMemory(0, chunk.Length);
                await model.PredictAsync(chunk, made, cancellation).ConfigureAwait(false);
                NumberColumn.AddTo(scores, MemoryColumnBatch.Of<TOutput>(plan.Output, made.Span), plan.Output.Descriptor, score);
            }
        }

        var known = Enumerable.Range(0, labels.Count).Where(row => !double.IsNaN(labels[row])).ToArray();
        return new(
            [.. known.Select(row => labels[row])],
            [.. known.Select(row => ours[row])],
            champion is null ? null : [.. known.Select(row => theirs[row])],
            labels.Count - known.Length,
            plan.Input.Descriptor.Columns[label].Type == ColumnType.Boolean);
    }

    private static int Find(ModelDescriptor model, DatasetDescriptor dataset, string mark, Func<ColumnDescriptor, bool> has)
    {
        for (var ordinal = 0; ordinal < dataset.Columns.Count; ordinal++)
        {
            if (has(dataset.Columns[ordinal]))
                return ordinal;
        }

        throw new PipelineException(
            "evaluate the model", model.Name, $"no column of {dataset.Name} marked {mark}", "one", $"Mark the column of {dataset.Name} {mark}.");
    }
}
