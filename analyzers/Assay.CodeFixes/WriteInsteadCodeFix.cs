using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes;

/// <summary>
/// ASY3012, 3013, 3014, 4002, 4007, 4010, 4011, 5013 and 6006: writes what was probably meant in the place of a text or number. A constant that an argument
/// names is left alone.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WriteInsteadCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        RuleIds.RunsEachMinute, RuleIds.BadQuantity, RuleIds.UnlikelyQuantity, RuleIds.EffectlessGate, RuleIds.NegativeMargin, RuleIds.MissingMetric, RuleIds.NearMetric, RuleIds.MetricNeverComputed,
        RuleIds.BadName,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax written || LiteralOf(written) is not { } literal)
            return;
        for (var index = 0; index < Replacements.Most; index++)
        {
            if (!diagnostic.Properties.TryGetValue(Replacements.Key(index), out var text) || text is null)
                continue;
            var code = literal.IsKind(SyntaxKind.StringLiteralExpression) ? SyntaxFactory.Literal(text).Text : text;
            context.RegisterCodeFix(
                CodeAction.Create($"Write {code}", _ => Task.FromResult(Write(context.Document, root, written, code)), Replacements.Key(index)), diagnostic);
        }
    }

    private static LiteralExpressionSyntax? LiteralOf(ExpressionSyntax written) => written switch
    {
        LiteralExpressionSyntax literal => literal,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax literal } => literal,
        _ => null,
    };

    private static Document Write(Document document, SyntaxNode root, ExpressionSyntax written, string code) =>
        document.WithSyntaxRoot(root.ReplaceNode(written, SyntaxFactory.ParseExpression(code).WithTriviaFrom(written)));
}
