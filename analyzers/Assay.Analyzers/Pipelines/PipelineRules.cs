using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Pipelines;

/// <summary>ASY3001 to 3005, 3010 and 6006: what the reader found wrong with a pipeline, or what its format doesn't allow.</summary>
internal static class PipelineRules
{
    public static void Check(Inquiry inquiry)
    {
        if (inquiry.Index.Pipeline(inquiry.Type, inquiry.Cancellation) is not { } pipeline)
            return;
        var problems = pipeline.Problems.Count > 0 ? pipeline.Problems : PipelineCompiler.Compile(pipeline, pipeline.Name).Faults;
        foreach (var problem in problems)
        {
            // What keeps a part from being generated is reported for all kinds of declarations alike.
            if (problem.Kind != PipelineProblemKind.Declaration)
                inquiry.Report(Rule(problem.Kind), ProblemPlace.Of(inquiry, problem), ProblemWords.Of(problem));
        }
    }

    private static DiagnosticDescriptor Rule(PipelineProblemKind kind)
    {
        switch (kind)
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
            case PipelineProblemKind.InvalidName:
                return Descriptors.BadName;
            default:
                return Descriptors.NoPipeline;
        }
    }
}
