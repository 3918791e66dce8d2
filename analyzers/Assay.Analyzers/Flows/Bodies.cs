using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Analyzers.Flows;

/// <summary>
/// What methods do, each bound once and only when a rule asks: those of declarations, and those that they call. A declaration without
/// methods costs nothing.
/// </summary>
internal sealed class Bodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>The body of a method of this project; null where it has none, or comes from elsewhere.</summary>
    public IOperation? Of(IMethodSymbol method, CancellationToken cancellation) =>
        _bodies.GetOrAdd((method.PartialImplementationPart ?? method).OriginalDefinition, one => Read(one, cancellation));

    private IOperation? Read(IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            // A project that is referred to in the editor has syntax as well, but of another compilation.
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree))
                continue;
            var syntax = reference.GetSyntax(cancellation);
            // The primary constructor of a record is its declaration, which does nothing.
            if (syntax is not TypeDeclarationSyntax && Model(reference.SyntaxTree).GetOperation(syntax, cancellation) is { } body)
                return body;
        }

        return null;
    }

    // A helper method may lie in another file than the declaration, and what waits for the end of the compilation shows on builds only.
#pragma warning disable RS1030
    private SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, one => compilation.GetSemanticModel(one));
#pragma warning restore RS1030
}
