using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes;

/// <summary>ASY3017: ends a training after a working day at the latest.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TimeoutCodeFix : CodeFixProvider
{
    private const string Argument = "Timeout = \"8h\"";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.EndlessTraining];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is not { } step)
            return;
        context.RegisterCodeFix(
            CodeAction.Create($"Add {Argument}", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(step, Limited(step)))), nameof(TimeoutCodeFix)),
            context.Diagnostics[0]);
    }

    private static AttributeSyntax Limited(AttributeSyntax step)
    {
        var list = AttributeEdits.Parse($"Step({Argument})").ArgumentList!;
        return step.WithArgumentList(step.ArgumentList is { Arguments.Count: > 0 } given ? given.AddArguments(list.Arguments[0]) : list);
    }
}
