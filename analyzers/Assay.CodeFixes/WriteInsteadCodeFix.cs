using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes;

/// <summary>ASY3013, 3014 and 6006: writes what was probably meant in the place of a text. A constant that the argument names is left alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WriteInsteadCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.BadQuantity, RuleIds.UnlikelyQuantity, RuleIds.BadName];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal)
            return;
        for (var index = 0; index < Replacements.Most; index++)
        {
            if (!diagnostic.Properties.TryGetValue(Replacements.Key(index), out var text) || text is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create($"Write \"{text}\"", _ => Task.FromResult(Write(context.Document, root, literal, text)), Replacements.Key(index)), diagnostic);
        }
    }

    private static Document Write(Document document, SyntaxNode root, LiteralExpressionSyntax literal, string text) => document.WithSyntaxRoot(root.ReplaceNode(
        literal, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text)).WithTriviaFrom(literal)));
}
