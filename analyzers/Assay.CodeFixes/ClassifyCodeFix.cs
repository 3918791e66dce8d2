using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Flows.Columns;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY6004: classifies the member that the column is put into, so that it is masked as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ClassifyCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Unmasked];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (diagnostic.AdditionalLocations is not [{ SourceTree: { } tree } place] || context.Document.Project.Solution.GetDocument(tree) is not { } document
            || !diagnostic.Properties.TryGetValue(SensitiveRule.Class, out var named))
        {
            return Task.CompletedTask;
        }

        var attribute = $"Sensitive(Sensitivity.{named})";
        context.RegisterCodeFix(
            CodeAction.Create($"Add [{attribute}]", cancellation => ApplyAsync(document, place.SourceSpan, attribute, cancellation), nameof(ClassifyCodeFix)), diagnostic);
        return Task.CompletedTask;
    }

    private static async Task<Solution> ApplyAsync(Document document, TextSpan member, string attribute, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var node = root?.FindNode(member);
        if (((SyntaxNode?)node?.FirstAncestorOrSelf<ParameterSyntax>() ?? node?.FirstAncestorOrSelf<PropertyDeclarationSyntax>()) is not { } column)
            return document.Project.Solution;
        return (await ColumnAttributeCodeFix.AddAsync(document, column, attribute, cancellation).ConfigureAwait(false)).Project.Solution;
    }
}
