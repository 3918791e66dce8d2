using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>A fix that gives the attribute that a diagnostic stands at one more argument.</summary>
public abstract class AttributeArgumentCodeFix : CodeFixProvider
{
    /// <summary>The argument's name and value, as they are written.</summary>
    private protected abstract (string Name, string Value) Argument { get; }

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Add {Argument.Name} = {Argument.Value}", cancellation => ApplyAsync(context.Document, Change(attribute), cancellation), GetType().Name),
            context.Diagnostics[0]);
    }

    private static async Task<Document> ApplyAsync(Document document, TextChange change, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(change));
    }

    private TextChange Change(AttributeSyntax attribute)
    {
        var written = $"{Argument.Name} = {Argument.Value}";
        if (attribute.ArgumentList is not { } list)
            return new TextChange(new TextSpan(attribute.Name.Span.End, 0), $"({written})");
        // One that is empty is there already.
        if (list.Arguments.FirstOrDefault(one => one.NameEquals?.Name.Identifier.ValueText == Argument.Name) is { } given)
            return new TextChange(given.Expression.Span, Argument.Value);
        return list.Arguments is [.., var last]
            ? new TextChange(new TextSpan(last.Span.End, 0), $", {written}")
            : new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), written);
    }
}
