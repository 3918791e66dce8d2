using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>ASY3041: a step blocks its thread until something else is done.</summary>
internal static class BlockingCallRule
{
    public static void Check(Step step)
    {
        foreach (var operation in step.Body.DescendantsAndSelf())
        {
            if (Blocking(operation) is { } name && !IsAwaitedBefore(operation, step.Body) && CanAwait(operation))
                step.Pipeline.Report(Descriptors.BlockingCall, operation.Syntax.GetLocation(), step.Method.Name, name);
        }
    }

    private static string? Blocking(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result" } property } when IsTask(property.ContainingType) => ".Result",
        IInvocationOperation { TargetMethod: { Name: "Wait" } method } when IsTask(method.ContainingType) => ".Wait()",
        IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny" } method } when method.IsOf("System.Threading.Tasks.Task") => $"Task.{method.Name}",
        IInvocationOperation { TargetMethod: { Name: "GetResult" }, Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter" } awaiter }
            when awaiter.Instance?.Type is INamedTypeSymbol type && IsTask(type) => ".GetAwaiter().GetResult()",
        IInvocationOperation { TargetMethod: { Name: "Sleep" } method } when method.IsOf("System.Threading.Thread") => "Thread.Sleep",
        _ => null,
    };

    private static bool IsTask(INamedTypeSymbol type) => type.OriginalDefinition is var task
        && (task.IsNamed("System.Threading.Tasks.Task") || task.IsNamed("System.Threading.Tasks.Task`1") || task.IsNamed("System.Threading.Tasks.ValueTask`1"));

    // A task that was awaited is done, and asking it for its result doesn't wait.
    private static bool IsAwaitedBefore(IOperation operation, IOperation body)
    {
        var tasks = operation.Locals().ToList();
        return tasks.Count > 0 && body.DescendantsAndSelf().OfType<IAwaitOperation>()
            .Any(wait => wait.Syntax.SpanStart < operation.Syntax.SpanStart && wait.Locals().Any(local => tasks.Exists(task => Calls.Same(task, local))));
    }

    // What a library calls back can't await.
    private static bool CanAwait(IOperation operation)
    {
        for (var around = operation.Syntax.Parent; around is not (null or MethodDeclarationSyntax); around = around.Parent)
        {
            if (around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or LockStatementSyntax)
                return false;
        }

        return true;
    }
}
