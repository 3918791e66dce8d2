using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Assay.CompilerServices;

namespace Assay;

/// <summary>Predicts and evaluates over <see cref="Rows{T}"/>.</summary>
public static class ModelRows
{
    /// <summary>One prediction per row, made while they are enumerated.</summary>
    public static Rows<TOutput> Predict<TInput, TOutput>(this IModel<TInput, TOutput> model, Rows<TInput> rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        return new Rows<TOutput>(new PredictedRows<TInput, TOutput>(model, rows));
    }

    /// <summary>Computes metrics of <see cref="MetricTable"/> over rows whose labels are known.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows, with labels.</param>
    /// <param name="label">The true value; 1 or 0 for a binary label.</param>
    /// <param name="score">The score.</param>
    /// <param name="metrics">The metrics' names.</param>
    /// <param name="cancellation">Stops between chunks.</param>
    /// <exception cref="ArgumentException">A name is not in the table.</exception>
    public static async Task<Metrics> EvaluateAsync<TInput, TOutput>(
        this IModel<TInput, TOutput> model,
        Rows<TInput> rows,
        Func<TInput, double> label,
        Func<TOutput, double> score,
        IReadOnlyList<string> metrics,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(metrics);
        var unknown = metrics.FirstOrDefault(name => !MetricTable.TryGet(name, out _));
        if (unknown is not null)
            throw new ArgumentException($"'{unknown}' is no metric of MetricTable: {string.Join(", ", MetricTable.All.Select(metric => metric.Name))}.", nameof(metrics));

        var labels = new List<double>();
        var scores = new List<double>();
        var outputs = Array.Empty<TOutput>();
        await foreach (var chunk in rows.ReadChunksAsync(cancellation).ConfigureAwait(false))
        {
            if (outputs.Length < chunk.Length)
                outputs = new TOutput[chunk.Length];
            await model.PredictAsync(chunk, outputs.AsMemory(0, chunk.Length), cancellation).ConfigureAwait(false);
            for (var i = 0; i < chunk.Length; i++)
            {
                labels.Add(label(chunk.Span[i]));
                scores.Add(score(outputs[i]));
            }
        }

        var result = new Metrics();
        foreach (var name in metrics)
        {
            MetricTable.TryGet(name, out var metric);
            result[name] = metric!.Compute(
                CollectionsMarshal.AsSpan(labels), CollectionsMarshal.AsSpan(scores));
        }

        return result;
    }
}

internal sealed class PredictedRows<TInput, TOutput>(IModel<TInput, TOutput> model, Rows<TInput> rows) : RowSource<TOutput>
{
    public override DatasetPlan<TOutput> Plan { get; } = AssayModules.Plan<TOutput>();

    public override RowsIdentity Identity => new($"predictions of {rows.Identity.Name}");

    public override async IAsyncEnumerable<ReadOnlyMemory<TOutput>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var made = Array.Empty<TOutput>();
        await foreach (var chunk in rows.ReadChunksAsync(cancellation).ConfigureAwait(false))
        {
            if (made.Length < chunk.Length)
                made = new TOutput[chunk.Length];
            await model.PredictAsync(chunk, made.AsMemory(0, chunk.Length), cancellation).ConfigureAwait(false);
            yield return made.AsMemory(0, chunk.Length);
        }
    }
}
