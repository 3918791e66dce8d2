using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY6001: writes a summary of the name's words, to be made a sentence.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SummaryCodeFix : CodeFixProvider
{
    private const string Title = "Write a summary of the name's words";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NoSummary];

    // Texts of several parameters stand at one place, which changes of single fixes would contend for.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async static (context, document, diagnostics) =>
        await ApplyAsync(document, diagnostics.Select(static one => one.Location.SourceSpan), context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(Title, cancellation => ApplyAsync(context.Document, [context.Span], cancellation), nameof(SummaryCodeFix)), context.Diagnostics[0]);
        return Task.CompletedTask;
    }

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<TextSpan> places, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return document;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changes = from span in places.OrderBy(static one => one.Start)
                      let node = root.FindNode(span)
                      let owner = node.FirstAncestorOrSelf<MemberDeclarationSyntax>()
                      where owner is not null
                      group Element(node, text.ToString(span)) by owner.SpanStart into elements
                      select Change(text, elements.Key, elements);
        return document.WithText(text.WithChanges(changes));
    }

    private static string Element(SyntaxNode node, string name) => node is ParameterSyntax
        ? $"/// <param name=\"{name}\">{Words(name)}</param>"
        : $"/// <summary>{Words(name)}</summary>";

    private static TextChange Change(SourceText text, int place, IEnumerable<string> elements)
    {
        var line = text.Lines.GetLineFromPosition(place);
        var before = text.ToString(TextSpan.FromBounds(line.Start, place));
        var indent = before.Substring(0, before.Length - before.TrimStart().Length);
        var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) is { Length: > 0 } own ? own : "\n";
        var added = string.Concat(elements.Select(element => element + end + indent));
        // A member behind another on its line gets one of its own.
        return new TextChange(new TextSpan(place, 0), before.Length == indent.Length ? added : end + indent + added);
    }

    private static string Words(string name)
    {
        var words = Names.Kebab(name.TrimStart('@')).Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? $"{name}." : $"{char.ToUpperInvariant(words[0])}{words.Substring(1)}.";
    }
}
