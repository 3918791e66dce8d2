using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>Follows a method into the methods of the same project that it calls, two calls deep, each once.</summary>
internal static class MethodWalk
{
    /// <summary>How many calls are followed: what lies deeper isn't seen.</summary>
    public const int Deepest = 2;

    /// <summary>All operations of a method and of those that it calls.</summary>
    public static IEnumerable<Reached> From(IMethodSymbol method, Bodies bodies, CancellationToken cancellation)
    {
        if (bodies.Of(method, cancellation) is not { } body)
            return [];
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { method };
        return Walk(new Frame(method, body, null, null), bodies, seen, cancellation);
    }

    private static IEnumerable<Reached> Walk(Frame frame, Bodies bodies, HashSet<IMethodSymbol> seen, CancellationToken cancellation)
    {
        foreach (var operation in frame.Body.DescendantsAndSelf())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new Reached(operation, frame);
            if (frame.Depth >= Deepest || Called(operation) is not { } called || !IsFollowed(called) || !seen.Add(called.OriginalDefinition))
                continue;
            if (bodies.Of(called, cancellation) is not { } body)
                continue;
            foreach (var inner in Walk(new Frame(called.OriginalDefinition, body, operation, frame), bodies, seen, cancellation))
                yield return inner;
        }
    }

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation reference => reference.Property.GetMethod,
        _ => null,
    };

    // Local functions lie in the body already. A step that is called answers for itself, and a model may read its own folder.
    private static bool IsFollowed(IMethodSymbol method) => method.MethodKind != MethodKind.LocalFunction
        && method.GetAttributes().Find(KnownAttributes.Step) is null
        && method.ContainingType?.GetAttributes().Find(KnownAttributes.Model) is null;
}
