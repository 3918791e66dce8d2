using Assay.Analyzers.Declarations;
using Assay.Analyzers.Models;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Flows;

/// <summary>ASY4002: a gate asks for a metric that nobody computes.</summary>
internal static class MissingMetricRule
{
    /// <summary>Checks the gates of a model: what isn't one of Assay's metrics is taken from what the evaluation returns.</summary>
    public static void Check(Inquiry model)
    {
        foreach (var (attribute, metric) in Asked(model))
        {
            // What is nearly one of ours is told of as such, and what can't be compared with the champion too.
            if (KnownMetric.Near(metric) is not null || !(attribute.Has("AtLeast") || attribute.Has("AtMost")))
                continue;
            foreach (var (pipeline, step, returned) in Evaluations(model))
            {
                if (returned is null || returned.Contains(metric))
                    continue;
                var listed = returned.Count == 0 ? "it returns none" : $"it returns {string.Join(", ", returned)}";
                model.Report(
                    Descriptors.MissingMetric,
                    Places.Argument(attribute, null, 0, model.Cancellation),
                    Replacements.Of(returned.Where(name => Plain(name) == Plain(metric))),
                    metric,
                    step,
                    pipeline,
                    listed);
                break;
            }
        }
    }

    private static IEnumerable<(AttributeData Attribute, string Metric)> Asked(Inquiry model)
    {
        foreach (var attribute in model.Type.GetAttributes())
        {
            if (attribute.Is(KnownAttributes.Gate) && attribute.Argument<string>(0) is { Length: > 0 } metric && MetricFacts.Of(metric) is null)
                yield return (attribute, metric);
        }
    }

    private static IEnumerable<(string Pipeline, string Step, IReadOnlyCollection<string>? Returned)> Evaluations(Inquiry model)
    {
        foreach (var declaration in model.Index.Of(DeclarationKind.Pipeline, model.Cancellation))
        {
            if (model.Index.Pipeline(declaration.Type, model.Cancellation) is not { } pipeline)
                continue;
            foreach (var gate in pipeline.Steps.Where(step => step.Kind == StepKind.Gate && step.Subject == model.Declaration.Name))
            {
                var maker = gate.Inputs.FirstOrDefault(static input => input.Kind == WireKind.Metrics)?.Step;
                if (pipeline.Steps.FirstOrDefault(step => step.Name == maker) is { Method: { } name }
                    && declaration.Type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() is { } method)
                {
                    yield return (declaration.Name, name, MetricNames.Of(method, model.Index.Bodies, model.Cancellation));
                }
            }
        }
    }

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
