using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Pipelines;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY4004: takes the rows that the same step held out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HeldOutCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.EvaluatedOnTraining];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.TryGetValue(HeldOutRule.Step, out var step) || !diagnostic.Properties.TryGetValue(HeldOutRule.Output, out var output))
            return;
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ParameterSyntax>() is not { } parameter)
            return;
        var from = $"From(nameof({step}), \"{output}\")";
        context.RegisterCodeFix(
            CodeAction.Create($"Take [{from}]", cancellation => ApplyAsync(context.Document, parameter, from, cancellation), nameof(HeldOutCodeFix)), diagnostic);
    }

    private static async Task<Document> ApplyAsync(Document document, ParameterSyntax parameter, string from, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var existing = parameter.AttributeLists.SelectMany(static list => list.Attributes).FirstOrDefault(static one => IsFrom(one.Name));
        return document.WithText(text.WithChanges(existing is null
            ? new TextChange(new TextSpan(parameter.SpanStart, 0), $"[{from}] ")
            : new TextChange(existing.Span, existing.Name is QualifiedNameSyntax name ? $"{name.Left}.{from}" : from)));
    }

    private static bool IsFrom(NameSyntax name) => (name is QualifiedNameSyntax qualified ? qualified.Right : name).ToString() is "From" or "FromAttribute";
}
