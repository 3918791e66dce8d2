using System.Collections.Immutable;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Models;
using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Pipelines;

/// <summary>ASY4004: a model is evaluated on the rows that it was trained on.</summary>
internal static class HeldOutRule
{
    /// <summary>The facts that name the output to take instead.</summary>
    public const string Step = "Step";

    /// <inheritdoc cref="Step"/>
    public const string Output = "Output";

    public static void Check(Inquiry inquiry, PipelineModel pipeline, IReadOnlyList<StepUnderRule> steps)
    {
        foreach (var step in steps)
        {
            if (step.Model.Outputs.Any(static output => output.Kind == WireKind.Metrics)
                && step.Model.Inputs.FirstOrDefault(static input => input.Kind == WireKind.Model) is { } taken
                && step.ParameterOf(taken) is { } model
                && inquiry.Index.Model(model.Type, inquiry.Cancellation) is { } declared)
            {
                Check(inquiry, pipeline, step, taken, declared);
            }
        }
    }

    private static void Check(Inquiry inquiry, PipelineModel pipeline, StepUnderRule step, InputModel taken, ModelModel model)
    {
        var training = Training(pipeline, taken, []);
        var rows = step.Model.Inputs.Where(static input => input.Kind is WireKind.Rows or WireKind.Source).ToList();
        // A gate predicts the rows that fit the model. What else is evaluated, a step may choose itself among those that it takes.
        var evaluated = rows.FirstOrDefault(input => model.Input is { } fits && input.Of == fits.Name) ?? rows.FirstOrDefault();
        var isSure = model.Gates.Count > 0 || rows.All(input => training.Any(one => IsSame(one, input)));
        if (evaluated is null || !isSure || !training.Any(one => IsSame(one, evaluated)) || step.ParameterOf(evaluated) is not { } parameter)
            return;
        var other = Other(pipeline, evaluated, training);
        inquiry.Report(
            Descriptors.EvaluatedOnTraining,
            Places.Of(parameter),
            other is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Step, other.Value.Step).Add(Output, other.Value.Output),
            parameter.Name,
            step.Method.Name,
            model.Name,
            other is null ? "let a step split rows off" : $"take [From(nameof({other.Value.Step}), \"{other.Value.Output}\")]");
    }

    // A model that was made of another one has seen that one's rows as well.
    private static IReadOnlyList<InputModel> Training(PipelineModel pipeline, InputModel model, ImmutableHashSet<string> seen)
    {
        var maker = pipeline.Steps.FirstOrDefault(step => step.Name == model.Step);
        if (maker is null || seen.Contains(maker.Name))
            return [];
        return
        [
            .. maker.Inputs.Where(static input => input.Kind is WireKind.Rows or WireKind.Source),
            .. maker.Inputs.Where(static input => input.Kind == WireKind.Model).SelectMany(input => Training(pipeline, input, seen.Add(maker.Name))),
        ];
    }

    private static bool IsSame(InputModel one, InputModel other) => one.Kind == other.Kind && (one.Kind == WireKind.Source
        ? one.Of == other.Of
        : one.Step == other.Step && one.Output == other.Output);

    private static (string Step, string Output)? Other(PipelineModel pipeline, InputModel evaluated, IReadOnlyList<InputModel> training)
    {
        var producer = pipeline.Steps.FirstOrDefault(step => step.Name == evaluated.Step);
        var output = producer?.Outputs.FirstOrDefault(one => one.Kind == WireKind.Rows && one.Of == evaluated.Of && one.Element is not null
            && !training.Any(input => input.Step == producer.Name && input.Output == one.Name));
        return producer?.Method is { } method && output?.Element is { } element ? (method, element) : null;
    }
}
