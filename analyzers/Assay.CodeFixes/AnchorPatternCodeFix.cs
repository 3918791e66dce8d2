using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Datasets.Patterns;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY1017: writes the anchors that a pattern has in effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AnchorPatternCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnanchoredPattern];

    private protected override string? Title(SyntaxNode root, Diagnostic diagnostic) => TextAt(root, diagnostic) is null ? null : "Anchor the pattern";

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (TextAt(root, diagnostic) is not { } text)
                continue;
            yield return new TextChange(new TextSpan(text.Start, 0), diagnostic.Properties[PatternRules.Before] ?? "");
            yield return new TextChange(new TextSpan(text.End, 0), diagnostic.Properties[PatternRules.After] ?? "");
        }
    }

    // What stands between the quotes. A pattern that comes from a constant is used elsewhere, too.
    private static TextSpan? TextAt(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax { Token: var token })
            return null;
        var quotes = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => 1,
            SyntaxKind.SingleLineRawStringLiteralToken => token.Text.Length - token.Text.TrimStart('"').Length,
            _ => 0,
        };
        var opening = quotes + (token.Text.StartsWith("@", StringComparison.Ordinal) ? 1 : 0);
        return quotes == 0 ? null : TextSpan.FromBounds(token.SpanStart + opening, token.Span.End - quotes);
    }
}
