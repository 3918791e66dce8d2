using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes;

/// <summary>A fix that puts an attribute behind the one that a diagnostic stands at.</summary>
public abstract class DeclarationAttributeCodeFix : CodeFixProvider
{
    /// <summary>The attribute's text, with nothing around it.</summary>
    private protected abstract string Attribute { get; }

    /// <summary>The same where it depends on what was found.</summary>
    private protected virtual string AttributeFor(Diagnostic diagnostic) => Attribute;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (!Mends(diagnostic))
            return;
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } place)
            return;
        var attribute = AttributeFor(diagnostic);
        // Where the namespace isn't imported, it is written out.
        var qualified = place.Name is QualifiedNameSyntax name ? Qualified($"{name.Left}.", attribute) : attribute;
        context.RegisterCodeFix(
            CodeAction.Create($"Add [{attribute}]", _ => Task.FromResult(context.Document.WithSyntaxRoot(Apply(root, list, qualified))), GetType().Name), diagnostic);
    }

    /// <summary>Whether the attribute is what the diagnostic asks for.</summary>
    private protected virtual bool Mends(Diagnostic diagnostic) => true;

    /// <summary>The attribute's text where the namespace isn't imported.</summary>
    private protected virtual string Qualified(string space, string attribute) => space + attribute;

    /// <summary>Changes the document.</summary>
    private protected virtual SyntaxNode Apply(SyntaxNode root, AttributeListSyntax list, string attribute) => AttributeEdits.AddAfter(root, list, attribute);
}
