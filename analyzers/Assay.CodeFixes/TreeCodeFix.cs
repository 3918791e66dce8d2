using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>A fix that changes the tree around the place of a diagnostic. Several in one file are applied one after the other, so that they may touch the same method.</summary>
public abstract class TreeCodeFix : CodeFixProvider
{
    /// <summary>What the user chooses.</summary>
    private protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await MendAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || !CanMend(Node(root, diagnostic), diagnostic))
            return;
        context.RegisterCodeFix(
            CodeAction.Create(Title, cancellation => MendAsync(context.Document, [diagnostic], cancellation), GetType().Name), diagnostic);
    }

    /// <summary>Whether the remedy can be written here.</summary>
    private protected abstract bool CanMend(SyntaxNode node, Diagnostic diagnostic);

    /// <summary>Writes it.</summary>
    private protected abstract SyntaxNode Mend(SyntaxNode root, SyntaxNode node);

    private async Task<Document> MendAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } original)
            return document;
        var nodes = diagnostics.Select(one => (Diagnostic: one, Node: Node(original, one)))
            .Where(one => CanMend(one.Node, one.Diagnostic)).Select(static one => one.Node).Distinct().ToList();
        var root = original.TrackNodes(nodes);
        foreach (var node in nodes)
        {
            if (root.GetCurrentNode(node) is { } current)
                root = Mend(root, current);
        }

        return document.WithSyntaxRoot(root);
    }

    private static SyntaxNode Node(SyntaxNode root, Diagnostic diagnostic) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
}
