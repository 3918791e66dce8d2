using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>Takes items out of lists with commas.</summary>
internal static class ListRemoval
{
    /// <summary>Takes attributes out; a list that none is left of goes with its line.</summary>
    public static IEnumerable<TextChange> Attributes(IEnumerable<AttributeSyntax> attributes)
    {
        foreach (var list in attributes.ToLookup(static one => (AttributeListSyntax)one.Parent!))
        {
            var gone = new HashSet<SyntaxNode>(list);
            yield return gone.Count < list.Key.Attributes.Count
                ? Items(list.Key.Attributes, gone)
                : new TextChange(TextSpan.FromBounds(list.Key.SpanStart, list.Key.GetLastToken().GetNextToken().SpanStart), "");
        }
    }

    /// <summary>Takes arguments out of attributes, with the brackets where none is left.</summary>
    public static IEnumerable<TextChange> Arguments(IEnumerable<AttributeArgumentSyntax> arguments)
    {
        foreach (var list in arguments.ToLookup(static one => (AttributeArgumentListSyntax)one.Parent!))
        {
            var gone = new HashSet<SyntaxNode>(list);
            yield return gone.Count < list.Key.Arguments.Count ? Items(list.Key.Arguments, gone) : new TextChange(list.Key.Span, "");
        }
    }

    private static TextChange Items<T>(SeparatedSyntaxList<T> items, HashSet<SyntaxNode> gone)
        where T : SyntaxNode => new(items.Span, string.Join(", ", items.Where(item => !gone.Contains(item)).Select(static item => item.ToString())));
}
