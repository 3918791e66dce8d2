using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>A fix of text that mends all places of a document at once: what is taken out of one list must not be taken out twice.</summary>
public abstract class DocumentCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root || Title(root, diagnostic) is not { } title)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(title, cancellation => ApplyAsync(context.Document, [diagnostic], cancellation), GetType().Name), diagnostic);
    }

    /// <summary>What the fix is called at a place; null where it has none.</summary>
    private protected abstract string? Title(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>What is to be changed, no two in one place.</summary>
    private protected abstract IEnumerable<TextChange> Changes(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics);

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return document;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(Changes(root, diagnostics).OrderBy(static change => change.Span.Start)));
    }
}
