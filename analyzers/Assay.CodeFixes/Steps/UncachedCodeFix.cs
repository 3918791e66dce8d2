using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Flows;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes.Steps;

/// <summary>ASY3007: runs the step each time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UncachedCodeFix : TreeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NotReproducible];

    private protected override string Title => "Set Cache = false on the step";

    private protected override bool CanMend(SyntaxNode node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(ReproducibilityRule.InStep) && StepSyntax.MethodAround(node) is not null;

    private protected override SyntaxNode Mend(SyntaxNode root, SyntaxNode node)
    {
        var step = StepSyntax.AttributeOf(StepSyntax.MethodAround(node)!)!;
        var off = AttributeEdits.Parse("Step(Cache = false)").ArgumentList!;
        var given = step.ArgumentList?.Arguments ?? [];
        if (given.FirstOrDefault(static one => one.NameEquals?.Name.Identifier.ValueText == "Cache") is { } cache)
            return root.ReplaceNode(cache.Expression, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression));
        if (given.Count == 0)
            return root.ReplaceNode(step, step.WithArgumentList(off));
        var space = SyntaxFactory.TriviaList(SyntaxFactory.Space);
        return root.ReplaceNode(step, step.WithArgumentList(step.ArgumentList!.WithArguments(given.Add(off.Arguments[0].WithLeadingTrivia(space)))));
    }
}
