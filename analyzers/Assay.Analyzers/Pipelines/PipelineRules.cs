using System.Collections.Immutable;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Pipelines;

/// <summary>ASY3001 to 3005, 3010, 3013, 3015 and 6006: what the reader found wrong with a pipeline, or what its format doesn't allow.</summary>
internal static class PipelineRules
{
    public static void Check(Inquiry inquiry)
    {
        if (inquiry.Index.Pipeline(inquiry.Type, inquiry.Cancellation) is not { } pipeline)
            return;
        var problems = pipeline.Problems.Count > 0 ? pipeline.Problems : PipelineCompiler.Compile(pipeline, pipeline.Name).Faults;
        foreach (var problem in problems)
        {
            if (!IsReportedElsewhere(problem))
                inquiry.Report(Rule(problem), ProblemPlace.Of(inquiry, problem), Facts(inquiry, problem), ProblemWords.Of(problem));
        }

        var steps = StepUnderRule.Of(inquiry, pipeline);
        foreach (var step in steps)
        {
            QuantityRule.Check(inquiry, step);
            StepTimeRules.Check(inquiry, pipeline, step);
            UnreadOutputRule.Check(inquiry, pipeline, step);
        }

        ScheduleRules.Check(inquiry, pipeline, steps);
        SecretParameterRule.Check(inquiry, pipeline);
        HeldOutRule.Check(inquiry, pipeline, steps);
        SharedStateRule.Check(inquiry, steps);
    }

    // What keeps a part from being generated is reported for all kinds of declarations alike, and a name where it is given.
    private static bool IsReportedElsewhere(PipelineProblem problem) =>
        problem.Kind == PipelineProblemKind.Declaration || (problem.Kind == PipelineProblemKind.GeneratedName && !Names.IsDeclarationName(problem.Arguments[1]));

    private static ImmutableDictionary<string, string?> Facts(Inquiry inquiry, PipelineProblem problem) => problem.Kind switch
    {
        PipelineProblemKind.BadQuantity => Replacements.Of(QuantitySuggestion.For(problem.Arguments[0], problem.Arguments[1])),
        PipelineProblemKind.InvalidName when IsOfPipeline(problem) => Replacements.OfName(problem.Arguments[0]),
        PipelineProblemKind.InvalidName => ProblemPlace.SymbolOf(inquiry, problem)?.Name is { } name && NameSuggestion.Identifier(name) is { } plain && plain != name
            ? Replacements.Of([plain])
            : Replacements.Of([]),
        _ => ImmutableDictionary<string, string?>.Empty,
    };

    private static bool IsOfPipeline(PipelineProblem problem) => problem.Step is null && problem.Parameter is null;

    private static DiagnosticDescriptor Rule(PipelineProblem problem)
    {
        switch (problem.Kind)
        {
            case PipelineProblemKind.WireMissing:
            case PipelineProblemKind.FromUnknownStep:
            case PipelineProblemKind.FromUnknownOutput:
            case PipelineProblemKind.FromOtherType:
                return Descriptors.MissingProducer;
            case PipelineProblemKind.WireAmbiguous:
                return Descriptors.AmbiguousWire;
            case PipelineProblemKind.Cycle:
                return Descriptors.Cycle;
            case PipelineProblemKind.ParameterType:
            case PipelineProblemKind.ParameterDefault:
            case PipelineProblemKind.StepParameterType:
                return Descriptors.NotCarried;
            case PipelineProblemKind.BadSchedule:
            case PipelineProblemKind.BadTimeout:
                return Descriptors.BadTime;
            case PipelineProblemKind.BadQuantity:
                return Descriptors.BadQuantity;
            case PipelineProblemKind.InvalidName when IsOfPipeline(problem):
                return Descriptors.BadName;
            case PipelineProblemKind.InvalidName:
            case PipelineProblemKind.GeneratedName:
                return Descriptors.NotKubeflowsName;
            default:
                return Descriptors.NoPipeline;
        }
    }
}
