using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Assay.CodeFixes;

/// <summary>Adds attributes as text: the fix reads as what it writes.</summary>
internal static class AttributeEdits
{
    /// <summary>A list of one attribute, on a line of its own after another list.</summary>
    public static AttributeListSyntax List(string attribute) =>
        SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(Parse(attribute))).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The attribute that a text is.</summary>
    public static AttributeSyntax Parse(string attribute)
    {
        var type = (TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{attribute}] class C;")!;
        return type.AttributeLists[0].Attributes[0];
    }

    /// <summary>Puts attributes behind the list that another one stands in.</summary>
    public static SyntaxNode AddAfter(SyntaxNode root, AttributeListSyntax list, params string[] attributes) => root.InsertNodesAfter(
        list,
        attributes.Select(attribute => List(attribute).WithLeadingTrivia(Indentation(list)).WithTrailingTrivia(list.GetTrailingTrivia())));

    private static SyntaxTriviaList Indentation(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? [leading[leading.Count - 1]] : [];
    }
}
