using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Rename;

namespace Assay.CodeFixes;

/// <summary>ASY3015: renames a step or parameter, and all that names it, to plain letters and digits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PlainNameCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NotKubeflowsName];

    /// <summary>None: each renaming changes the whole solution, and they can't be merged.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.TryGetValue(Replacements.Key(0), out var name) || name is null)
            return;
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan) is not { } node || model?.GetDeclaredSymbol(node, context.CancellationToken) is not { } symbol)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Rename to {name}",
                cancellation => Renamer.RenameSymbolAsync(context.Document.Project.Solution, symbol, default, name, cancellation),
                nameof(PlainNameCodeFix)),
            diagnostic);
    }
}
