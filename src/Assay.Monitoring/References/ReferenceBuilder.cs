using Assay.CompilerServices;
using Assay.Monitoring.Columns;
using Assay.Monitoring.Sampling;

namespace Assay.Monitoring.References;

/// <summary>Reads training and evaluation rows and makes a model version's reference of them.</summary>
internal sealed class ReferenceBuilder(object model, ModelVersion version, Rows training, Rows evaluation, DateTimeOffset now, CancellationToken cancellation)
    : IModelPlanVisitor<Task<ModelReference>>
{
    public async Task<ModelReference> Visit<TModel, TRequest, TInput, TOutput>(ModelPlan<TModel, TRequest, TInput, TOutput> plan)
        where TModel : IModel<TInput, TOutput>
    {
        var inputs = ColumnProfile.Of(plan.Input.Descriptor, ColumnPart.Input);
        var trained = FeatureRows.Of(plan, training);
        long trainingRows = 0;
        await foreach (var batch in trained.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
        {
            trainingRows += batch.RowCount;
            inputs.ForEach(profile => profile.Observe(batch));
        }

        var counted = inputs.FindAll(profile => profile.NeedsCounting);
        if (counted.Count > 0)
        {
            await foreach (var batch in trained.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
                counted.ForEach(profile => profile.Count(batch));
        }

        var outputs = ColumnProfile.Of(plan.Output.Descriptor, ColumnPart.Output);
        var pairs = new Reservoir<(double Label, double Score)>(ModelReference.MaxPairs, seed: 2);
        var (label, score) = (MarkedColumn.Label(plan.Input.Descriptor), MarkedColumn.Score(plan.Output.Descriptor));
        var answers = new List<MemoryColumnBatch>();
        long evaluationRows = 0;
        await foreach (var chunk in FeatureRows.Of(plan, evaluation).ReadChunksAsync(cancellation).ConfigureAwait(false))
        {
            evaluationRows += chunk.Length;
            var made = new TOutput[chunk.Length];
            await ((TModel)model).PredictAsync(chunk, made, cancellation).ConfigureAwait(false);
            var answer = MemoryColumnBatch.Of<TOutput>(plan.Output, made);
            answers.Add(answer);
            outputs.ForEach(profile => profile.Observe(answer));
            if (label < 0 || score < 0)
                continue;
            var labels = NumberCells.Of(MemoryColumnBatch.Of(plan.Input, chunk.Span), plan.Input.Descriptor, label);
            var scores = NumberCells.Of(answer, plan.Output.Descriptor, score);
            for (var i = 0; i < labels.Length; i++)
            {
                if (double.IsFinite(labels[i]) && double.IsFinite(scores[i]))
                    pairs.Add((labels[i], scores[i]));
            }
        }

        foreach (var profile in outputs.Where(profile => profile.NeedsCounting))
            answers.ForEach(profile.Count);
        return new()
        {
            SchemaVersion = ModelReference.CurrentSchemaVersion,
            Model = plan.Descriptor.Name,
            Version = version.Version,
            FrozenAt = now,
            TrainingRows = trainingRows,
            EvaluationRows = evaluationRows,
            Columns = [.. inputs.Concat(outputs).Select(profile => profile.Freeze())],
            Labels = [.. pairs.Kept.Select(pair => pair.Label)],
            Scores = [.. pairs.Kept.Select(pair => pair.Score)],
        };
    }
}
