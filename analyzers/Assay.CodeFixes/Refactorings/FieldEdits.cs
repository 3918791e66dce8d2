using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes.Refactorings;

/// <summary>Makes properties of the fields that ML.NET's classes hold their columns in; ML.NET takes either.</summary>
internal static class FieldEdits
{
    public static IEnumerable<TextChange> Of(
        TypeDeclarationSyntax type, INamedTypeSymbol symbol, SemanticModel model, SourceText text, string end, CancellationToken cancellation)
    {
        if (!symbol.GetMembers().OfType<IFieldSymbol>().Any(static field => field.GetAttributes().Any(IsOfMl)))
            yield break;
        foreach (var field in type.Members.OfType<FieldDeclarationSyntax>())
        {
            if (field.Declaration.Variables.All(variable => IsColumn(model.GetDeclaredSymbol(variable, cancellation))))
                yield return Change(field, text, end);
        }
    }

    private static bool IsOfMl(AttributeData attribute) => attribute.AttributeClass?.ContainingNamespace?.ToDisplayString() == "Microsoft.ML.Data";

    private static bool IsColumn(ISymbol? symbol) => symbol is IFieldSymbol
        {
            DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsConst: false, IsReadOnly: false, IsFixedSizeBuffer: false,
        } field
        && ColumnTypes.KindOf(ColumnTypes.Unwrap(field.Type, out _)) is not null;

    // The attributes and modifiers stand before each where one declaration held several.
    private static TextChange Change(FieldDeclarationSyntax field, SourceText text, string end)
    {
        var head = text.ToString(TextSpan.FromBounds(field.SpanStart, field.Declaration.Type.Span.End));
        var properties = field.Declaration.Variables.Select(variable =>
            $"{head} {variable.Identifier} {{ get; set; }}{(variable.Initializer is { } value ? $" {value};" : "")}");
        return new TextChange(field.Span, string.Join(end + DeclarationEdits.Indentation(text, field.SpanStart), properties));
    }
}
