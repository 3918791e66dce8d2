using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Flows;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes.Steps;

/// <summary>ASY3007: gives a seed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SeedCodeFix : TreeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NotReproducible];

    private protected override string Title => "Give it a seed";

    private protected override bool CanMend(SyntaxNode node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(ReproducibilityRule.Seed) && Creation(node) is not null;

    private protected override SyntaxNode Mend(SyntaxNode root, SyntaxNode node)
    {
        var creation = Creation(node)!;
        // Random calls it Seed, MLContext seed; alone it needs no name where it is the only one.
        var given = creation.ArgumentList?.Arguments ?? [];
        var others = given.Where(static one => one.NameColon is { Name.Identifier.ValueText: not "seed" }).ToList();
        var seed = SyntaxFactory.ParseArgumentList(IsRandom(creation) ? "(1)" : "(seed: 1)");
        var separators = Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), others.Count);
        var list = seed.WithArguments(SyntaxFactory.SeparatedList([seed.Arguments[0], .. others], separators));
        // In 'new MLContext { … }' the space before the brace belongs to the type.
        return root.ReplaceNode(creation, creation switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: null } named =>
                named.WithType(named.Type.WithoutTrailingTrivia()).WithArgumentList(list.WithTrailingTrivia(named.Type.GetTrailingTrivia())),
            _ => creation.WithArgumentList(list.WithTriviaFrom(creation.ArgumentList!)),
        });
    }

    private static BaseObjectCreationExpressionSyntax? Creation(SyntaxNode node) => node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>();

    // What is made without a name of its type is declared by it.
    private static bool IsRandom(BaseObjectCreationExpressionSyntax creation) => creation is ObjectCreationExpressionSyntax { Type: var type }
        ? IsRandom(type)
        : creation.FirstAncestorOrSelf<VariableDeclarationSyntax>() is { Type: var declared } && IsRandom(declared);

    private static bool IsRandom(TypeSyntax type) => type.ToString().TrimEnd('?').Split('.').Last() == "Random";
}
