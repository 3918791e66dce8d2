using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Lineage;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Assay.CodeFixes;

/// <summary>ASY6020 and 6021: writes before a column where it comes from, in the place of what is said there so far.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DerivedFromCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.OtherOrigin, RuleIds.OpaqueColumn];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.TryGetValue(DerivedFromRules.Write, out var write) || string.IsNullOrEmpty(write))
            return;
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var node = root?.FindNode(context.Span);
        if (((SyntaxNode?)node?.FirstAncestorOrSelf<ParameterSyntax>() ?? node?.FirstAncestorOrSelf<PropertyDeclarationSyntax>()) is not { } column)
            return;
        var title = diagnostic.Id == RuleIds.OtherOrigin ? "Write what the code shows" : "Say where it comes from";
        context.RegisterCodeFix(
            CodeAction.Create(title, cancellation => ApplyAsync(context.Document, column, Derivation.Split(write!), cancellation), nameof(DerivedFromCodeFix)), diagnostic);
    }

    private static async Task<Document> ApplyAsync(Document document, SyntaxNode column, IReadOnlyList<string> attributes, CancellationToken cancellation)
    {
        var lists = column is ParameterSyntax parameter ? parameter.AttributeLists : ((PropertyDeclarationSyntax)column).AttributeLists;
        if (!lists.SelectMany(static list => list.Attributes).Any(IsDerivedFrom))
            return await AddAsync(document, column, attributes, cancellation).ConfigureAwait(false);
        var (kept, isWritten) = (new List<AttributeListSyntax>(), false);
        foreach (var list in lists)
        {
            var all = list.Attributes;
            foreach (var said in list.Attributes.Where(IsDerivedFrom))
            {
                var here = all.First(one => one.IsEquivalentTo(said));
                all = isWritten ? all.Remove(here) : all.ReplaceRange(here, attributes.Select(AttributeEdits.Parse));
                isWritten = true;
            }

            if (all.Count > 0)
                kept.Add(all == list.Attributes ? list : list.WithAttributes(all).WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation));
        }

        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var changed = SyntaxFactory.List(kept);
        return document.WithSyntaxRoot(root.ReplaceNode(
            column, column is ParameterSyntax one ? one.WithAttributeLists(changed) : ((PropertyDeclarationSyntax)column).WithAttributeLists(changed)));
    }

    private static async Task<Document> AddAsync(Document document, SyntaxNode column, IReadOnlyList<string> attributes, CancellationToken cancellation)
    {
        var added = await ColumnAttributeCodeFix.AddAsync(document, column, string.Join(", ", attributes), cancellation).ConfigureAwait(false);
        var root = (await added.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var list = root.FindToken(column.SpanStart).Parent!.FirstAncestorOrSelf<AttributeListSyntax>()!;
        return added.WithSyntaxRoot(root.ReplaceNode(list, list.WithAdditionalAnnotations(Simplifier.Annotation)));
    }

    private static bool IsDerivedFrom(AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name;
        return name is SimpleNameSyntax { Identifier.ValueText: "DerivedFrom" or "DerivedFromAttribute" };
    }
}
