using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Assay.CodeFixes;

/// <summary>ASY3019: takes a token. Where it is to be handed on, the framework's own analyzers then say (CA2016).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CancellationCodeFix : CodeFixProvider
{
    private const string Name = "cancellation";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UncancellableStep];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || method.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == Name))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Take a CancellationToken",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(method.ParameterList, method.ParameterList.AddParameters(Token())))),
                nameof(CancellationCodeFix)),
            context.Diagnostics[0]);
    }

    private static ParameterSyntax Token() => SyntaxFactory.Parameter(SyntaxFactory.Identifier(Name)).WithType(
        SyntaxFactory.ParseTypeName("global::System.Threading.CancellationToken").WithTrailingTrivia(SyntaxFactory.Space).WithAdditionalAnnotations(Simplifier.Annotation));
}
