using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Analyzers.Reporting;

/// <summary>Finds where in the source something stands.</summary>
internal static class Places
{
    /// <summary>Where an attribute stands.</summary>
    public static Location? Of(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation();

    /// <summary>The name of the part of a type that an attribute stands on: other parts may be generated.</summary>
    public static Location? NameOf(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.GetLocation();

    /// <summary>An argument of an attribute, by its name or place; the attribute where it isn't given.</summary>
    public static Location? Argument(AttributeData attribute, string? name, int index, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return null;
        var place = 0;
        foreach (var argument in syntax.ArgumentList?.Arguments ?? [])
        {
            if (argument.NameEquals is { } named ? named.Name.Identifier.ValueText == name : name is null && place++ == index)
                return argument.Expression.GetLocation();
        }

        return syntax.GetLocation();
    }

    /// <summary>A value of a list that an attribute takes, written as arguments or as an array; the attribute where it isn't found.</summary>
    public static Location? Element(AttributeData attribute, int index, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments })
            return Of(attribute, cancellation);
        var elements = arguments[0].Expression switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } values } => values.Expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer: { } values } => values.Expressions,
            CollectionExpressionSyntax list => list.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
            _ => arguments.Where(static argument => argument.NameEquals is null).Select(static argument => argument.Expression),
        };
        return elements.ElementAtOrDefault(index)?.GetLocation() ?? Of(attribute, cancellation);
    }

    /// <summary>Where a symbol is declared in source; null where it comes from elsewhere.</summary>
    public static Location? Of(ISymbol symbol)
    {
        foreach (var location in symbol.Locations)
        {
            if (location.IsInSource)
                return location;
        }

        return null;
    }
}
