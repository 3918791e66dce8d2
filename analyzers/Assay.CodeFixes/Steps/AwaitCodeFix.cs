using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Assay.CodeFixes.Steps;

/// <summary>ASY3041: awaits instead, and makes the step asynchronous where it isn't yet.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AwaitCodeFix : TreeCodeFix
{
    private const string Task = "global::System.Threading.Tasks.Task";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.BlockingCall];

    private protected override string Title => "Await it";

    // A method that hands on a task without being async would hand on a task of it.
    private protected override bool CanMend(SyntaxNode node, Diagnostic diagnostic) => node is ExpressionSyntax blocking && Awaited(blocking) is not null
        && StepSyntax.MethodAround(node) is { } method && (IsAsync(method) || !IsTask(method.ReturnType));

    private protected override SyntaxNode Mend(SyntaxNode root, SyntaxNode node)
    {
        var blocking = (ExpressionSyntax)node;
        ExpressionSyntax wait = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(default, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)), Awaited(blocking)!.WithoutTrivia());
        if (blocking.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax)
            wait = SyntaxFactory.ParenthesizedExpression(wait);
        var method = StepSyntax.MethodAround(node)!;
        var mended = method.ReplaceNode(blocking, wait.WithTriviaFrom(blocking));
        return root.ReplaceNode(method, IsAsync(method) ? mended : Async(mended));
    }

    private static MethodDeclarationSyntax Async(MethodDeclarationSyntax method)
    {
        var returned = method.ReturnType.WithoutTrivia().ToString();
        var task = SyntaxFactory.ParseTypeName(returned == "void" ? Task : $"{Task}<{returned}>").WithTriviaFrom(method.ReturnType);
        return method.WithReturnType(task.WithAdditionalAnnotations(Simplifier.Annotation))
            .AddModifiers(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space));
    }

    private static bool IsAsync(MethodDeclarationSyntax method) => method.Modifiers.Any(SyntaxKind.AsyncKeyword);

    private static bool IsTask(TypeSyntax type) => type.ToString().Split('<')[0].Split('.').Last() is "Task" or "ValueTask";

    private static ExpressionSyntax? Awaited(ExpressionSyntax blocking) => blocking switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result", Expression: var task } => task,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var on }, ArgumentList: var arguments } =>
            (name, on) switch
            {
                ("Wait", _) when arguments.Arguments.Count == 0 => on,
                ("GetResult", InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var task } }) => task,
                ("WaitAll", _) => SyntaxFactory.ParseExpression($"{on}.WhenAll{arguments}"),
                ("Sleep", _) => SyntaxFactory.InvocationExpression(
                    SyntaxFactory.MemberAccessExpression(
                        SyntaxKind.SimpleMemberAccessExpression,
                        SyntaxFactory.ParseExpression(Task).WithAdditionalAnnotations(Simplifier.Annotation),
                        SyntaxFactory.IdentifierName("Delay")),
                    arguments),
                _ => null,
            },
        _ => null,
    };
}
