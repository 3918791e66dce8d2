using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Reading;

/// <summary>
/// Reads the XML summary of a declaration from its leading trivia: a build without a documentation file shows the compiler plain comments
/// in place of documentation, so the marks are stripped by hand in both modes.
/// </summary>
internal static class XmlSummary
{
    private static readonly Regex s_space = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>The summary as one line of plain text; null where there is none or it isn't well-formed.</summary>
    public static string? Of(ISymbol symbol, CancellationToken cancellation) => Element(symbol, "summary", null, cancellation)
        ?? (symbol is IPropertySymbol { PartialImplementationPart: { } part } ? Element(part, "summary", null, cancellation) : null);

    /// <summary>
    /// The text of a parameter of a positional record or method: its <c>param</c> element on the declaration.
    /// </summary>
    public static string? OfParameter(ISymbol declaration, string parameter, CancellationToken cancellation) =>
        Element(declaration, "param", parameter, cancellation);

    private static string? Element(ISymbol symbol, string element, string? name, CancellationToken cancellation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (Comment(reference.GetSyntax(cancellation)) is { } comment && Find(comment, element, name) is { } text)
                return text;
        }

        return null;
    }

    private static string? Comment(SyntaxNode node)
    {
        var owner = node is VariableDeclaratorSyntax ? node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node : node;
        var text = new StringBuilder();
        foreach (var trivia in owner.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
                || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia))
            {
                Append(text, trivia.ToFullString());
            }
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static void Append(StringBuilder text, string trivia)
    {
        foreach (var raw in trivia.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith("///", StringComparison.Ordinal))
                text.Append(line.Substring(3)).Append('\n');
            else if (line.StartsWith("/**", StringComparison.Ordinal))
                text.Append(TrimEnd(line.Substring(3))).Append('\n');
            else if (text.Length > 0 && line.StartsWith("*", StringComparison.Ordinal))
                text.Append(TrimEnd(line == "*/" ? "" : line.Substring(1))).Append('\n');
        }
    }

    private static string TrimEnd(string line) => line.EndsWith("*/", StringComparison.Ordinal) ? line.Substring(0, line.Length - 2) : line;

    private static string? Find(string comment, string element, string? name)
    {
        if (name is null && Simple(comment, element) is { } simple)
            return simple;
        XElement root;
        try
        {
            root = XElement.Parse($"<doc>{comment}</doc>");
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }

        foreach (var found in root.Elements(element))
        {
            if (name is not null && found.Attribute("name")?.Value != name)
                continue;
            var text = s_space.Replace(Plain(found), " ").Trim();
            return text.Length == 0 ? null : text;
        }

        return null;
    }

    // Nearly every comment is one element of plain text, and a reader of XML costs more than all else that a column is read for.
    private static string? Simple(string comment, string element)
    {
        var text = comment.Trim();
        var (open, close) = ($"<{element}>", $"</{element}>");
        if (!text.StartsWith(open, StringComparison.Ordinal) || !text.EndsWith(close, StringComparison.Ordinal) || text.Length <= open.Length + close.Length)
            return null;
        text = text.Substring(open.Length, text.Length - open.Length - close.Length);
        foreach (var letter in text)
        {
            // What XML reads as something else than itself, or refuses.
            if (letter is '<' or '&' or '>' || (letter < ' ' && letter is not ('\t' or '\n' or '\r')) || char.IsSurrogate(letter) || letter >= '\uFFFE')
                return null;
        }

        text = s_space.Replace(text, " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Plain(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement child when child.Attribute("cref") is { } cref && child.IsEmpty:
                    text.Append(LastPart(cref.Value));
                    break;
                case XElement child when child.IsEmpty:
                    text.Append(child.Attribute("langword")?.Value ?? child.Attribute("name")?.Value ?? " ");
                    break;
                case XElement child:
                    text.Append(Plain(child));
                    break;
            }
        }

        return text.ToString();
    }

    private static string LastPart(string cref)
    {
        var end = cref.IndexOf('(');
        var name = end < 0 ? cref : cref.Substring(0, end);
        return name.Substring(Math.Max(name.LastIndexOf('.'), name.LastIndexOf(':')) + 1);
    }
}
