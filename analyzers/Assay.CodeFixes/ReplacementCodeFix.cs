using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes;

/// <summary>A fix that writes another text in place of the one that a diagnostic stands at.</summary>
public abstract class ReplacementCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <summary>The text that is right; null where a machine can't tell.</summary>
    private protected abstract string? Mended(string text, Diagnostic diagnostic);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        // A constant is written elsewhere, and others may use it.
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal
            || !literal.IsKind(SyntaxKind.StringLiteralExpression) || Mended(literal.Token.ValueText, diagnostic) is not { } mended)
        {
            return;
        }

        var written = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(mended)).WithTriviaFrom(literal);
        context.RegisterCodeFix(
            CodeAction.Create($"Write {written}", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(literal, written))), GetType().Name),
            diagnostic);
    }
}
