using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.CodeFixes.Steps;

/// <summary>ASY3043: hands the token to every call that leaves it out, and to every loop that awaits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CancellationCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnusedCancellation];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ParameterSyntax>() is not { } token || StepSyntax.MethodAround(token) is not { } method)
            return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;
        var places = Places(method, model, context.CancellationToken).ToDictionary(static one => one.Node, static one => one.Parameter);
        if (places.Count == 0)
            return;
        var name = token.Identifier.Text;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Hand on '{name}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNodes(places.Keys, (place, now) => Handed(now, places[place], name)))),
                nameof(CancellationCodeFix)),
            context.Diagnostics[0]);
    }

    // With the name of the parameter that takes the token; none where a loop awaits.
    private static IEnumerable<(SyntaxNode Node, string? Parameter)> Places(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in method.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax && model.GetOperation(node, cancellation) is IInvocationOperation call)
            {
                foreach (var argument in call.Arguments)
                {
                    if (argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && WireTypes.IsCancellation(parameter.Type))
                        yield return (node, parameter.Name);
                }
            }
            else if (node is ForEachStatementSyntax { Expression: IdentifierNameSyntax rows } loop && loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
            {
                yield return (rows, null);
            }
        }
    }

    private static SyntaxNode Handed(SyntaxNode node, string? parameter, string token)
    {
        if (node is not InvocationExpressionSyntax call)
            return SyntaxFactory.ParseExpression($"{node}.WithCancellation({token})").WithTriviaFrom(node);
        var given = call.ArgumentList.Arguments;
        var argument = SyntaxFactory.ParseArgumentList($"({parameter}: {token})").Arguments[0];
        return call.WithArgumentList(call.ArgumentList.WithArguments(given.Add(given.Count == 0 ? argument : argument.WithLeadingTrivia(SyntaxFactory.Space))));
    }
}
