using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>ASY3040: a step catches whatever its work throws, so that a failed step looks done.</summary>
internal static class SwallowedExceptionRule
{
    public static void Check(Step step)
    {
        foreach (var handler in step.Body.DescendantsAndSelf().OfType<ICatchClauseOperation>())
        {
            if (CatchesAll(handler) && handler.Parent is ITryOperation attempt && IsTheWork(attempt, step.Method) && !Fails(handler.Handler)
                && handler.Syntax is CatchClauseSyntax syntax)
            {
                step.Pipeline.Report(Descriptors.SwallowedException, syntax.CatchKeyword.GetLocation(), step.Method.Name);
            }
        }
    }

    private static bool CatchesAll(ICatchClauseOperation handler) => handler.Filter is null
        && (handler.ExceptionType.SpecialType == SpecialType.System_Object
            || (handler.ExceptionType is INamedTypeSymbol type && type.IsNamed("System.Exception")));

    // Cleaning up, or leaving out a bad row of many, may fail; what the step is there for may not.
    private static bool IsTheWork(ITryOperation attempt, IMethodSymbol step)
    {
        for (var around = attempt.Parent; around is not null; around = around.Parent)
        {
            if (around is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or ITryOperation)
                return false;
        }

        return attempt.Body.Descendants().Any(operation => operation is IReturnOperation { ReturnedValue: not null }
            || (operation is IParameterReferenceOperation { Parameter: var parameter } && IsWire(parameter, step)));
    }

    private static bool IsWire(IParameterSymbol parameter, IMethodSymbol step) => Calls.Same(parameter.ContainingSymbol, step)
        && parameter.Type is INamedTypeSymbol type
        && (type.OriginalDefinition.IsNamed("Assay.Rows`1") || type.GetAttributes().Find(KnownAttributes.Model) is not null);

    private static bool Fails(IOperation handler) => handler.Descendants().Any(static operation => operation switch
    {
        IThrowOperation => true,
        IInvocationOperation { TargetMethod: var method } => method.Name.StartsWith("Throw", StringComparison.Ordinal)
            || (method.IsOf("System.Environment") && method.Name is "Exit" or "FailFast"),
        _ => false,
    });
}
