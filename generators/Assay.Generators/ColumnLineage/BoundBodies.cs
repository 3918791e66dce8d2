using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Generators.ColumnLineage;

/// <summary>The bodies of a compilation's methods as the compiler binds them, each bound once. It never leaves the reading of one declaration.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="known">A model of one of its trees that is there already.</param>
internal sealed class BoundBodies(Compilation compilation, SemanticModel? known)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a type is declared in this compilation.</summary>
    public bool Declares(INamedTypeSymbol type) =>
        !type.DeclaringSyntaxReferences.IsEmpty && compilation.ContainsSyntaxTree(type.DeclaringSyntaxReferences[0].SyntaxTree);

    /// <summary>The body of a method; null where it has none to read.</summary>
    public IOperation? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        if (_bodies.TryGetValue(method, out var bound))
            return bound;
        IOperation? body = null;
        var part = method.PartialImplementationPart ?? method;
        if (part.DeclaringSyntaxReferences is [var reference] && compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            var syntax = reference.GetSyntax(cancellation);
            // A positional record's constructor has no body of its own.
            body = syntax is TypeDeclarationSyntax ? null : ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) switch
            {
                IMethodBodyBaseOperation { BlockBody: { } block } => block,
                IMethodBodyBaseOperation { ExpressionBody: { } expression } => expression,
                ILocalFunctionOperation local => local.Body,
                IBlockOperation block => block,
                _ => null,
            };
        }

        return _bodies[method] = body;
    }

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (known?.SyntaxTree == tree)
            return known;
        if (!_models.TryGetValue(tree, out var model))
            _models[tree] = model = compilation.GetSemanticModel(tree);
        return model;
    }
}
