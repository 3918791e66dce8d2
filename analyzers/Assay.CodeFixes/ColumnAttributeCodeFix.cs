using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>A fix that puts an attribute before a column: a property, or a positional parameter.</summary>
public abstract class ColumnAttributeCodeFix : CodeFixProvider
{
    /// <summary>The attribute's text, with nothing around it.</summary>
    private protected abstract string Attribute { get; }

    /// <summary>The attribute's text for a diagnostic.</summary>
    private protected virtual string Text(Diagnostic diagnostic) => Attribute;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var node = root?.FindNode(context.Span);
        if (((SyntaxNode?)node?.FirstAncestorOrSelf<ParameterSyntax>() ?? node?.FirstAncestorOrSelf<PropertyDeclarationSyntax>()) is not { } column)
            return;
        var attribute = Text(context.Diagnostics[0]);
        context.RegisterCodeFix(
            CodeAction.Create($"Add [{attribute}]", cancellation => AddAsync(context.Document, column, attribute, cancellation), GetType().Name),
            context.Diagnostics[0]);
    }

    /// <summary>Puts an attribute before a column.</summary>
    internal static async Task<Document> AddAsync(Document document, SyntaxNode column, string attribute, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var line = text.Lines.GetLineFromPosition(column.SpanStart);
        var before = text.ToString(TextSpan.FromBounds(line.Start, column.SpanStart));
        // A column that begins its line gets a line for the attribute; one among others gets it in front.
        var between = column is PropertyDeclarationSyntax && string.IsNullOrWhiteSpace(before)
            ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + before
            : " ";
        return document.WithText(text.WithChanges(new TextChange(new TextSpan(column.SpanStart, 0), $"[{attribute}]{between}")));
    }
}
