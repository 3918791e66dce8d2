using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Assay.CodeFixes.Steps;

/// <summary>ASY3040: throws again when all is said, in place of what was returned instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RethrowCodeFix : TreeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.SwallowedException];

    private protected override string Title => "Throw again";

    private protected override bool CanMend(SyntaxNode node, Diagnostic diagnostic) => node.FirstAncestorOrSelf<CatchClauseSyntax>() is not null;

    private protected override SyntaxNode Mend(SyntaxNode root, SyntaxNode node)
    {
        var block = node.FirstAncestorOrSelf<CatchClauseSyntax>()!.Block;
        var again = SyntaxFactory.ThrowStatement().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);
        return root.ReplaceNode(block, block.Statements.LastOrDefault() is ReturnStatementSyntax returned
            ? block.ReplaceNode(returned, again.WithTriviaFrom(returned))
            : block.AddStatements(again).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
