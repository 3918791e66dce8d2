using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Assay.ML.Prediction;

/// <summary>
/// Predicts with a transformer. A row mapper keeps state and serves one call at a time, so each call rents one from a pool.
/// Safe to call from several threads.
/// </summary>
internal sealed class Predictor(ITransformer transformer, DatasetDescriptor input, DatasetDescriptor output)
{
    private static readonly ConditionalWeakTable<ITransformer, Predictor> s_predictors = [];
    private readonly ConcurrentBag<RowMapping> _idle = [];

    /// <summary>The predictor of a transformer; made once and gone with it.</summary>
    public static Predictor Of(ITransformer transformer, DatasetDescriptor input, DatasetDescriptor output)
    {
        var predictor = s_predictors.GetValue(transformer, key => new Predictor(key, input, output));
        return predictor.Serves(input, output) ? predictor : new Predictor(transformer, input, output);
    }

    public void Predict<TOutput>(ColumnBatch inputs, DatasetPlan<TOutput> plan, Span<TOutput> outputs, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out var mapping))
            mapping = new RowMapping(transformer, input, output);
        try
        {
            plan.ReadRows(mapping.Map(inputs, cancellation), outputs);
        }
        catch
        {
            // In whatever state it is, it is not used again.
            mapping.Dispose();
            throw;
        }

        _idle.Add(mapping);
    }

    private bool Serves(DatasetDescriptor otherInput, DatasetDescriptor otherOutput) =>
        ReferenceEquals(input, otherInput) && ReferenceEquals(output, otherOutput);
}

/// <summary>A transformer bound to an input row and the columns of the predictions.</summary>
internal sealed class RowMapping : IDisposable
{
    private const int RowsBetweenChecks = 1_024;

    private readonly InputRow _input;
    private readonly DataViewRow _output;
    private readonly OutputColumn[] _outputs;

    public RowMapping(ITransformer transformer, DatasetDescriptor input, DatasetDescriptor output)
    {
        if (!transformer.IsRowToRowMapper)
            throw new InvalidOperationException($"{transformer.GetType().Name} can't predict row by row, so it can't be a model.");

        _input = new InputRow(input);
        var mapper = Mapper(transformer, input);
        var columns = output.Columns.Select(property => Find(mapper.OutputSchema, input, property)).ToArray();
        _output = mapper.GetRow(_input, columns);
        _outputs = [.. output.Columns.Select((property, i) => OutputReaders.Of(property, _output.Schema[columns[i].Index], _output))];
    }

    /// <summary>The predictions for a batch; borrowed until the next call.</summary>
    public PredictionBatch Map(ColumnBatch inputs, CancellationToken cancellation)
    {
        foreach (var column in _outputs)
            column.Start(inputs.RowCount);
        for (var row = 0; row < inputs.RowCount; row++)
        {
            if (row % RowsBetweenChecks == 0)
                cancellation.ThrowIfCancellationRequested();
            _input.MoveTo(inputs, row);
            foreach (var column in _outputs)
                column.Read(row);
        }

        _input.MoveTo(null, 0);
        return new PredictionBatch(_outputs, inputs.RowCount);
    }

    public void Dispose()
    {
        _output.Dispose();
        _input.Dispose();
    }

    private IRowToRowMapper Mapper(ITransformer transformer, DatasetDescriptor input)
    {
        try
        {
            return transformer.GetRowToRowMapper(_input.Schema);
        }
        catch (ArgumentException failure)
        {
            throw new InvalidOperationException(
                $"The model doesn't take rows of {input.Name} ({string.Join(", ", input.Columns.Select(column => column.Name))}): was it trained on other features? Train it again.", failure);
        }
    }

    // Newer columns hide older ones of their name. A pipeline that encodes a column hides the input's text, which a property may still want.
    private static DataViewSchema.Column Find(DataViewSchema schema, DatasetDescriptor input, ColumnDescriptor property)
    {
        var named = Names(property).Select(name => Made(schema, input, name)).FirstOrDefault(columns => columns.Count > 0) ?? [];
        foreach (var column in named)
        {
            if (OutputReaders.CanFill(property, column.Type))
                return column;
        }

        throw named.Count > 0 ? OutputReaders.Mismatch(property, named[0]) : new InvalidOperationException(
            $"The model makes no column {property.Name}. It makes {string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => column.Name))}.");
    }

    // What a column is for says what ML.NET calls it, where it has a name of its own.
    private static IEnumerable<string> Names(ColumnDescriptor property) =>
    [
        property.Name,
        .. (string[])(property.Score ? ["Probability", "Score"] : []),
        .. (string[])(property.Predicted ? ["PredictedLabel"] : []),
    ];

    // The label passes through untouched, but nobody knows it when predicting: what carries its name there is no answer.
    private static List<DataViewSchema.Column> Made(DataViewSchema schema, DatasetDescriptor input, string name)
    {
        var made = schema.Where(column => !IsLabel(input, column)).Reverse().ToList();
        var exact = made.FindAll(column => column.Name == name);
        return exact.Count > 0 ? exact : made.FindAll(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLabel(DatasetDescriptor input, DataViewSchema.Column column) =>
        column.Index < input.Columns.Count && input.Columns[column.Index] is { Label: true } label && label.Name == column.Name;
}
