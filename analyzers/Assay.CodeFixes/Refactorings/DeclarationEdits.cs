using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes.Refactorings;

/// <summary>What has to be written to make a declaration of a type: as text, so that nothing else of the file moves.</summary>
internal static class DeclarationEdits
{
    public static IEnumerable<TextChange> Of(
        TypeDeclarationSyntax type, INamedTypeSymbol symbol, string attribute, string marker, SemanticModel model, CancellationToken cancellation)
    {
        var text = type.SyntaxTree.GetText(cancellation);
        var end = text.Lines[0] is { } line && line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
        var (isImported, isFree) = Scope(type, marker, model);
        if (!isImported && isFree)
            yield return Import((CompilationUnitSyntax)type.SyntaxTree.GetRoot(cancellation), end);
        yield return Insert(type.SpanStart, $"[{(isFree ? "" : "global::Assay.")}{attribute}]{end}{Indentation(text, type.SpanStart)}");
        foreach (var part in type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            if (!part.Modifiers.Any(SyntaxKind.PartialKeyword))
                yield return Insert(part.Keyword.SpanStart, "partial ");
        }

        foreach (var change in FieldEdits.Of(type, symbol, model, text, end, cancellation))
            yield return change;
    }

    /// <summary>A change that only adds.</summary>
    public static TextChange Insert(int place, string text) => new(new TextSpan(place, 0), text);

    /// <summary>The space before the first word of a place's line.</summary>
    public static string Indentation(SourceText text, int place)
    {
        var line = text.ToString(text.Lines.GetLineFromPosition(place).Span);
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    // Whether the attribute's name means ours there, and whether it would after an import: somebody else's may be in the way.
    private static (bool IsImported, bool IsFree) Scope(TypeDeclarationSyntax type, string marker, SemanticModel model)
    {
        var name = marker.Substring(marker.LastIndexOf('.') + 1);
        var found = model.LookupNamespacesAndTypes(type.SpanStart, name: name)
            .Concat(model.LookupNamespacesAndTypes(type.SpanStart, name: name.Substring(0, name.Length - "Attribute".Length)));
        var others = found.Where(one => one is not INamedTypeSymbol known || !known.IsNamed(marker)).ToList();
        return (found.Count() > others.Count, others.Count == 0);
    }

    private static TextChange Import(CompilationUnitSyntax unit, string end)
    {
        var usings = unit.Usings.Where(static one => one.Alias is null && one.StaticKeyword.IsKind(SyntaxKind.None) && one.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        var later = usings.FirstOrDefault(static one => IsLater(one.Name!.ToString()));
        if (later is not null && later != unit.Usings[0])
            return Insert(later.SpanStart, $"using Assay;{end}");
        if (later is null && unit.Usings.LastOrDefault() is { } last)
            return Insert(last.Span.End, $"{end}using Assay;");
        // Before the first word, behind a comment that heads the file; a comment that documents a type stays with it.
        var first = later?.SpanStart ?? unit.Members[0] switch
        {
            BaseNamespaceDeclarationSyntax space => space.SpanStart,
            var member => member.FullSpan.Start,
        };
        return Insert(first, later is null ? $"using Assay;{end}{end}" : $"using Assay;{end}");
    }

    private static bool IsLater(string name) =>
        name != "System" && !name.StartsWith("System.", StringComparison.Ordinal) && string.CompareOrdinal(name, "Assay") > 0;
}
