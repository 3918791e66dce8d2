using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Pipelines;

/// <summary>Finds the place of a problem, which the reader names without a position.</summary>
internal static class ProblemPlace
{
    /// <summary>The place; null for the declaration as a whole.</summary>
    public static Location? Of(Inquiry inquiry, PipelineProblem problem) => (problem.Step, problem.Parameter) switch
    {
        (null, null) => OfPipeline(inquiry, problem.Kind),
        (null, { } parameter) => Parameters(inquiry.Type.InstanceConstructors, parameter).Select(Places.Of).FirstOrDefault(static place => place is not null),
        ({ } step, null) => Steps(inquiry, step).Select(method => OfStep(method, problem, inquiry.Cancellation)).LastOrDefault(),
        ({ } step, { } parameter) => Parameters(Steps(inquiry, step), parameter).Select(one => OfInput(one, problem.Kind, inquiry.Cancellation)).FirstOrDefault(),
    };

    /// <summary>The method or parameter that a problem is about; null for the pipeline itself, and for an element of what a method returns.</summary>
    public static ISymbol? SymbolOf(Inquiry inquiry, PipelineProblem problem) => (problem.Step, problem.Parameter) switch
    {
        (null, { } parameter) => Parameters(inquiry.Type.InstanceConstructors, parameter).FirstOrDefault(),
        ({ } step, { } parameter) => Parameters(Steps(inquiry, step), parameter).FirstOrDefault(),
        ({ } step, null) => Steps(inquiry, step).FirstOrDefault(),
        _ => null,
    };

    private static Location? OfPipeline(Inquiry inquiry, PipelineProblemKind kind) => kind switch
    {
        PipelineProblemKind.BadSchedule => Places.Argument(inquiry.Attribute, "Schedule", 0, inquiry.Cancellation),
        PipelineProblemKind.InvalidName => Places.Argument(inquiry.Attribute, null, 0, inquiry.Cancellation),
        _ => null,
    };

    private static Location? OfStep(IMethodSymbol method, PipelineProblem problem, CancellationToken cancellation)
    {
        var argument = problem.Kind switch
        {
            PipelineProblemKind.BadTimeout => "Timeout",
            PipelineProblemKind.BadQuantity => problem.Arguments[0],
            PipelineProblemKind.BadRetries => "Retries",
            _ => null,
        };
        return argument is not null && method.GetAttributes().Find(KnownAttributes.Step) is { } step
            ? Places.Argument(step, argument, 0, cancellation)
            : Places.Of(method);
    }

    private static Location? OfInput(IParameterSymbol parameter, PipelineProblemKind kind, CancellationToken cancellation)
    {
        var isOfFrom = kind is PipelineProblemKind.FromUnknownStep or PipelineProblemKind.FromUnknownOutput
            or PipelineProblemKind.FromOtherType or PipelineProblemKind.FromOnService;
        return isOfFrom && parameter.GetAttributes().Find(KnownAttributes.From) is { } from ? Places.Of(from, cancellation) : Places.Of(parameter);
    }

    private static IEnumerable<IMethodSymbol> Steps(Inquiry inquiry, string name) => inquiry.Type.GetMembers(name).OfType<IMethodSymbol>()
        .Where(static method => method.GetAttributes().Find(KnownAttributes.Step) is not null);

    private static IEnumerable<IParameterSymbol> Parameters(IEnumerable<IMethodSymbol> methods, string name) =>
        methods.SelectMany(static method => method.Parameters).Where(parameter => parameter.Name == name);
}
