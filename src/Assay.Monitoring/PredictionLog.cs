using System.Buffers;
using System.Text;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Monitoring.Columns;
using Assay.Monitoring.Store;
using Assay.Workspace;

namespace Assay.Monitoring;

/// <summary>
/// Keeps predictions in the workspace's monitor store, each call in one synced transaction. Safe to use from many threads and processes.
/// </summary>
public sealed class PredictionLog : IPredictionLog
{
    private readonly PredictionTable _predictions;

    /// <summary>A log in a workspace. Writes nothing before the first prediction.</summary>
    public PredictionLog(AssayWorkspace workspace) => _predictions = new(new MonitorDatabase(workspace));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lists are not equally long, or an id is empty.</exception>
    /// <exception cref="MonitoringException">The store can't be written; nothing was kept.</exception>
    public Task AppendAsync<TModel, TRequest, TInput, TOutput>(
        ModelPlan<TModel, TRequest, TInput, TOutput> plan,
        PredictionRows<TRequest, TInput, TOutput> rows,
        CancellationToken cancellation = default)
        where TModel : IModel<TInput, TOutput>
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rows);
        var count = rows.Ids.Count;
        if (rows.EventTimes.Count != count || rows.Requests.Count != count || rows.Inputs.Count != count || rows.Outputs.Count != count)
            throw new ArgumentException("The lists of ids, times, requests, inputs and outputs must be equally long.", nameof(rows));
        if (rows.Ids.Any(string.IsNullOrEmpty))
            throw new ArgumentException("A prediction without an id can't be joined with its label.", nameof(rows));
        return count == 0 ? Task.CompletedTask : _predictions.AddAsync(plan.Descriptor.Name, Stored(plan, rows), cancellation);
    }

    /// <summary>How many predictions of a model are older than a time.</summary>
    public Task<long> CountBeforeAsync(string model, DateTimeOffset before, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        return _predictions.CountBeforeAsync(model, before, cancellation);
    }

    /// <summary>Removes predictions of a model that are older than a time. Windows that were judged stay; cut between windows, or what is left of one is judged again.</summary>
    /// <returns>How many were removed.</returns>
    public Task<int> RemoveBeforeAsync(string model, DateTimeOffset before, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        return _predictions.RemoveBeforeAsync(model, before, cancellation);
    }

    internal static StoredPrediction[] Stored<TModel, TRequest, TInput, TOutput>(
        ModelPlan<TModel, TRequest, TInput, TOutput> plan, PredictionRows<TRequest, TInput, TOutput> rows)
        where TModel : IModel<TInput, TOutput>
    {
        var score = MarkedColumn.Score(plan.Output.Descriptor);
        var scores = score < 0 ? null : NumberCells.Of(MemoryColumnBatch.Of<TOutput>(plan.Output, rows.Outputs.ToArray()), plan.Output.Descriptor, score);
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        var stored = new StoredPrediction[rows.Ids.Count];
        for (var i = 0; i < stored.Length; i++)
        {
            stored[i] = new StoredPrediction
            {
                Id = rows.Ids[i],
                Version = rows.ModelVersion,
                Time = rows.EventTimes[i].UtcTicks,
                Request = Json(plan.Request, rows.Requests[i]),
                Input = Json(plan.Input, rows.Inputs[i]),
                Output = Json(plan.Output, rows.Outputs[i]),
                Score = scores is null || double.IsNaN(scores[i]) ? null : scores[i],
            };
        }

        return stored;

        string Json<T>(DatasetPlan<T> dataset, T row)
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            dataset.WriteJson(writer, row);
            writer.Flush();
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
    }
}
