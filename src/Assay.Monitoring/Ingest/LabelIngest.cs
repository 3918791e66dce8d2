using System.Buffers;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Monitoring.Columns;
using Assay.Monitoring.Store;
using Assay.Workspace;

namespace Assay.Monitoring.Ingest;

/// <summary>
/// Joins labels with the predictions they belong to. Where a file holds the request's known-after columns, the label is made by the model's
/// own <c>[Features]</c> method from the request as it was asked together with what became known, so that it can't differ from training.
/// Ingesting a file again changes nothing.
/// </summary>
public sealed class LabelIngest
{
    private readonly PredictionTable _predictions;

    /// <summary>Labels for the predictions of a workspace.</summary>
    public LabelIngest(AssayWorkspace workspace) => _predictions = new(new MonitorDatabase(workspace));

    /// <summary>Reads a file of labels.</summary>
    /// <param name="plan">The model's plan.</param>
    /// <param name="path">CSV, Parquet or JSON lines with <c>id</c>, as the server returned it, and the known-after columns or the label.</param>
    /// <param name="cancellation">Stops between batches; what was joined is kept.</param>
    /// <exception cref="SourceException">The file is missing, damaged, or lacks a column.</exception>
    /// <exception cref="MonitoringException">The model has no label, or the store can't be written.</exception>
    public Task<LabelReport> IngestAsync(ModelPlan plan, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return plan.Accept(new Joiner(_predictions, path, cancellation));
    }

    private sealed class Joiner(PredictionTable predictions, string path, CancellationToken cancellation) : IModelPlanVisitor<Task<LabelReport>>
    {
        private readonly LabelTally _tally = new();

        public async Task<LabelReport> Visit<TModel, TRequest, TInput, TOutput>(ModelPlan<TModel, TRequest, TInput, TOutput> plan)
            where TModel : IModel<TInput, TOutput>
        {
            var file = await LabelFile.OpenAsync(plan.Request.Descriptor, plan.Input.Descriptor, path, cancellation).ConfigureAwait(false);
            await foreach (var batch in file.Rows.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
            {
                var rows = Identified(file, batch);
                var known = await predictions.FindAsync(plan.Descriptor.Name, [.. rows.Select(row => row.Id)], cancellation).ConfigureAwait(false);
                rows.RemoveAll(row =>
                {
                    if (known.ContainsKey(row.Id))
                        return false;
                    _tally.Unknown(row.Id);
                    return true;
                });
                var labels = file.IsLabel ? Direct(file, batch, rows) : Made(plan, file, batch, rows, known);
                var accepted = Accept(rows, labels, known);
                var set = await predictions.LabelAsync(plan.Descriptor.Name, accepted, cancellation).ConfigureAwait(false);
                _tally.Labelled += set;
                // Another ingest at the same time was first.
                _tally.Repeated += accepted.Count - set;
            }

            return _tally.Report(plan.Descriptor.Name, path);
        }

        private List<(int Row, string Id)> Identified(LabelFile file, ColumnBatch batch)
        {
            var broken = batch.Faults.Select(fault => fault.Row).ToHashSet();
            var ids = batch.Column<string>(0);
            var rows = new List<(int, string)>(batch.RowCount);
            for (var row = 0; row < batch.RowCount; row++)
            {
                _tally.Rows++;
                if (broken.Contains(row))
                    _tally.Unreadable++;
                else if (ids.IsNull(row) || ids[row].Length == 0 || file.IsMissing(batch, row))
                    _tally.Missing++;
                else
                    rows.Add((row, ids[row]));
            }

            return rows;
        }

        private static double[] Direct(LabelFile file, ColumnBatch batch, List<(int Row, string Id)> rows)
        {
            var all = NumberCells.Of(batch, file.Descriptor, 1);
            return [.. rows.Select(row => all[row.Row])];
        }

        private static double[] Made<TModel, TRequest, TInput, TOutput>(
            ModelPlan<TModel, TRequest, TInput, TOutput> plan,
            LabelFile file,
            ColumnBatch batch,
            List<(int Row, string Id)> rows,
            IReadOnlyDictionary<string, StoredPrediction> known)
            where TModel : IModel<TInput, TOutput>
        {
            var names = file.Known.Select(column => column.StorageName).ToHashSet(StringComparer.Ordinal);
            var labels = new double[rows.Count];
            Array.Fill(labels, double.NaN);
            var inputs = new List<TInput>(rows.Count);
            var places = new List<int>(rows.Count);
            var faults = new List<JsonFault>();
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(buffer);
            for (var i = 0; i < rows.Count; i++)
            {
                buffer.ResetWrittenCount();
                writer.Reset();
                writer.WriteStartObject();
                using (var request = JsonDocument.Parse(known[rows[i].Id].Request))
                {
                    foreach (var member in request.RootElement.EnumerateObject().Where(member => !names.Contains(member.Name)))
                        member.WriteTo(writer);
                }

                file.Write(writer, batch, rows[i].Row);
                writer.WriteEndObject();
                writer.Flush();
                var reader = new Utf8JsonReader(buffer.WrittenSpan);
                reader.Read();
                var whole = plan.Request.ReadJson(ref reader, request: false, faults);
                if (faults.Count == 0)
                {
                    inputs.Add(plan.ToFeatures(whole));
                    places.Add(i);
                }

                faults.Clear();
            }

            var columns = MemoryColumnBatch.Of<TInput>(plan.Input, inputs.ToArray());
            var made = NumberCells.Of(columns, plan.Input.Descriptor, MarkedColumn.Label(plan.Input.Descriptor));
            for (var i = 0; i < made.Length; i++)
                labels[places[i]] = made[i];
            return labels;
        }

        private Dictionary<string, double> Accept(List<(int Row, string Id)> rows, double[] labels, IReadOnlyDictionary<string, StoredPrediction> known)
        {
            var accepted = new Dictionary<string, double>(StringComparer.Ordinal);
            for (var i = 0; i < rows.Count; i++)
            {
                var id = rows[i].Id;
                if (double.IsNaN(labels[i]))
                {
                    _tally.Unreadable++;
                    continue;
                }

                var before = accepted.TryGetValue(id, out var first) ? first : known[id].Label;
                if (before is null)
                    accepted[id] = labels[i];
                else if (before == labels[i])
                    _tally.Repeated++;
                else
                    _tally.Conflict(id);
            }

            return accepted;
        }
    }
}
