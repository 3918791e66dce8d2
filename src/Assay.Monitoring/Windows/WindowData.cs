using System.Text;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Monitoring.Columns;
using Assay.Monitoring.References;
using Assay.Monitoring.Store;

namespace Assay.Monitoring.Windows;

/// <summary>A window's predictions, column by column.</summary>
internal sealed class WindowData
{
    private readonly Dictionary<(ColumnPart, string), Column> _columns = [];

    /// <summary>The columns' values. Rows of an older declaration that can't be read any more are left out and counted.</summary>
    public static WindowData Of(ModelPlan plan, IReadOnlyList<StoredPrediction> predictions) => plan.Accept(new Reader(predictions));

    /// <summary>Labels of rows that have label and score.</summary>
    public required double[] Labels { get; init; }

    /// <summary>Scores of the same rows.</summary>
    public required double[] LabelledScores { get; init; }

    /// <summary>All scores.</summary>
    public required double[] Scores { get; init; }

    /// <summary>Rows that could not be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The column that a reference's column is compared with; null where the model has none of that name and kind any more.</summary>
    public double[]? Numbers(ColumnReference column) => Find(column) is { } found && NumberCells.Are(found.Descriptor)
        ? NumberCells.Of(found.Batch, found.Dataset, found.Ordinal)
        : null;

    /// <inheritdoc cref="Numbers"/>
    public string?[]? Categories(ColumnReference column) => Find(column) is { } found && CategoryCells.Are(found.Descriptor)
        ? CategoryCells.Of(found.Batch, found.Descriptor, found.Ordinal)
        : null;

    /// <summary>The property behind a reference's column, by its name in C#; null where the model has none any more.</summary>
    public string? PropertyOf(ColumnReference column) => Find(column)?.Descriptor.Name;

    private Column? Find(ColumnReference column) => _columns.GetValueOrDefault((column.Part, column.Name));

    private void Add<T>(DatasetPlan<T> plan, ColumnPart part, T[] rows)
    {
        var batch = MemoryColumnBatch.Of<T>(plan, rows);
        for (var ordinal = 0; ordinal < plan.Descriptor.Columns.Count; ordinal++)
            _columns[(part, plan.Descriptor.Columns[ordinal].StorageName)] = new(batch, plan.Descriptor, ordinal);
    }

    private sealed record Column(ColumnBatch Batch, DatasetDescriptor Dataset, int Ordinal)
    {
        public ColumnDescriptor Descriptor => Dataset.Columns[Ordinal];
    }

    private sealed class Reader(IReadOnlyList<StoredPrediction> predictions) : IModelPlanVisitor<WindowData>
    {
        private readonly List<JsonFault> _faults = [];

        public WindowData Visit<TModel, TRequest, TInput, TOutput>(ModelPlan<TModel, TRequest, TInput, TOutput> plan)
            where TModel : IModel<TInput, TOutput>
        {
            var pairs = predictions.Where(prediction => prediction is { Label: not null, Score: not null }).ToArray();
            var data = new WindowData
            {
                Labels = [.. pairs.Select(prediction => prediction.Label!.Value)],
                LabelledScores = [.. pairs.Select(prediction => prediction.Score!.Value)],
                Scores = [.. predictions.Where(prediction => prediction.Score is not null).Select(prediction => prediction.Score!.Value)],
            };
            var inputs = new List<TInput>(predictions.Count);
            var outputs = new List<TOutput>(predictions.Count);
            foreach (var prediction in predictions)
            {
                var input = Read(plan.Input, prediction.Input);
                var output = Read(plan.Output, prediction.Output);
                if (_faults.Count == 0)
                {
                    inputs.Add(input);
                    outputs.Add(output);
                    continue;
                }

                data.Unreadable++;
                _faults.Clear();
            }

            data.Add(plan.Input, ColumnPart.Input, [.. inputs]);
            data.Add(plan.Output, ColumnPart.Output, [.. outputs]);
            return data;
        }

        private T Read<T>(DatasetPlan<T> plan, string json)
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            reader.Read();
            return plan.ReadJson(ref reader, request: false, _faults);
        }
    }
}
